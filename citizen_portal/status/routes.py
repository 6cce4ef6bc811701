"""The citizen's own page for one placement, the sheet both agree on, and writing it differently."""

from __future__ import annotations

from typing import Any

from flask import g, redirect, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import htmx
from ..documents.change_cards import change_cards
from ..documents.context import delivery_context, page_context
from ..documents.findings import explained
from ..documents.invitation import invitation
from ..documents.question import question_context
from ..documents.refusal import refusal_context
from ..documents.sheet import compared, days, sheet
from ..documents.timeline import timeline
from ..documents.where import address, map_link
from ..forms import error_summary
from ..forms.address_hint import address_hint
from ..forms.agreement import CITIZEN_MAY_CHANGE, ChangeForm, filled
from ..forms.posted import expected_version, posted_values
from ..guidance import law
from ..notifications import asked
from ..notifications.sms_delivery import texted
from ..placement.checks import stopped
from ..placement.fields import changeable_by
from ..placement.finding import Finding
from ..placement.stations import stations
from ..placement.status import EventKind, Side, Status
from ..records import findings, repository
from ..records.events import NewEvent, record_event
from ..records.refusals import ChangedMeanwhile, Stopped
from ..records.repository import PlacementRecord
from ..stamps import StampedForm
from .access import blueprint, closed

# Lines of the sheet that the page tells without being opened.
FACTS = ("starts_on", "ends_on", "weekly_hours", "workplace_contact", "purpose")


def context(record: PlacementRecord) -> dict[str, Any]:
    """What the pages need that ask the citizen to agree or to change: what the rules say, too."""
    found = findings.of(record.state, law.rules()) if record.state.changeable else ()
    return {
        **page_context(record, Side.CITIZEN), "findings": explained(found), "stopped": stopped(found),
    }  # fmt: skip


@blueprint.get("")
def page() -> Response:
    return screen(g.record, StampedForm())


def screen(record: PlacementRecord, form: FlaskForm, status: int = 200) -> Response:
    """The page as it stands; `form` is the button that was pressed, when it was."""
    # Other languages have this page, also where a button led to an address of its own.
    g.here = ("status.reply" if record.state.asked_of(Side.CITIZEN) else "status.page", {})
    delivery = delivery_context(record, Side.CITIZEN)
    letters, lines = delivery["letters"], sheet(record.state)
    return htmx.page(
        "status/page.html", status, timeline=timeline(record.state, record.status),
        stations=stations(record.state, record.status), line={told.name: told for told in lines},
        more=[told for told in lines if told.name not in FACTS or not told.values],
        days=days(record.state), where=address(record.state.current), map_link=map_link(record.state.current),
        invitation=invitation(record), may_ask=asked.may_ask(record), again_at=asked.again_at(letters), form=form,
        meant=address_hint(record.contact_email), switched="slukket" in request.args,
        texted=texted(record, Side.EMPLOYER, letters), **context(record), **delivery,
        **question_context(record.state, Side.CITIZEN), **refusal_context(record),
    )  # fmt: skip


@blueprint.route("/aftale", methods=["GET", "POST"], endpoint="sheet")
def agreement() -> Response:
    """The expectations sheet, and the button that agrees to it."""
    record: PlacementRecord = g.record
    form = StampedForm()
    if request.method != "POST":
        return sheet_page(record, form)
    if not form.validate():
        return sheet_page(record, form, 422)
    if Side.CITIZEN in record.state.agreed and record.status is not Status.WITHDRAWN:
        # Pressed twice.
        return redirect(url_for(".page"), 303)
    return agree(record, form)


def agree(record: PlacementRecord, form: FlaskForm) -> Response:
    try:
        record_event(record, NewEvent(Side.CITIZEN, EventKind.AGREED), expected_version())
    except ChangedMeanwhile:
        return moved(record, form)
    except Stopped:
        # The page says what stops it.
        return sheet_page(record, form, 422)
    return redirect(url_for(".page"), 303)


def moved(record: PlacementRecord, form: FlaskForm) -> Response:
    """The newest sheet, for whoever was about to agree to an older one."""
    now = repository.newest(record)
    return sheet_page(now, form, 409) if now.state.awaits(Side.CITIZEN) else closed()


def sheet_page(record: PlacementRecord, form: FlaskForm, status: int = 200) -> Response:
    around = context(record) | {"form": form}
    return htmx.page("status/sheet.html", status, lines=sheet(record.state), moved=status == 409, **around)


@blueprint.route("/ret", methods=["GET", "POST"])
def change() -> Response:
    """Write the terms differently; the employer is asked again."""
    record: PlacementRecord = g.record
    if not record.state.changeable:
        return closed()
    form = filled(ChangeForm, record.state, CITIZEN_MAY_CHANGE, record.state.proposed_terms)
    if form.validate_on_submit():
        return keep(record, form)
    return ask_again(record, form, htmx.form_status())


def keep(record: PlacementRecord, form: FlaskForm) -> Response:
    mine = posted_values(CITIZEN_MAY_CHANGE)
    if expected_version() == record.version and not compared(mine, record.state.terms):
        return redirect(url_for(".sheet"), 303)
    try:
        record_event(record, NewEvent(Side.CITIZEN, EventKind.CHANGED, {"terms": mine}), expected_version())
    except ChangedMeanwhile:
        now = repository.newest(record)
        return ask_again(now, form, 409) if now.state.changeable else closed()
    except Stopped as stopped:
        return ask_again(record, form, 422, stopped.findings)
    return redirect(url_for(".page"), 303)


def ask_again(record: PlacementRecord, form: FlaskForm, status: int, stops: tuple[Finding, ...] = ()) -> Response:
    """The form once more. When the other side was faster, both versions stand there and nothing is overwritten."""
    mine = {**record.state.terms, **posted_values(CITIZEN_MAY_CHANGE)}
    clash = compared(mine, record.state.terms) if status == 409 else []
    seen = record.version if status == 409 else expected_version() or record.version
    errors = error_summary.errors(form)
    typed = compared(mine, record.state.terms) if request.method == "POST" else []
    touched = {line.name for line in typed} | {name for name, _why in errors}
    around = context(record) | {"form": form, "seen": seen, "errors": errors, "clash": clash}
    if stops:
        around["findings"] = explained(stops)
    cards = change_cards(record.state, changeable_by(Side.CITIZEN), touched)
    return htmx.page("status/change.html", status, cards=cards, **around)
