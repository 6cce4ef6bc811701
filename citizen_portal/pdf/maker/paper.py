"""The HTML of a paper becomes a tagged document (PDF/UA)."""

from __future__ import annotations

from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from .letters import has_letters
from .tree import prepare

# A paper needs no file but its style sheet, which is handed to it; whatever else it names is left out.
NOTHING_FROM_OUTSIDE = URLFetcher(allowed_protocols=())


class Maker:
    """Makes papers of one style sheet. What was found out about the fonts is kept from one to the next."""

    def __init__(self, sheet: Path) -> None:
        self.fonts = FontConfiguration()
        self.sheet = weasyprint.CSS(filename=str(sheet), font_config=self.fonts)

    def make(self, html: str) -> bytes:
        page = weasyprint.HTML(string=html, url_fetcher=NOTHING_FROM_OUTSIDE)
        prepare(page.etree_element, has_letters)
        body: bytes = page.write_pdf(
            stylesheets=[self.sheet], font_config=self.fonts, pdf_variant="pdf/ua-1", pdf_tags=True
        )  # fmt: skip
        return body
