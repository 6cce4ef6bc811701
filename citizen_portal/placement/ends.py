"""A placement that ends before its agreed last day, or never begins: who may say so, and why it came to that. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from .state import Event, PlacementState
from .status import EventKind, Status

# Why it ended, or did not begin. Only the jobcenter is told: neither side reads the reason of the other.
END_REASONS = (
    "job", "paid_hours", "education", "other_offer", "not_fitting", "workplace_stopped", "illness", "other",
)  # fmt: skip
ASKED_BEFORE = timedelta(days=1)


def may_end(state: PlacementState, event: Event, day: date) -> bool:
    """Whether a side may say so: once, from the first day on, with a last day inside the time they agreed on."""
    if event.by in state.ends or day < state.starts_on:
        return False
    if event.kind == EventKind.DID_NOT_START:
        return True
    return state.starts_on <= date.fromisoformat(event.content["last_day"]) <= state.ends_on


def asked_on(state: PlacementState) -> date:
    """From when on it is asked how it went: the day before the last one, or the day itself when there is only one."""
    return max(state.last_day - ASKED_BEFORE, state.starts_on)


def may_be_told(state: PlacementState, day: date) -> bool:
    """Whether a side may say how it went."""
    return day >= asked_on(state)


def ended_before(state: PlacementState, event: Event) -> PlacementState:
    """One side says that it ended before the agreed day, or never began. Whoever was there at all says more."""
    ends = {**state.ends, event.by: {"kind": event.kind, **event.content}}
    began = any(end["kind"] == EventKind.ENDED_EARLY for end in ends.values())
    return replace(state, ends=ends, status=Status.ENDED_EARLY if began else Status.DID_NOT_START)
