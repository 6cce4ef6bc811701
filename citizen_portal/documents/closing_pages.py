"""What each side may do towards the end, on a page that is the same for both: no more reminders, what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, url_for
from werkzeug.wrappers import Response

from .. import htmx
from ..forms import error_summary
from ..forms.evaluation import evaluation_answers, evaluation_form, other
from ..forms.goals import moved_boxes, posted_goals
from ..forms.posted import PortalForm, expected_version
from ..placement.goals import Said, goals_of, goals_seen, strays
from ..placement.status import EventKind, Side
from ..records import events
from ..records.events import NewEvent, record_event_with_retry
from ..records.refusals import NotAllowed
from ..records.repository import PlacementRecord
from ..stamps import StampedForm
from .context import may_say, page_context


def reminders_off(record: PlacementRecord, side: Side) -> Response:
    """No more reminders. Opening the page changes nothing, because programmes open links too."""
    form = StampedForm()
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
    if gone := strays(record.state, posted_goals(), expected_version()):
        return _goals_gone(record, side, gone)
    form = evaluation_form(record.state, side)
    if form.validate_on_submit():
        answers = {"answers": evaluation_answers(form, record.state, side)}
        record_event_with_retry(record, NewEvent(side, EventKind.EVALUATED, answers))
        return redirect(url_for(".page"), 303)
    return _evaluation_page(record, side, form, htmx.form_status(), error_summary.errors(form))


def _goals_gone(record: PlacementRecord, side: Side, gone: Mapping[str, Said]) -> Response:
    """Something was said of a goal that is not there: 409 when it was there when the page was opened."""
    then, now = goals_seen(record.state, expected_version()), goals_of(record.state.terms)
    form = evaluation_form(record.state, side, moved_boxes(then, now))
    return _evaluation_page(record, side, form, 409 if then != now else 422, gone=gone)


def _evaluation_page(
    record: PlacementRecord, side: Side, form: PortalForm, status: int, errors: list[tuple[str, str]] | None = None,
    gone: Mapping[str, Said] | None = None,
) -> Response:  # fmt: skip
    return htmx.page(
        "documents/evaluation.html", status, form=form, errors=errors, action=url_for(".afterwards"), gone=gone,
        numbers=list(goals_of(record.state.terms)), other=other(side), **page_context(record, side),
    )  # fmt: skip
