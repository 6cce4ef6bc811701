"""The one door: what may not happen is refused and leaves no trace, what may is written whole or not at all."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
from flask import Flask

from citizen_portal import links
from citizen_portal.placement.state import Event
from citizen_portal.placement.status import MOVES, TRANSITIONS, EventKind, Side, Status
from citizen_portal.records import events, repository
from citizen_portal.records.events import NewEvent, record_event
from citizen_portal.records.refusals import ChangedMeanwhile, GoneMeanwhile, NotAllowed, Refused
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.registration import draft_repository
from citizen_portal.storage import outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.outbox import OutboxItem
from citizen_portal.storage.tables import EventRow, OutboxRow

from ..placements import CAFE, CONTENT, NO, STORIES, YES, draft_of, made, moved, new, of, on, rows
from ..placements import sent as sent_placement

every_status = pytest.mark.parametrize("status", Status)
WITHDRAW = new(Side.CITIZEN, EventKind.WITHDRAWN)


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def in_every_way(status: Status) -> Iterator[PlacementRecord]:
    """Every placement that can stand like this, one after the other, on its day."""
    if status is Status.DRAFT:
        yield draft_of(sent_placement())
    for story in of(status).values():
        record = made(story)
        with on(story.day(record.state)):
            yield record


def happens(record: PlacementRecord, event: NewEvent) -> bool:
    try:
        record_event(record, event, record.version)
    except NotAllowed:
        return False
    return True


def allowed(status: Status) -> set[tuple[EventKind, Side]]:
    return {(kind, side) for kind, sides in TRANSITIONS[status].items() for side in sides}


# What may happen, and what may not


def test_there_is_a_placement_in_every_status_and_something_to_say_for_every_kind() -> None:
    assert {story.status for story in STORIES.values()} == set(Status) - {Status.DRAFT}
    assert set(CONTENT) == set(EventKind)


@every_status
def test_what_is_not_in_the_table_is_refused_and_leaves_no_trace(status: Status) -> None:
    refused = {(kind, side) for kind in EventKind for side in Side} - allowed(status)
    for record in in_every_way(status):
        before = rows()
        assert [one for one in refused if happens(record, new(one[1], one[0]))] == []
        assert rows() == before


@every_status
def test_what_is_in_the_table_can_happen_to_some_placement_that_stands_like_this(status: Status) -> None:
    for kind, side in allowed(status):
        event = new(side, kind)
        if kind is EventKind.MOVED:
            event = moved(MOVES[side][0], side)
        assert any(happens(record, event) for record in in_every_way(status)), (kind, side)


@every_status
def test_nobody_moves_a_placement_where_their_side_may_not(status: Status) -> None:
    record = next(in_every_way(status), None)
    assert record is not None
    elsewhere = [(side, to) for side in Side for to in Status if to not in MOVES[side]]
    before = rows()
    assert [one for one in elsewhere if happens(record, moved(one[1], one[0]))] == []
    assert rows() == before


@pytest.mark.parametrize("side", [Side.CITIZEN, Side.EMPLOYER])
def test_nobody_agrees_to_what_they_stand_by_already(side: Side) -> None:
    record = made(STORIES["answered" if side is Side.EMPLOYER else "answered, changed"])
    with pytest.raises(NotAllowed):
        record_event(record, new(side, EventKind.AGREED), record.version)


def test_a_declined_placement_is_neither_changed_nor_agreed_to() -> None:
    record = made(STORIES["declined"])
    assert not any(happens(record, new(Side.CITIZEN, kind)) for kind in (EventKind.CHANGED, EventKind.AGREED))


# Somebody else was faster


def test_whoever_decided_on_an_older_version_writes_nothing() -> None:
    record = sent_placement()
    record_event(record, YES, 1)
    before = rows()
    with pytest.raises(ChangedMeanwhile):
        record_event(record, NO, 1)
    assert rows() == before


def test_whoever_decided_on_a_version_that_is_none_writes_nothing() -> None:
    record = sent_placement()
    for version in (0, 2):
        with pytest.raises(ChangedMeanwhile):
            record_event(record, YES, version)


@pytest.mark.parametrize("door", [lambda record: record_event(record, YES, 1),
                                  lambda record: events.record_event_with_retry(record, WITHDRAW),
                                  lambda record: events.renew_employer_link(record, "")])  # fmt: skip
def test_to_what_was_deleted_meanwhile_nothing_happens(door: Callable[[PlacementRecord], object]) -> None:
    record = sent_placement()
    events.delete_placement(record)
    before = rows()
    with pytest.raises(GoneMeanwhile):
        door(record)
    assert rows() == before


def test_what_holds_whatever_happened_is_written_on_the_newest_version() -> None:
    record = sent_placement()
    record_event(record, YES, 1)
    now = events.record_event_with_retry(record, WITHDRAW)
    assert now.version == 3 and now.state.status is Status.WITHDRAWN and now.state.terms["weekly_hours"] == "25"


def test_what_holds_whatever_happened_is_refused_where_it_may_not_happen_any_more() -> None:
    record = sent_placement()
    record_event(record, WITHDRAW, 1)
    before = rows()
    with pytest.raises(NotAllowed):
        events.record_event_with_retry(record, WITHDRAW)
    assert rows() == before


def at_once(app: Flask, doors: list[Callable[[], object]]) -> list[object]:
    """Each in a thread of its own; what came of it, or the refusal."""

    def through(door: Callable[[], object]) -> object:
        with app.app_context():
            try:
                return door()
            except Refused as refused:
                return type(refused)

    with ThreadPoolExecutor(len(doors)) as crowd:
        return list(crowd.map(through, doors))


def test_of_eight_who_write_at_once_one_is_heard(app: Flask) -> None:
    record = sent_placement()
    db.release()
    came = at_once(app, [lambda: record_event(record, YES, 1)] * 8)
    assert came.count(ChangedMeanwhile) == 7
    assert repository.by_id(record.id).version == 2  # type: ignore[union-attr]


def test_eight_who_insist_at_once_are_all_heard(app: Flask) -> None:
    record = made(STORIES["ended"])
    db.release()
    told = [new(side, EventKind.EVALUATED) for side in (Side.CITIZEN, Side.EMPLOYER)] * 4
    with on(STORIES["ended"].day(record.state)):
        at_once(app, [lambda event=event: events.record_event_with_retry(record, event) for event in told])  # type: ignore[misc]
    now = repository.by_id(record.id)
    assert now is not None and [event.number for event in now.state.history] == list(range(2, record.version + 9))


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
    offered = iter([taken, "CCCC-DDDD", "FFFF-GGGG", "HHHH-JJJJ"])
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
