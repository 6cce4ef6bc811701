"""The way of a placement from the first draft to the end, with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .. import clock
from ..placement.start_guard import may_start
from ..placement.state import PlacementState
from ..placement.status import CAME_TO_NOTHING, CLOSED, TIMELINE, Status


@dataclass(frozen=True)
class Stage:
    """A step of the timeline: done, here or ahead. `at` is the day it was reached, where that is known."""

    status: Status
    state: str
    at: date | None


def timeline(state: PlacementState, here: Status) -> list[Stage]:
    """A decision that was not a yes stands in the place of one; nothing lies ahead of what is over."""
    stages = _stages(state, here)
    position = stages.index(here)
    return [
        Stage(
            status,
            "done" if at < position else "here" if at == position else "ahead",
            _day(state, status, ahead=at > position),
        )
        for at, status in enumerate(stages)
    ]


def _stages(state: PlacementState, here: Status) -> list[Status]:
    stages = list(TIMELINE)
    if here in (Status.NOT_APPROVED, Status.MORE_NEEDED):
        stages[stages.index(Status.APPROVED)] = here
    if Status.ENDED_EARLY in (here, state.status) and here not in CAME_TO_NOTHING:
        began = [Status.STARTED, *([Status.MIDWAY] if state.last_day >= state.midway_on else [])]
        return [*stages[: stages.index(Status.STARTED)], *began, Status.ENDED_EARLY]
    if here in CAME_TO_NOTHING and here is not Status.NOT_APPROVED:
        return [*(status for status in stages if state.reached(status) or status is Status.DRAFT), here]
    return stages[: stages.index(here) + 1] if here in CLOSED else stages


def _day(state: PlacementState, status: Status, ahead: bool) -> date | None:
    """What lies ahead again was reached once; only what the calendar brings has a day by then."""
    told_by_calendar = {
        Status.STARTED: state.starts_on, Status.MIDWAY: state.midway_on,
        Status.ENDED: state.ends_on, Status.ENDED_EARLY: state.last_day,
    }  # fmt: skip
    if may_start(state) and status in told_by_calendar:
        return told_by_calendar[status]
    reached = None if ahead else state.reached(status)
    return clock.day_of(reached) if reached else None
