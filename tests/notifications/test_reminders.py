"""Which reminders wait for a day, for whom, and which of them are still wanted on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from citizen_portal import clock
from citizen_portal.notifications import reminders
from citizen_portal.notifications.reminders import OCCASIONS, Reminder
from citizen_portal.placement.agreement import middle, typed_date
from citizen_portal.placement.start_guard import StartWarning
from citizen_portal.placement.state import PlacementState
from citizen_portal.placement.status import CAME_TO_NOTHING, PARTIES, Side, Status
from citizen_portal.placement.workdays import working_days_after
from citizen_portal.records.events import NewEvent

from ..placements import (
    AGREED,
    APPROVED,
    EARLY,
    LATER,
    NO,
    OUTCOMES,
    SENT_AT,
    STOPPED,
    STORIES,
    WITHDRAW,
    YES,
    moved,
    replayed,
)

TODAY = clock.day_of(SENT_AT)


def states() -> Iterator[PlacementState]:
    yield from (replayed(*story.happened, *story.at_last) for story in STORIES.values())


def on_every_day(state: PlacementState) -> Iterator[Reminder]:
    days = (TODAY + timedelta(days=number) for number in range((state.ends_on - TODAY).days + 120))
    yield from (reminder for day in days for reminder in reminders.reminders(state, day))


def planned(state: PlacementState) -> dict[str, set[Side]]:
    """By kind, who gets the reminders of a placement to which nothing more happens."""
    found: dict[str, set[Side]] = {}
    for one in on_every_day(state):
        found.setdefault(one.kind, set()).add(one.side)
    return found


def test_what_is_reminded_of_is_what_the_table_knows() -> None:
    assert {reminder.kind for state in states() for reminder in on_every_day(state)} == set(OCCASIONS)


def test_an_approved_placement_is_reminded_of_its_talk_and_of_what_came_of_it() -> None:
    both = set(PARTIES)
    assert planned(replayed(*APPROVED)) == {
        "midway": both, "end": both, "end-again": both, "end-at-last": both, "three-months": {Side.CITIZEN},
    }  # fmt: skip


def test_whoever_has_told_how_it_went_is_not_asked_again() -> None:
    assert set(planned(replayed(*APPROVED, OUTCOMES[1]))) == {
        "midway", "end", "end-again", "end-at-last", "three-months",
    }  # fmt: skip
    assert set(planned(replayed(*APPROVED, *OUTCOMES))) == {"midway", "three-months"}


def test_whoever_has_said_what_came_of_it_later_is_not_asked_for_it() -> None:
    assert "three-months" not in planned(replayed(*APPROVED, LATER))


@pytest.mark.parametrize(("happened", "before", "shortly"), [
    ((), {Side.EMPLOYER}, {Side.EMPLOYER}),
    ((YES,), {Side.CITIZEN}, {Side.CITIZEN}),
    (AGREED, {Side.EMPLOYER}, {Side.EMPLOYER}),
    ((*AGREED, moved(Status.APPLIED, Side.EMPLOYER)), set(), set(PARTIES)),
])  # fmt: skip
def test_without_an_approval_whoever_can_do_something_is_warned_then_both(
    happened: tuple[NewEvent, ...], before: set[Side], shortly: set[Side]
) -> None:
    told, both = planned(replayed(*happened)), set(PARTIES)
    assert (told.get("start-near", set()), told["start-close"]) == (before, shortly)
    assert [told[kind] for kind in ("not-approved", "lapsing", "lapsed")] == [both] * 3
    assert not {"midway", "end", "three-months"} & set(told)


@pytest.mark.parametrize("happened", [APPROVED, (NO,), (YES, WITHDRAW), (*AGREED, moved(Status.NOT_APPROVED))])
def test_nobody_is_warned_of_a_start_that_is_approved_or_does_not_come(happened: tuple[NewEvent, ...]) -> None:
    assert not {*StartWarning} & set(planned(replayed(*happened)))


def test_a_silent_employer_is_reminded_once_after_some_working_days() -> None:
    silent = [reminder for reminder in reminders.reminders(replayed(), TODAY) if reminder.kind == "silent"]
    assert silent == [Reminder(Side.EMPLOYER, "silent", working_days_after(TODAY, reminders.PATIENCE))]


def test_both_are_reminded_of_the_talk_and_of_the_last_day() -> None:
    state = replayed(*APPROVED)
    for kind, day in (("midway", state.midway_on), ("end", state.ends_on - timedelta(days=1))):
        assert {one for one in reminders.reminders(state, TODAY) if one.kind == kind} == {
            Reminder(side, kind, day) for side in PARTIES
        }


def lasting(days: int) -> PlacementState:
    """An approved placement of so many days."""
    state = replayed(*APPROVED)
    last = state.starts_on + timedelta(days=days - 1)
    terms = {**state.terms, **typed_date("ends_on", last), **typed_date("midway_on", middle(state.starts_on, last))}
    return replace(state, versions=(replace(state.latest, terms=terms),))


@pytest.mark.parametrize(("days", "kinds"), [
    (1, {"end", "end-again", "end-at-last"}), (3, {"end", "end-again", "end-at-last"}),
    (7, {"midway", "end", "end-again", "end-at-last"}),
])  # fmt: skip
def test_what_is_over_within_days_is_asked_about_by_then_and_not_halfway_first(days: int, kinds: set[str]) -> None:
    assert set(planned(lasting(days))) == kinds | {"three-months"}


def test_after_an_early_end_both_are_asked_from_that_day_on() -> None:
    state = replayed(*APPROVED, STOPPED[Side.CITIZEN])
    days = {one.kind: one.day for one in reminders.reminders(state, TODAY)}
    assert days["end-again"] == EARLY + timedelta(days=3) and days["end-at-last"] == EARLY + timedelta(days=10)


@pytest.mark.parametrize("status", CAME_TO_NOTHING)
def test_of_what_came_to_nothing_nobody_is_reminded(status: Status) -> None:
    assert list(reminders.reminders(replace(replayed(), status=status), TODAY)) == []


def test_nobody_is_reminded_of_a_day_that_is_past() -> None:
    state = replayed(*APPROVED)
    day: date = state.midway_on + timedelta(days=1)
    assert "midway" not in {reminder.kind for reminder in reminders.reminders(state, day)}


@pytest.mark.parametrize("story", STORIES)
def test_none_is_planned_for_a_side_that_will_not_want_it(story: str) -> None:
    state = replayed(*STORIES[story].happened, *STORIES[story].at_last)
    wanted = (reminders.still_wanted(state, one.kind, one.side, one.day) for one in reminders.reminders(state, TODAY))
    assert all(wanted)


def test_what_is_planned_is_not_sent_when_something_has_happened_meanwhile() -> None:
    near = [one for one in reminders.reminders(replayed(), TODAY) if one.kind == "start-near"]
    assert [one.side for one in near] == [Side.EMPLOYER]
    assert not reminders.still_wanted(replayed(YES), "start-near", Side.EMPLOYER, near[0].day)
