"""What the citizen can do about what is kept of her: correct it, and ask to have it deleted. Pure."""

from __future__ import annotations

from dataclasses import replace

from .state import Event, PlacementState
from .status import DECIDED, Status

# What no other way changes.
CORRECTABLE = ("name", "birth_date")


def decided(state: PlacementState) -> bool:
    """Whether the municipality has decided on it, so that it is not the citizen's alone to delete."""
    taken_back = state.status is Status.WITHDRAWN and state.reached(Status.APPROVED) is not None
    return state.status in DECIDED or taken_back


def corrected(state: PlacementState, event: Event) -> PlacementState:
    return replace(state, fields={**state.fields, **event.content["fields"]})


def deletion_asked(state: PlacementState, event: Event) -> PlacementState:
    return replace(state, deletion_asked=event.at, deletion_refused="")


def deletion_refused(state: PlacementState, event: Event) -> PlacementState:
    return replace(state, deletion_asked=None, deletion_refused=event.content["reason"])
