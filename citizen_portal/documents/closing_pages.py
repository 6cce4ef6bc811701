"""What each side may do towards the end, on a page that is the same for both: no more reminders, what came of it."""

from __future__ import annotations

from flask import redirect, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import htmx
from ..forms import error_summary
from ..forms.evaluation import EvaluationForm
from ..forms.posted import posted_values
from ..placement.evaluation import EVALUATION_QUESTIONS
from ..placement.status import EventKind, Side
from ..records import events
from ..records.events import NewEvent, record_event_with_retry
from ..records.refusals import NotAllowed
from ..records.repository import PlacementRecord
from .context import may_say, page_context


def reminders_off(record: PlacementRecord, side: Side) -> Response:
    """No more reminders. Opening the page changes nothing, because programmes open links too."""
    form = FlaskForm()
    if done := form.validate_on_submit():
        events.mute_reminders(record, side)
    return htmx.page(
        "documents/reminders_off.html", 200 if done else htmx.form_status(), form=form,
        done=done or side in record.muted, action=url_for(".quiet"), **page_context(record, side),
    )  # fmt: skip


def evaluation(record: PlacementRecord, side: Side) -> Response:
    """The questions, from the day before the last one on. Raises NotAllowed before."""
    if not may_say(record, side, EventKind.EVALUATED):
        raise NotAllowed
    form = EvaluationForm()
    if form.validate_on_submit():
        answers = {"answers": posted_values(EVALUATION_QUESTIONS)}
        record_event_with_retry(record, NewEvent(side, EventKind.EVALUATED, answers))
        return redirect(url_for(".page"), 303)
    return htmx.form_page(
        "documents/evaluation.html", form=form, errors=error_summary.errors(form), action=url_for(".afterwards"),
        **page_context(record, side),
    )  # fmt: skip
