"""The employer's papers: the sheet and the VITAS sheet, the calendar, reminders, three questions at the end."""

from __future__ import annotations

from flask import g
from werkzeug.wrappers import Response

from .. import htmx, i18n, links, pdf
from ..documents import closing_pages
from ..documents import sheet as documents
from ..documents.agreement_paper import agreement_pdf
from ..documents.calendar import calendar as calendar_file
from ..documents.context import page_context
from ..documents.ending_page import ending
from ..placement.status import Side
from ..records.repository import PlacementRecord
from .access import blueprint


@blueprint.get("/<token>/aftale")
def sheet() -> Response:
    record: PlacementRecord = g.record
    return htmx.page(
        "employer/sheet.html", lines=documents.sheet(record.state), **page_context(record, Side.EMPLOYER)
    )  # fmt: skip


@blueprint.get("/<token>/aftale.pdf")
def sheet_pdf() -> Response:
    return agreement_pdf(g.record, Side.EMPLOYER)


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
