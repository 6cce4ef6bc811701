"""The one door: whatever happens is written whole, with all that follows from it, or not at all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pytest
from flask import Flask

from citizen_portal import links
from citizen_portal.placement.state import Event
from citizen_portal.placement.status import Side
from citizen_portal.records import events, repository
from citizen_portal.records.events import record_event
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.registration import draft_repository
from citizen_portal.storage import outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.outbox import OutboxItem
from citizen_portal.storage.tables import EventRow, OutboxRow

from ..placements import CAFE, STORIES, WITHDRAW, YES, made, rows
from ..placements import sent as sent_placement

# Whatever follows belongs to it


@dataclass
class Watching:
    """A follower that writes down what it is told, and fails where it is to."""

    fails: bool = False
    seen: list[tuple[int, str, int]] = field(default_factory=list)

    def event_recorded(self, record: PlacementRecord, event: Event) -> Iterable[OutboxItem]:
        self.seen.append((event.number, event.kind, record.version))
        yield OutboxItem(f"watched:{record.id}:{event.number}", "watched", record.about, {})
        if self.fails:
            raise ZeroDivisionError

    def placement_deleted(self, record: PlacementRecord) -> Iterable[OutboxItem]:
        yield OutboxItem(f"watched:{record.id}:gone", "watched", "gone", {})
        if self.fails:
            raise ZeroDivisionError


@pytest.fixture
def watching(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Watching:
    watching = Watching()
    monkeypatch.setitem(app.extensions, "followers", (*app.extensions["followers"], watching))
    return watching


def test_a_follower_is_told_of_everything_once_with_the_record_as_it_stands_then(watching: Watching) -> None:
    made(STORIES["agreed"])
    assert watching.seen == [(1, "sent", 1), (2, "answered", 2), (3, "agreed", 3)]


@pytest.mark.parametrize("door", [lambda record: record_event(record, YES, 1),
                                  lambda record: record_event(record, WITHDRAW, 1),
                                  lambda record: events.renew_employer_link(record, "pia@example.com"),
                                  events.delete_placement,
                                  lambda _record: sent_placement()])  # fmt: skip
def test_a_follower_that_fails_takes_everything_with_it(
    watching: Watching, door: Callable[[PlacementRecord], object]
) -> None:
    record = sent_placement()
    before, watching.fails = rows(), True
    with pytest.raises(ZeroDivisionError):
        door(record)
    assert rows() == before


def test_a_draft_whose_sending_fails_is_still_there(watching: Watching) -> None:
    draft_repository.save("f" * 32, CAFE.fields)
    watching.fails = True
    with pytest.raises(ZeroDivisionError):
        events.send("f" * 32, CAFE.fields, "da")
    db.session.rollback()
    assert draft_repository.by_id("f" * 32) and repository.by_draft("f" * 32) is None


def test_what_a_follower_adds_is_there_with_the_event(watching: Watching) -> None:
    record = record_event(sent_placement(), YES, 1)
    kept = db.session.query(OutboxRow).filter_by(kind="watched", about=record.about)
    assert [row.key for row in kept.order_by(OutboxRow.key)] == [f"watched:{record.id}:{number}" for number in (1, 2)]


# Send, mute, delete


def test_sending_twice_makes_one_placement_and_one_of_each_letter() -> None:
    first = events.send("a" * 32, CAFE.fields, "da")
    before = rows()
    assert events.send("a" * 32, {**CAFE.fields, "tasks": "Andet"}, "pl") == first
    assert rows() == before


def test_a_reference_that_is_taken_is_not_given_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = sent_placement().reference
    offered = iter([taken, "CCCC-CCCC", "CCCC-DDDD", "FFFF-GGGG", "HHHH-JJJJ", "KKKK-MMMM"])
    monkeypatch.setattr(links, "new_code", lambda: next(offered))
    assert sent_placement().reference != taken


def test_a_sent_draft_takes_its_letters_with_it() -> None:
    draft_repository.save("b" * 32, CAFE.fields)
    outbox.put("draft:b", "draft-letter", f"drafts:{'b' * 32}", {})
    db.session.commit()
    events.send("b" * 32, CAFE.fields, "da")
    assert draft_repository.by_id("b" * 32) is None
    assert not db.session.query(OutboxRow).filter_by(about=f"drafts:{'b' * 32}").count()


def reminders(record: PlacementRecord) -> set[str]:
    """The sides that are still to be reminded of something."""
    kept = db.session.query(OutboxRow).filter(OutboxRow.key.startswith(f"remind:{record.id}:"))
    return {row.key.split(":")[2] for row in kept}


def test_a_side_that_wants_no_reminders_gets_none_of_those_that_wait_or_follow() -> None:
    record = sent_placement()
    assert reminders(record) == {"citizen", "employer"}
    events.mute_reminders(record, Side.EMPLOYER)
    assert reminders(record) == {"citizen"}
    muted = repository.by_id(record.id)
    assert muted is not None and muted.muted == {Side.EMPLOYER}
    record_event(muted, YES, 1)
    assert reminders(record) == {"citizen"}


def test_a_side_that_wants_no_reminders_still_gets_its_letters() -> None:
    record = sent_placement()
    events.mute_reminders(record, Side.CITIZEN)
    muted = repository.by_id(record.id)
    assert muted is not None
    record_event(muted, YES, 1)
    assert db.session.query(OutboxRow).filter_by(key=f"letter:{record.id}:2:citizen").count() == 1


def test_of_a_deleted_placement_only_its_farewell_is_left() -> None:
    record = made(STORIES["agreed"])
    events.delete_placement(record)
    assert repository.by_id(record.id) is None and repository.by_code(record.code) is None
    assert not db.session.query(EventRow).filter_by(placement_id=record.id).count()
    left = db.session.query(OutboxRow).filter(OutboxRow.key.contains(record.id), OutboxRow.done_at.is_(None))
    assert [row.key for row in left] == [f"letter:{record.id}:gone:employer"]


def test_deleting_one_leaves_the_others_as_they_are() -> None:
    other, record = made(STORIES["agreed"]), made(STORIES["agreed"])
    events.delete_placement(record)
    kept = repository.by_id(other.id)
    assert kept is not None and kept.state == other.state


def test_a_new_link_makes_a_new_round_and_a_new_code_and_ends_the_old_ones() -> None:
    record = sent_placement()
    token = record.employer_token()
    now = events.renew_employer_link(record, "pia@example.com")
    assert (now.employer_round, now.contact_email) == (2, "pia@example.com")
    assert repository.by_employer_link(token) is None and repository.by_code(record.code) is None
    assert repository.by_code(now.code) and repository.by_employer_link(now.employer_token())
