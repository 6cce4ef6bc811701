"""The questions at the end, the same ones for both sides, and the one that is asked three months later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext
from wtforms import BooleanField

from ..placement.evaluation import EVALUATION_QUESTIONS, LATER, OUTCOMES
from ..placement.goals import as_the_other, goals_of, said_by
from ..placement.phrases import meant
from ..placement.state import PlacementState
from ..placement.status import PARTIES, Side
from .goals import boxes_of, goal_boxes, posted_goals
from .inputs import choice, line
from .posted import PortalForm, expected_version, posted_values


def evaluation_form(state: PlacementState, side: Side, formdata: Any = None) -> PortalForm:
    """What came of it has to be said; everything else may be left out. What this side said before stands in it."""
    form = form_about(goals_of(state.terms))
    return form(formdata=formdata) if formdata else form(data=_said_before(state, side))


def form_about(goals: Mapping[str, str]) -> type[PortalForm]:
    """The form, with its boxes in the order of the page."""
    boxes = {
        "same": BooleanField(lazy_gettext("after.same")),
        **goal_boxes(goals),
        "outcome": choice("outcome", *OUTCOMES, hint=True, room="after"),
        "purpose_reached": choice("purpose_reached", "yes", "partly", "no", required=False, room="after"),
        "again": choice("again", "yes", "maybe", "no", required=False, room="after"),
        "comment": line("comment", required=False, room="after"),
    }
    return type("EvaluationForm", (PortalForm,), boxes)


def _said_before(state: PlacementState, side: Side) -> dict[str, Any]:
    before, now = state.evaluations.get(side, {}), goals_of(state.terms)
    goals = {
        number: one for number, one in said_by(state, side).items() if meant(now.get(number, "")) == meant(one["goal"])
    }
    return {**before, **boxes_of(goals), "same": before.get("same") == "yes"}


def evaluation_answers(form: Any, state: PlacementState, side: Side) -> dict[str, Any]:
    """What is kept of a valid form: the questions, and under `goals` what was said of each goal, by its number."""
    now = goals_of(state.terms)
    goals: Mapping[str, Any] = {number: {"goal": now[number], **one} for number, one in posted_goals().items()}
    theirs = said_by(state, other(side), expected_version())
    same = bool(form.same.data and theirs)
    return {
        **posted_values(EVALUATION_QUESTIONS), "same": "yes" if same else "",
        "goals": as_the_other(goals, theirs, now) if same else goals,
    }  # fmt: skip


def other(side: Side) -> Side:
    (found,) = (one for one in PARTIES if one is not side)
    return found


class LaterForm(PortalForm):
    """One question, one of whose answers is that somebody would rather not say."""

    three_months_later = choice("three_months_later", *LATER, room="later")
