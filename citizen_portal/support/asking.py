"""A question as a screen: made once for each way it can look, with room for the reader's own form token.

Nothing in it is the reader's but the choice made before, which is part of what it looks like.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from flask import Flask, current_app, request
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from .. import htmx, i18n
from ..flow import BY_ID, Answers
from ..guidance import law
from .form import figures, form_for, grouped, phases, words
from .progress import Progress
from .standing import progress_of

# Where the token goes. No text of the site holds this.
TOKEN = "@@csrf-token@@"
# Enough for every question as most readers meet it; what is met rarely is made again.
KEPT = 768


@dataclass(frozen=True)
class Look:
    """All that a question's screen depends on. `day` is the day whose rules it shows."""

    lang: str
    question: str
    chosen: str | None
    back: str
    partial: bool
    day: date
    progress: Progress


@dataclass(frozen=True)
class SupportState:
    """What this room holds from the start on: a way to the screens that keeps those made before."""

    rendered: Callable[[Look], str]


def init_app(app: Flask) -> None:
    app.extensions["support"] = SupportState(lru_cache(KEPT)(rendered))


def state() -> SupportState:
    found: SupportState = current_app.extensions["support"]
    return found


def screen(question: str, given: Answers, back: str) -> Response:
    """The question, with the choice made before already marked."""
    far = progress_of(question, given)
    look = Look(i18n.current().code, question, given.get(question), back, htmx.wants_block(), law.day(), far)
    made = rendered if request.args else state().rendered
    return htmx.answer(made(look).replace(TOKEN, generate_csrf()))


def rendered(look: Look) -> str:
    """The screen of a question without errors; only ever asked for in a request of that language."""
    form = form_for(BY_ID[look.question], look.chosen, figures())
    context = question_context(look.question, look.progress)
    return htmx.render("support/question.html", form=form, token_place=TOKEN, back=look.back, **context)


def question_context(question: str, progress: Progress) -> dict[str, object]:
    """What stands around a question: why it is asked, and how far the reader is."""
    why = words(question, "why", **figures())
    return {"question": BY_ID[question], "why": why, "phases": phases(question), "progress": progress,
            "grouped": grouped}  # fmt: skip
