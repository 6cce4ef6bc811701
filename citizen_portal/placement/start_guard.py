"""Who may start at the workplace, who is warned when nobody has approved it, and when it lapses. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache

from .state import PlacementState
from .status import PARTIES, RUNNING, UNDECIDED, Side, Status
from .workdays import working_days_after, working_days_before

# Working days. Our own custom, not a rule of the law.
NEAR, CLOSE, LAPSING, LAPSED = 5, 2, 15, 20


class StartWarning(StrEnum):
    """What is written because the start comes near, or has passed, without an approval."""

    NEAR = "start-near"
    CLOSE = "start-close"
    TODAY = "not-approved"
    LAPSING = "lapsing"
    LAPSED = "lapsed"


def may_start(state: PlacementState) -> bool:
    """Whether the approval is recorded. Until then nobody starts, whoever has said yes."""
    return state.status in RUNNING


def unguarded(state: PlacementState) -> bool:
    """Whether somebody could begin without an approval. What the employer has said no to waits for nobody."""
    return state.status in UNDECIDED and not (state.answerable and state.declined is not None)


def can_lapse(state: PlacementState) -> bool:
    """What was approved once and is looked at again waits for the jobcenter, however long ago it began."""
    return unguarded(state) and not state.reached(Status.APPROVED)


def may_be_approved(state: PlacementState, day: date) -> bool:
    """Once the agreed first day has passed, the two agree on new days first; what was approved may be so again."""
    return state.reached(Status.APPROVED) is not None or day <= state.starts_on


def lapses_on(state: PlacementState) -> date:
    """The last day on which it can still come to something without an approval."""
    return working_days_after(state.starts_on, LAPSED)


@cache
def oldest_start(day: date) -> date:
    """The first agreed start that has not lapsed on a day without an approval: `lapses_on` the other way round."""
    return working_days_before(day, LAPSED)


def as_it_lapsed(state: PlacementState, day: date) -> PlacementState:
    """The state as it is on a day: what nobody approved in time has lapsed, and nothing can happen to it any more."""
    lapsed = can_lapse(state) and state.starts_on < oldest_start(day)
    return replace(state, status=Status.LAPSED) if lapsed else state


def warnings(state: PlacementState) -> Mapping[StartWarning, date]:
    """What is written on which day; nothing to whoever need not be warned."""
    if not unguarded(state):
        return {}
    start = state.starts_on
    before = {
        StartWarning.NEAR: working_days_before(start, NEAR),
        StartWarning.CLOSE: working_days_before(start, CLOSE),
        StartWarning.TODAY: start,
    }
    if not can_lapse(state):
        return before
    lapsing, lapsed = working_days_after(start, LAPSING), working_days_after(start, LAPSED + 1)
    return {**before, StartWarning.LAPSING: lapsing, StartWarning.LAPSED: lapsed}


def warned(state: PlacementState, kind: StartWarning) -> tuple[Side, ...]:
    """Who is warned, as it stands on the day: before the start whoever can still do something, then both.

    While the jobcenter decides, both are told shortly before the start.
    """
    if kind is StartWarning.LAPSED:
        return PARTIES if state.status is Status.LAPSED else ()
    if not (can_lapse(state) if kind is StartWarning.LAPSING else unguarded(state)):
        return ()
    if kind in (StartWarning.NEAR, StartWarning.CLOSE) and state.waits_for in PARTIES:
        return (state.waits_for,)
    return () if kind is StartWarning.NEAR else PARTIES
