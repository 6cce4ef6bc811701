"""The talks a placement is followed up with: that one was held is noted once by the jobcenter. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .. import clock
from .state import Event, PlacementState

MIDWAY, END = "midway", "end"
TALKS = (MIDWAY, END)


def held(state: PlacementState, event: Event) -> PlacementState:
    """One of the talks took place on the day it was noted."""
    return replace(state, talks={**state.talks, event.content["talk"]: clock.day_of(event.at)})


def may_be_noted(state: PlacementState, event: Event, _day: date) -> bool:
    """Whether it is one of the talks, and not noted already."""
    return event.content.get("talk") in TALKS and event.content["talk"] not in state.talks
