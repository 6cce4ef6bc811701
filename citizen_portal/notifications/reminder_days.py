"""The days after the end on which somebody is asked how it went, and what came of it. Pure."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from .. import clock
from ..placement.state import PlacementState
from ..placement.status import EventKind

MONTHS_LATER = 3


def asked_again(state: PlacementState, days: int) -> date:
    """So many days after the last one, or after it was said that it ended before, if that came later."""
    said = [clock.day_of(event.at) for event in state.history if event.kind == EventKind.ENDED_EARLY]
    return max([state.last_day, *said]) + timedelta(days=days)


def three_months_later(state: PlacementState) -> date:
    """The same day of the month, or its last one."""
    year, month = divmod(state.last_day.year * 12 + state.last_day.month - 1 + MONTHS_LATER, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(state.last_day.day, last))
