"""The citizen's own page for one placement, the sheet both agree on, and writing it differently."""

from __future__ import annotations

from typing import Any

from flask import g, redirect, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import htmx
from ..documents.context import page_context
from ..documents.findings import explained
from ..documents.invitation import invitation
from ..documents.sheet import compared, sheet
from ..documents.timeline import timeline
from ..forms import error_summary
from ..forms.agreement import CITIZEN_MAY_CHANGE, ChangeForm, filled
from ..forms.posted import expected_version, posted_values
from ..guidance import law
from ..placement.checks import stopped
from ..placement.fields import changeable_by
from ..placement.finding import Finding
from ..placement.status import EventKind, Side
from ..records import findings, repository
from ..records.events import ChangedMeanwhile, NewEvent, Stopped, record_event
from ..records.repository import PlacementRecord
from .access import blueprint


def context(record: PlacementRecord) -> dict[str, Any]:
    """What the pages need that ask the citizen to agree or to change: what the rules say, too."""
    found = findings.of(record.state, law.rules()) if record.state.changeable else ()
    return {
        **page_context(record, Side.CITIZEN), "findings": explained(found), "stopped": stopped(found),
        "form": FlaskForm(),
    }  # fmt: skip


@blueprint.get("")
def page() -> Response:
    record: PlacementRecord = g.record
    return htmx.page(
        "status/page.html", timeline=timeline(record.state, record.status), lines=sheet(record.state),
        invitation=invitation(record), **context(record),
    )  # fmt: skip


@blueprint.route("/aftale", methods=["GET", "POST"], endpoint="sheet")
def agreement() -> Response:
    """The expectations sheet, and the button that agrees to it."""
    record: PlacementRecord = g.record
    around = context(record)
    asked = record.state.awaits(Side.CITIZEN) and expected_version() == record.version
    if around["form"].validate_on_submit() and asked:
        return agree(record)
    return htmx.page("status/sheet.html", 409 if request.method == "POST" else 200, lines=sheet(record.state), **around)


def agree(record: PlacementRecord) -> Response:
    try:
        record_event(record, NewEvent(Side.CITIZEN, EventKind.AGREED), expected_version())
    except ChangedMeanwhile:
        return redirect(url_for(".sheet"), 303)
    except Stopped:
        # The page says what stops it.
        return htmx.page("status/sheet.html", 422, lines=sheet(record.state), **context(record))
    return redirect(url_for(".page"), 303)


@blueprint.route("/ret", methods=["GET", "POST"])
def change() -> Response:
    """Write the terms differently; the employer is asked again."""
    record: PlacementRecord = g.record
    if not record.state.changeable:
        return redirect(url_for(".page"), 303)
    form = filled(ChangeForm, record.state, CITIZEN_MAY_CHANGE, record.state.terms)
    if form.validate_on_submit():
        return keep(record, form)
    return ask_again(record, form, 422 if request.method == "POST" else 200)


def keep(record: PlacementRecord, form: FlaskForm) -> Response:
    mine = posted_values(CITIZEN_MAY_CHANGE)
    if expected_version() == record.version and not compared(mine, record.state.terms):
        return redirect(url_for(".sheet"), 303)
    try:
        record_event(record, NewEvent(Side.CITIZEN, EventKind.CHANGED, {"terms": mine}), expected_version())
    except ChangedMeanwhile:
        return ask_again(repository.by_id(record.id) or record, form, 409)
    except Stopped as stopped:
        return ask_again(record, form, 422, stopped.findings)
    return redirect(url_for(".page"), 303)


def ask_again(record: PlacementRecord, form: FlaskForm, status: int, stops: tuple[Finding, ...] = ()) -> Response:
    """The form once more. When the other side was faster, both versions stand there and nothing is overwritten."""
    mine = {**record.state.terms, **posted_values(CITIZEN_MAY_CHANGE)}
    clash = compared(mine, record.state.terms) if status == 409 else []
    seen = record.version if status == 409 else expected_version() or record.version
    around = context(record) | {"form": form, "seen": seen, "fields": changeable_by(Side.CITIZEN)}
    if stops:
        around["findings"] = explained(stops)
    return htmx.page("status/change.html", status, errors=error_summary.errors(form), clash=clash, **around)
