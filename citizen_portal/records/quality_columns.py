"""What of a placement is counted when its quality is looked at: days, choices of lists and counts, never a text."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .. import clock
from ..placement.goals import REACHED, told_goals
from ..placement.state import PlacementState
from ..placement.status import EventKind, Status
from ..placement.talks import END, MIDWAY

ANSWERS = (EventKind.ANSWERED, EventKind.DECLINED)


def columns(state: PlacementState) -> dict[str, Any]:
    """Those of the open columns that only follow-up and quality ask for."""
    agreed = state.reached(Status.AGREED)
    told = [goal.result for goal in told_goals(state) if goal.result]
    return {
        "purpose_said": bool(state.terms.get("purpose_text", "").strip() or state.terms.get("aim-0")),
        "paid_hours": state.fields.get("paid_hours") or None,
        "agreed_on": clock.day_of(agreed) if agreed else None,
        "answered_after": _after(state, _first_answer(state)),
        "agreed_after": _after(state, agreed),
        "applied_after": _after(state, state.reached(Status.APPLIED)),
        "approved_after": _after(state, state.reached(Status.APPROVED)),
        "midway_held_on": state.talks.get(MIDWAY),
        "end_held_on": state.talks.get(END),
        "outcome_later": state.later or None,
        "goals_told": len(told) or None,
        "goals_reached": sum(result in REACHED for result in told) if told else None,
    }


def _first_answer(state: PlacementState) -> datetime | None:
    """Not one that was taken back: it counts as if it had not been said."""
    said = (event for event in state.history if event.kind in ANSWERS and event.number not in state.undone)
    return next((event.at for event in said), None)


def _after(state: PlacementState, moment: datetime | None) -> int | None:
    """So many days after it was sent."""
    return (clock.day_of(moment) - clock.day_of(state.sent_at)).days if moment else None
