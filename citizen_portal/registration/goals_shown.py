"""How many boxes the step about learning shows: one to begin with, and one more whenever somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping

from flask import request, url_for

from .. import htmx
from ..forms.validators import seems_to_hold_cpr
from ..placement.field import GOALS
from ..placement.fields import LEARNING
from ..typed.text import has_ink

STEP, BUTTON = "laering", "more"


def shown(fields: Mapping[str, str]) -> int:
    """As many as are filled, were just sent, or are asked for by the address."""
    boxes = request.form if request.method == "POST" else fields
    sent = sum(name in request.form for name in LEARNING)
    filled = max((place for place, name in enumerate(LEARNING, 1) if has_ink(boxes.get(name, ""))), default=1)
    asked = request.args.get("linjer", type=int, default=1)
    return min(GOALS, max(filled, asked, sent if sent < GOALS else 1))


def asked_for(step: str, typed: Mapping[str, str]) -> bool:
    """Whether one more was just asked for. What must not be kept is pointed out first, as by any other button."""
    pressed = step == STEP and BUTTON in request.form and not htmx.switch()
    return pressed and not any(map(seems_to_hold_cpr, typed.values()))


def with_one_more(fields: Mapping[str, str]) -> str:
    """The step with one box more than stood there."""
    boxes = min(GOALS, shown(fields) + 1)
    return url_for("registration.step", step=STEP, linjer=boxes, _anchor=LEARNING[boxes - 1])
