"""The HTML of a paper becomes a tagged document."""

from io import BytesIO
from typing import Any

import pypdf
import pytest

from citizen_portal.pdf.maker.paper import NOTHING_FROM_OUTSIDE, Maker
from citizen_portal.pdf.process import ASSETS, PaperProcess

from ...papers import words_of


@pytest.fixture(scope="module")
def papers() -> PaperProcess:
    return PaperProcess()


def html(body: str, way: str = "ltr") -> str:
    return f'<!doctype html><html lang="da" dir="{way}"><head><title>Papir</title></head><body>{body}</body></html>'


def test_a_paper_is_tagged_and_knows_its_language() -> None:
    document = pypdf.PdfReader(BytesIO(Maker(ASSETS / "paper.css").make(html("<h1>Papir</h1>"))))
    root: Any = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/StructTreeRoot"] and root["/Lang"] == "da"
    assert b"pdfuaid" in document.xmp_metadata.stream.get_data()  # type: ignore[union-attr]


@pytest.mark.parametrize("address", ["https://example.org/x.png", "file:///etc/hostname", "data:text/plain,x", "x"])
def test_a_paper_asks_for_nothing(address: str) -> None:
    with pytest.raises(ValueError):
        NOTHING_FROM_OUTSIDE.fetch(address)


def test_what_it_names_of_the_outside_is_left_out(papers: PaperProcess) -> None:
    read = words_of(papers.make(html('<p>Før<img src="file:///etc/hostname" alt="billede">efter</p>')))
    assert "Før" in read and "efter" in read
