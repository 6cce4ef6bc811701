"""The expectations sheet as a file: the same one for both sides."""

from __future__ import annotations

from flask import Response, render_template

from .. import pdf
from ..placement.status import Side
from ..records.repository import PlacementRecord
from .context import page_context
from .sheet import sheet


def agreement_pdf(record: PlacementRecord, side: Side) -> Response:
    html = render_template("documents/sheet.pdf.html", lines=sheet(record.state), **page_context(record, side))
    return pdf.pdf(html, f"{record.reference}-aftale.pdf", record.id)
