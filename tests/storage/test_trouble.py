"""A letter that does not arrive is marked on its placement, until something arrives there again."""

from collections.abc import Iterator

import pytest
from flask import Flask

from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events, queue, rebuild
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage import outbox, trouble
from citizen_portal.storage.outbox import OutboxDelivery, RefusedForGood

from ..placements import LINK, NO, YES, new, read_again, sent
from ..records.kept_rows import row_of

BROKEN: set[str] = set()


@pytest.fixture(autouse=True)
def mail(app: Flask) -> Iterator[None]:
    """Letters to broken addresses are refused; everything else arrives."""
    handlers = app.extensions["outbox"]
    before = handlers["letter"]
    handlers["letter"] = deliver
    with app.app_context():
        yield
    handlers["letter"] = before
    BROKEN.clear()


def deliver(item: OutboxDelivery) -> None:
    if item.content.get("side") in BROKEN:
        raise RefusedForGood("no-such-mailbox")


def delivered() -> None:
    while outbox.deliver():
        pass
    outbox.deliver()


def marked(record: PlacementRecord) -> int:
    kept: int = row_of(record)["trouble"]
    return kept


def lost_letter() -> PlacementRecord:
    delivered()
    BROKEN.add(Side.EMPLOYER)
    record = sent()
    delivered()
    return record


def test_a_letter_that_is_refused_is_marked_and_the_list_finds_it() -> None:
    record = lost_letter()
    assert marked(record) & trouble.of_side(Side.EMPLOYER) and not marked(record) & trouble.of_side(Side.CITIZEN)
    assert record.reference in [row.reference for row in queue.page("", {"breve": "ja"}, rows=1000).rows]
    assert all(row.trouble for row in queue.page("", {"breve": "ja"}, rows=1000).rows)


def test_another_address_takes_the_mark_away_of_its_side_alone() -> None:
    record = lost_letter()
    told = new(Side.CITIZEN, EventKind.CONTACT_CHANGED)
    record = events.record_event_with_retry(record, told)
    assert marked(record)
    events.record_event_with_retry(record, LINK)
    assert marked(record) == 0


def test_what_arrives_the_same_way_takes_it_away() -> None:
    record = lost_letter()
    BROKEN.clear()
    record = events.record_event_with_retry(record, NO)
    events.record_event_with_retry(record, YES)
    events.record_event_with_retry(
        read_again(record), new(Side.CITIZEN, EventKind.CHANGED, terms={"weekly_hours": "20"})
    )
    delivered()
    assert marked(record) == 0


def test_a_rebuild_reckons_the_same() -> None:
    record = lost_letter()
    before = row_of(record)
    rebuild.rebuild()
    assert row_of(record) == before and marked(record)


@pytest.mark.parametrize(("kind", "key", "some"), [
    ("letter", "letter:x:1:citizen", True), ("sms", "sms:letter:x:1:employer", True),
    ("handover", "handover:x:1", False), ("representative-letter", "representative:x:1", True),
    ("letter", "letter:x:gone", False),
])  # fmt: skip
def test_letters_alone_have_a_mark(kind: str, key: str, some: bool) -> None:
    assert bool(trouble.bit(kind, key)) is some
