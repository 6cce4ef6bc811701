"""The only place that makes PDF files: a screen's HTML becomes a tagged document (PDF/UA)."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from flask import Response

SHEET = Path(__file__).parent / "assets" / "paper.css"


def pdf(html: str, name: str) -> Response:
    """A PDF answer that asks to be kept under this name. The HTML brings its own title and language."""
    # Loaded when the first one is asked for: it takes much memory, and most workers never make one.
    weasyprint = import_module("weasyprint")
    document = weasyprint.HTML(string=html, url_fetcher=nothing_from_outside)
    body = document.write_pdf(stylesheets=[str(SHEET)], pdf_variant="pdf/ua-1", pdf_tags=True)
    return download(body, "application/pdf", name)


def nothing_from_outside(url: str, *_rest: object, **_named: object) -> dict[str, object]:
    """A document needs no file but its style sheet, which is handed to it."""
    raise ValueError(f"A document asked for {url}.")


def download(body: bytes, kind: str, name: str) -> Response:
    """A file to keep. It may hold answers, so nobody on the way keeps it."""
    response = Response(body, mimetype=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
