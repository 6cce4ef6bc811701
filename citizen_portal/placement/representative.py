"""The employees' representative of a placement: where they are written to, and what they have seen. Pure."""

from __future__ import annotations

from .state import Event, PlacementState
from .status import EventKind

FIELD = "employee_rep_email"


def address(state: PlacementState) -> str:
    """Where the employer says the representative is written to; "" for nowhere."""
    return state.employer.get(FIELD, "").strip()


def named(state: PlacementState) -> list[str]:
    """Every address the employer has given, each once, the first one first."""
    return list(dict.fromkeys(given for event in state.history if (given := _given(event))))


def seen(state: PlacementState) -> Event | None:
    """When whoever has the address of today said last that they have seen it, with their comment. None: not yet."""
    now, found = "", None
    for event in state.history:
        given = _given(event)
        if given is not None and given.casefold() != now:
            # What lies before was somebody else.
            now, found = given.casefold(), None
        elif event.kind == EventKind.SEEN:
            found = event
    return found


def changed_since(state: PlacementState, event: Event) -> bool:
    """Whether what the two agree on was written differently after this."""
    return state.latest.number > event.number


def _given(event: Event) -> str | None:
    """The address as this says it is from now on; None where it says nothing of it."""
    told = event.content.get("employer", {})
    return str(told[FIELD]).strip() if FIELD in told else None
