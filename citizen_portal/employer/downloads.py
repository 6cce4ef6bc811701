"""The employer's papers: the sheet and the VITAS sheet, the calendar, reminders, three questions at the end."""

from __future__ import annotations

from flask import g, redirect, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import htmx, i18n, links, pdf
from ..documents import closing_pages
from ..documents import sheet as documents
from ..documents.agreement_paper import agreement_pdf
from ..documents.calendar import calendar as calendar_file
from ..documents.context import page_context
from ..documents.ending_page import ending
from ..placement.status import RUNNING, EventKind, Side, Status
from ..records import repository
from ..records.events import NewEvent, record_event_with_retry
from ..records.refusals import NotAllowed
from ..records.repository import PlacementRecord
from .access import blueprint

# Where a placement stands once the application has been made.
SAID_BEFORE = (Status.APPLIED, *RUNNING, Status.NOT_APPROVED)


@blueprint.get("/<token>/aftale")
def sheet() -> Response:
    record: PlacementRecord = g.record
    return htmx.page(
        "employer/sheet.html", lines=documents.sheet(record.state), **page_context(record, Side.EMPLOYER)
    )  # fmt: skip


@blueprint.get("/<token>/aftale.pdf")
def sheet_pdf() -> Response:
    return agreement_pdf(g.record, Side.EMPLOYER)


@blueprint.get("/<token>/vitas")
def vitas() -> Response:
    return vitas_page(g.record, FlaskForm())


def vitas_page(record: PlacementRecord, form: FlaskForm) -> Response:
    g.here = ("employer.vitas", {})
    return htmx.form_page(
        "documents/vitas.html", form=form, lines=documents.vitas(record.state), **page_context(record, Side.EMPLOYER)
    )  # fmt: skip


@blueprint.post("/<token>/soegt")
def applied() -> Response:
    """The employer has made the application in VITAS and says so."""
    record, form = g.record, FlaskForm()
    if not form.validate():
        return vitas_page(record, form)
    try:
        record_event_with_retry(record, NewEvent(Side.EMPLOYER, EventKind.MOVED, {"status": Status.APPLIED}))
    except NotAllowed:
        now = repository.by_id(record.id)
        if now is None or now.status not in SAID_BEFORE:
            raise
    return redirect(url_for(".page") + "#svar", 303)


@blueprint.get("/<token>/kalender.ics")
def calendar() -> Response:
    address = links.address("employer.page", i18n.current().code, token=g.token)
    return pdf.download(calendar_file(g.record, Side.EMPLOYER, address), "text/calendar", f"{g.record.reference}.ics")


@blueprint.route("/<token>/paamindelser", methods=["GET", "POST"])
def quiet() -> Response:
    return closing_pages.reminders_off(g.record, Side.EMPLOYER)


@blueprint.route("/<token>/bagefter", methods=["GET", "POST"])
def afterwards() -> Response:
    return closing_pages.evaluation(g.record, Side.EMPLOYER)


@blueprint.route("/<token>/slut", methods=["GET", "POST"], endpoint="ending")
def end() -> Response:
    return ending(g.record, Side.EMPLOYER)
