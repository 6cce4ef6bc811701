"""An end before the agreed one: from which day it may be said, with which last day, and what two of them come to."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from citizen_portal.placement.ends import may_be_told, may_end
from citizen_portal.placement.history import status_on
from citizen_portal.placement.state import Event
from citizen_portal.placement.status import EventKind, Side, Status

from ..placements import APPROVED, EARLY, NEVER, SENT_AT, STOPPED, moved, new, replayed

STATE = replayed(*APPROVED)
START, END, DAY = STATE.starts_on, STATE.ends_on, timedelta(days=1)


def said(last_day: date | str, kind: EventKind = EventKind.ENDED_EARLY, by: Side = Side.CITIZEN) -> Event:
    return Event(9, SENT_AT, by, kind, {"last_day": str(last_day), "reason": "job"})


@pytest.mark.parametrize(("last", "right"), [
    (START - DAY, False), (START, True), (EARLY, True), (END, True), (END + DAY, False), (date(2199, 1, 1), False),
])  # fmt: skip
def test_a_last_day_lies_inside_the_agreed_time(last: date, right: bool) -> None:
    assert may_end(STATE, said(last), EARLY) is right


@pytest.mark.parametrize(("day", "right"), [(START - DAY, False), (START, True), (END + 99 * DAY, True)])
@pytest.mark.parametrize("event", [said(START), said("", EventKind.DID_NOT_START)], ids=lambda event: event.kind)
def test_it_is_said_from_the_first_day_on(event: Event, day: date, right: bool) -> None:
    assert may_end(STATE, event, day) is right


def test_each_side_says_it_once() -> None:
    state = replayed(*APPROVED, STOPPED[Side.CITIZEN])
    assert not may_end(state, said(START), EARLY) and may_end(state, said(START, by=Side.EMPLOYER), EARLY)


@pytest.mark.parametrize("first", [Side.CITIZEN, Side.EMPLOYER])
def test_of_two_ends_both_stand_and_the_earlier_day_counts(first: Side) -> None:
    other = Side.EMPLOYER if first is Side.CITIZEN else Side.CITIZEN
    two = (new(first, EventKind.ENDED_EARLY, last_day=str(EARLY), reason="job"),
           new(other, EventKind.ENDED_EARLY, last_day=str(EARLY - DAY), reason="workplace_stopped"))  # fmt: skip
    state = replayed(*APPROVED, *two)
    assert state.last_day == EARLY - DAY
    assert {side: end["reason"] for side, end in state.ends.items()} == {first: "job", other: "workplace_stopped"}


@pytest.mark.parametrize("told", [
    (STOPPED[Side.CITIZEN], NEVER[Side.EMPLOYER]), (NEVER[Side.EMPLOYER], STOPPED[Side.CITIZEN]),
])  # fmt: skip
def test_whoever_was_there_knows_that_it_began(told: tuple) -> None:  # type: ignore[type-arg]
    state = replayed(*APPROVED, *told)
    assert state.status is Status.ENDED_EARLY and state.last_day == EARLY


def test_the_jobcenter_takes_back_an_end_that_was_said_by_mistake() -> None:
    state = replayed(*APPROVED, STOPPED[Side.CITIZEN], moved(Status.APPROVED))
    assert state.ends == {} and state.last_day == END
    assert status_on(state, EARLY + DAY) is not Status.ENDED_EARLY and may_end(state, said(START), EARLY)


STANDS: Mapping[date, Status] = {
    START: Status.STARTED, EARLY: Status.STARTED, EARLY + DAY: Status.ENDED_EARLY, END + DAY: Status.ENDED_EARLY,
}  # fmt: skip


@pytest.mark.parametrize("day", STANDS)
def test_it_lasts_until_the_day_that_was_named(day: date) -> None:
    assert status_on(replayed(*APPROVED, STOPPED[Side.CITIZEN]), day) is STANDS[day]


def test_how_it_went_is_asked_from_the_day_before_the_last_one() -> None:
    early = replayed(*APPROVED, STOPPED[Side.EMPLOYER])
    assert not may_be_told(STATE, END - 2 * DAY) and may_be_told(STATE, END - DAY)
    assert not may_be_told(early, EARLY - 2 * DAY) and may_be_told(early, EARLY - DAY)
