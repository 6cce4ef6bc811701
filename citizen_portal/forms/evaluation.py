"""The questions at the end, the same ones for both sides."""

from __future__ import annotations

from ..placement.evaluation import OUTCOMES
from .inputs import choice, line
from .posted import PortalForm


class EvaluationForm(PortalForm):
    """Three short questions; none of them may be left out, all of them may be answered with no."""

    outcome = choice("outcome", *OUTCOMES, hint=True, room="after")
    purpose_reached = choice("purpose_reached", "yes", "partly", "no", room="after")
    again = choice("again", "yes", "maybe", "no", room="after")
    comment = line("comment", hint=True, required=False, room="after")
