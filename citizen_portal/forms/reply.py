"""The answer to what the jobcenter asks."""

from __future__ import annotations

from functools import cache

from wtforms import TextAreaField

from ..placement.field import LONGEST_TEXT
from ..placement.status import Side
from .inputs import words
from .posted import PortalForm
from .validators import at_most, needed, no_cpr


@cache
def reply_form(side: Side) -> type[PortalForm]:
    """In the words this side is spoken to."""
    box = TextAreaField(
        **words("reply", True, f"question.{side}"), validators=[needed, at_most(LONGEST_TEXT), no_cpr]
    )  # fmt: skip
    return type("ReplyForm", (PortalForm,), {"reply": box})
