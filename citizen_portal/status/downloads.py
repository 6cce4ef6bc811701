"""What the citizen can take along: the VITAS sheet, receipt, agreement, a paper for the CV, the days as a calendar."""

from __future__ import annotations

from typing import Any

from flask import g, render_template, url_for
from werkzeug.wrappers import Response

from .. import htmx, i18n, links, pdf
from ..documents import sheet
from ..documents.agreement_paper import agreement_pdf
from ..documents.answers import sections_with_danish
from ..documents.calendar import calendar as calendar_file
from ..documents.context import page_context
from ..documents.skills import skills
from ..placement.status import OVER, Side
from ..records.refusals import NotAllowed
from ..records.repository import PlacementRecord
from ..trades.borrowing import borrowed
from ..trades.known_words import Known
from .access import blueprint


@blueprint.get("/vitas")
def vitas() -> Response:
    record: PlacementRecord = g.record
    lines = sheet.grouped(sheet.vitas(record.state))
    return htmx.page("documents/vitas.html", groups=lines, boxes=(), **page_context(record, Side.CITIZEN))


@blueprint.get("/kvittering.pdf")
def receipt_pdf() -> Response:
    record: PlacementRecord = g.record
    html = render_template(
        "documents/receipt.pdf.html", sections=sections_with_danish(record.state.fields),
        **page_context(record, Side.CITIZEN),
    )  # fmt: skip
    return pdf.pdf(html, f"{record.reference}.pdf", record.id)


@blueprint.get("/aftale.pdf")
def sheet_pdf() -> Response:
    return agreement_pdf(g.record, Side.CITIZEN)


@blueprint.get("/cv")
def cv() -> Response:
    return htmx.page("status/cv.html", **_cv(g.record))


@blueprint.get("/cv.pdf")
def cv_pdf() -> Response:
    record: PlacementRecord = g.record
    return pdf.pdf(render_template("documents/cv.pdf.html", **_cv(record)), "cv.pdf", record.id)


@blueprint.get("/tekster")
def texts() -> str:
    """Words to tell of it, to say thank you and to ask for a reference. Nothing of it is kept."""
    state = g.record.state
    fields = state.current
    known = Known.from_fields(fields, i18n.current() is i18n.DANISH)
    after = borrowed(known, kind=fields["kind"])["after"]
    opened = "thanks-after-no" if state.declined else "cv-line" if g.record.status in OVER else "found-a-place"
    return render_template("borrowed.html", groups={"after": after}, filled=True, opened=opened, back=url_for(".page"))


def _cv(record: PlacementRecord) -> dict[str, Any]:
    """Raises NotAllowed before it is over."""
    if record.status not in OVER:
        raise NotAllowed
    return {
        "lines": sheet.experience(record.state), "learned": skills(record.state), "in_danish": i18n.words("da"),
        **page_context(record, Side.CITIZEN),
    }  # fmt: skip


@blueprint.get("/kalender.ics")
def calendar() -> Response:
    address = links.address("status.page", i18n.current().code, token=g.token)
    return pdf.download(calendar_file(g.record, Side.CITIZEN, address), "text/calendar", f"{g.record.reference}.ics")
