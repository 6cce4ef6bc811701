"""What may not happen is refused and leaves no trace, and whoever was slower writes over nobody."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from citizen_portal.placement.status import MOVES, PARTIES, TRANSITIONS, EventKind, Side, Status
from citizen_portal.records import events, repository
from citizen_portal.records.events import NewEvent, record_event
from citizen_portal.records.refusals import ChangedMeanwhile, GoneMeanwhile, NotAllowed, Refused
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage.database import db

from ..desk_stories import STORIES, of
from ..placements import CONTENT, NO, WITHDRAW, YES, made, moved, new, on, rows
from ..placements import sent as sent_placement
from .never_kept import answered, asked_to_delete, by_telephone, draft_of, wanted_by_us

# What follows from a call, a wish or a question.
NEVER_KEPT: Mapping[tuple[EventKind, Side], Callable[[PlacementRecord], PlacementRecord]] = {
    **{(EventKind.TAKEN_BACK, side): by_telephone for side in PARTIES},
    (EventKind.LOOKED_INTO, Side.JOBCENTER): by_telephone,
    (EventKind.DELETION_REFUSED, Side.JOBCENTER): asked_to_delete,
    (EventKind.HEARD, Side.JOBCENTER): answered,
    (EventKind.CHANGE_DROPPED, Side.JOBCENTER): wanted_by_us,
}
every_status = pytest.mark.parametrize("status", Status)


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
        found: Iterator[PlacementRecord] = in_every_way(status)
        found = map(NEVER_KEPT.get((kind, side), lambda record: record), found)
        assert any(happens(record, event) for record in found), (kind, side)


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
