"""Who is warned that the start comes near without an approval, on which day, and when it is over."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from citizen_portal.placement import start_guard
from citizen_portal.placement.start_guard import (
    StartWarning,
    as_it_lapsed,
    lapses_on,
    may_be_approved,
    oldest_start,
    warnings,
)
from citizen_portal.placement.state import PlacementState
from citizen_portal.placement.status import PARTIES, RUNNING, UNDECIDED, Status

from ..placements import APPROVED, NO, moved, replayed


def starting(day: date) -> PlacementState:
    """Nobody has approved it."""
    state = replayed()
    dates = {"starts_on-day": str(day.day), "starts_on-month": str(day.month), "starts_on-year": str(day.year)}
    version = replace(state.latest, terms={**state.terms, **dates})
    return replace(state, versions=(version,))


@pytest.mark.parametrize(("start", "days"), [
    # An ordinary Monday in autumn.
    (date(2026, 11, 16), [date(2026, 11, 9), date(2026, 11, 12), date(2026, 11, 16), date(2026, 12, 7)]),
    # Registered on a Friday for the Monday: both days before lie behind it.
    (date(2026, 11, 30), [date(2026, 11, 23), date(2026, 11, 26), date(2026, 11, 30), date(2026, 12, 21)]),
    # Over Easter, when offices are closed from Thursday to Monday.
    (date(2027, 3, 31), [date(2027, 3, 19), date(2027, 3, 24), date(2027, 3, 31), date(2027, 4, 21)]),
])  # fmt: skip
def test_days_are_counted_in_working_days(start: date, days: list[date]) -> None:
    found = warnings(starting(start))
    assert [found[kind] for kind in list(StartWarning)[:4]] == days


def test_it_lapses_after_twenty_working_days_and_is_said_before_and_then() -> None:
    state = starting(date(2026, 11, 16))
    assert lapses_on(state) == date(2026, 12, 14)
    assert warnings(state)[StartWarning.LAPSED] == date(2026, 12, 15)


@pytest.mark.parametrize("status", UNDECIDED)
def test_what_nobody_approved_lapses_the_day_after_its_last_one(status: Status) -> None:
    state = replace(replayed(), status=status)
    last = lapses_on(state)
    assert as_it_lapsed(state, last).status is status
    assert as_it_lapsed(state, last + timedelta(days=1)).status is Status.LAPSED


@pytest.mark.parametrize("status", [status for status in Status if status not in UNDECIDED])
def test_nothing_else_lapses_and_nothing_else_is_warned_of(status: Status) -> None:
    state = replace(replayed(), status=status)
    assert as_it_lapsed(state, state.ends_on + timedelta(days=999)) is state and warnings(state) == {}


def test_what_the_employer_said_no_to_waits_for_nobody() -> None:
    state = replayed(NO)
    assert warnings(state) == {} and as_it_lapsed(state, state.ends_on + timedelta(days=99)) is state


def test_what_was_approved_once_waits_for_the_jobcenter_however_long() -> None:
    state = replayed(*APPROVED, moved(Status.MORE_NEEDED))
    late = state.ends_on + timedelta(days=99)
    assert as_it_lapsed(state, late) is state and may_be_approved(state, late)
    assert not {StartWarning.LAPSING, StartWarning.LAPSED} & set(warnings(state))
    assert start_guard.warned(state, StartWarning.LAPSING) == ()
    assert start_guard.warned(state, StartWarning.TODAY) == PARTIES


def test_an_approval_comes_by_the_agreed_day_or_after_new_days_are_agreed() -> None:
    state = replayed()
    assert may_be_approved(state, state.starts_on) and not may_be_approved(state, state.starts_on + timedelta(days=1))


def test_what_is_approved_already_may_be_said_again() -> None:
    state = replayed(*APPROVED)
    assert may_be_approved(state, state.ends_on) and start_guard.may_start(state)
    assert all(start_guard.may_start(replace(state, status=status)) for status in RUNNING)


@pytest.mark.parametrize("day", [date(2026, 12, 1) + timedelta(days=7 * week + week % 7) for week in range(20)])
def test_the_oldest_start_that_still_counts_is_where_lapsing_ends(day: date) -> None:
    edge = oldest_start(day)
    for start in (edge + timedelta(days=apart) for apart in range(-4, 5)):
        assert (lapses_on(starting(start)) < day) == (start < edge)
