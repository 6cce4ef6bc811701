"""What is asked at the end of a placement and three months later, and what can have come of it. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from .state import Event, PlacementState

OUTCOMES = ("job", "paid_hours", "education", "skills", "clarity", "nothing")
EVALUATION_QUESTIONS = ("outcome", "purpose_reached", "again", "comment")

# What somebody does three months later.
LATER = ("job", "paid_hours", "education", "another_placement", "still_looking", "rather_not_say")
# What a placement is to lead to in the end.
FURTHER = ("job", "paid_hours", "education")
# The letter comes on the same day of the month: whoever looks by themselves some days before is not sent away.
LATER_FROM = timedelta(days=80)


def may_follow_up(state: PlacementState, day: date) -> bool:
    """Whether it is long enough ago to ask what came of it."""
    return day >= state.last_day + LATER_FROM


def evaluated(state: PlacementState, event: Event) -> PlacementState:
    return replace(state, evaluations={**state.evaluations, event.by: event.content["answers"]})


def followed_up(state: PlacementState, event: Event) -> PlacementState:
    return replace(state, later=event.content["three_months_later"])
