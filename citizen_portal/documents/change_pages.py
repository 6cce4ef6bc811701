"""Changing what was agreed once it has been applied for: what can be changed by whom, and answering what is asked."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import htmx
from ..forms.posted import expected_version
from ..placement.change_kinds import RULES
from ..placement.finding import Finding
from ..placement.status import EventKind, Side
from ..records.events import NewEvent, record_event
from ..records.refusals import ChangedMeanwhile, NotAllowed, Stopped
from ..records.repository import PlacementRecord
from ..stamps import StampedForm
from .asked_change import KINDS, still_changeable
from .context import may_change, page_context
from .open_change import told

ANSWERS: Mapping[str, EventKind] = {"agree": EventKind.AGREED, "drop": EventKind.CHANGE_DROPPED}


def overview(record: PlacementRecord, side: Side) -> Response:
    """What can be changed and who must agree; the change that is open, with its answers. Raises NotAllowed."""
    form, answer = StampedForm(), ANSWERS.get(request.form.get("do", ""))
    if request.method == "POST" and pressed_twice(record, side, answer):
        return redirect(url_for(".page"), 303)
    if not may_change(record, side):
        raise NotAllowed
    if answer and form.validate_on_submit():
        return answered(record, side, answer, form)
    return overview_page(record, side, form, htmx.form_status())


def overview_page(
    record: PlacementRecord, side: Side, form: FlaskForm, status: int, stops: tuple[Finding, ...] = ()
) -> Response:  # fmt: skip
    return htmx.page(
        "documents/changes.html", status, form=form, moved=status == 409, stops=told(stops, side), rules=RULES,
        slugs={kind: slug for slug, kind in KINDS.items()}, **page_context(record, side),
    )  # fmt: skip


def pressed_twice(record: PlacementRecord, side: Side, kind: EventKind | None) -> bool:
    last = record.state.history[-1:]
    return [(one.by, one.kind, one.number) for one in last] == [(side, kind, expected_version() + 1)]


def answered(record: PlacementRecord, side: Side, kind: EventKind, form: FlaskForm) -> Response:
    try:
        record_event(record, NewEvent(side, kind), expected_version())
    except ChangedMeanwhile:
        return overview_page(still_changeable(record, side), side, form, 409)
    except Stopped as stopped:
        return overview_page(record, side, form, 422, stopped.findings)
    return redirect(url_for(".page"), 303)
