"""What the jobcenter asks a side, and the answer: on its page, and on one of its own when something is to be mended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import redirect, url_for
from werkzeug.wrappers import Response

from .. import htmx
from ..forms import error_summary
from ..forms.posted import expected_version
from ..forms.reply import reply_form
from ..placement.questions import Question, exchanged
from ..placement.reasons import WORDS, Why
from ..placement.state import PlacementState
from ..placement.status import EventKind, Side
from ..records import repository
from ..records.events import NewEvent, record_event_with_retry
from ..records.refusals import NotAllowed
from ..records.repository import PlacementRecord
from .context import page_context
from .reasons import ToldWhy, told_why


@dataclass(frozen=True)
class ToldQuestion:
    """A question as its reader gets it. `answer` is None before there is one."""

    number: int
    to: Side
    at: datetime
    asked: ToldWhy
    answer: ToldWhy | None
    answered_at: datetime | None


def told(question: Question) -> ToldQuestion:
    answer = told_why(Why((), question.answer)) if question.answer is not None else None
    return ToldQuestion(
        question.number, question.to, question.at, told_why(question.why), answer, question.answered_at
    )  # fmt: skip


def questions_of(state: PlacementState, side: Side) -> list[ToldQuestion]:
    """All that a side was asked, the newest first."""
    return [told(question) for question in exchanged(state.history, side)]


def question_context(state: PlacementState, side: Side) -> dict[str, Any]:
    """For a side's own page: what it is asked now, with a box for the answer, and what it was asked before."""
    asked = state.asked_of(side)
    return {
        "question": told(asked) if asked else None, "reply": reply_form(side)(formdata=None) if asked else None,
        "exchanged": [one for one in questions_of(state, side) if asked is None or one.number != asked.number],
    }  # fmt: skip


def reply(record: PlacementRecord, side: Side) -> Response:
    """Answered once. Where another question has come meanwhile, that is read first, and what was typed is kept."""
    form = reply_form(side)()
    if form.is_submitted() and _answered_just_that(record.state, side, form.reply.data or ""):
        return redirect(url_for(".page"), 303)
    if record.state.asked_of(side) is None:
        raise NotAllowed
    if not form.validate_on_submit():
        return _page(record, side, form, htmx.form_status())
    said = {WORDS: form.reply.data, "to_question": expected_version()}
    try:
        record_event_with_retry(record, NewEvent(side, EventKind.REPLIED, said))
    except NotAllowed:
        now = repository.newest(record)
        if now.state.asked_of(side) is None:
            raise
        return _page(now, side, form, 409)
    return redirect(url_for(".page"), 303)


def _answered_just_that(state: PlacementState, side: Side, words: str) -> bool:
    """Pressed twice."""
    answered = [one for one in exchanged(state.history, side)[:1] if one.answer is not None]
    return [(one.number, one.answer) for one in answered] == [(expected_version(), words)]


def _page(record: PlacementRecord, side: Side, form: Any, status: int) -> Response:
    asked = record.state.asked_of(side)
    return htmx.page(
        "documents/question.html", status, form=form, errors=error_summary.errors(form), moved=status == 409,
        question=told(asked) if asked else None, action=url_for(".reply"), **page_context(record, side),
    )  # fmt: skip
