"""The HTML of a paper becomes a tagged document."""

from io import BytesIO
from typing import Any

import pypdf
import pytest

from citizen_portal.pdf.maker.paper import NOTHING_FROM_OUTSIDE, Maker
from citizen_portal.pdf.process import ASSETS, PaperProcess

from ...papers import fonts_of, words_of


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


def test_a_script_is_written_in_its_own_letters_and_only_the_rest_in_those_of_last_resort(papers: PaperProcess) -> None:
    body = papers.make(html("<p><bdi>Åse Łódź Київ أحمد 李 한 ნინო ꙮ</bdi></p>"))
    assert fonts_of(body) == {"Noto-Sans", "Noto-Sans-Arabic", "Noto-Sans-Georgian", "WenQuanYi-Micro-Hei"}


def test_a_mixture_is_written_in_letters_that_are_quick(papers: PaperProcess) -> None:
    body = papers.make(html(f"<p>Opgaver <bdi>{''.join(map(chr, range(0x4E00, 0x5500)))}</bdi></p>"))
    assert fonts_of(body) == {"Noto-Sans", "Unifont"}


def test_a_long_word_stays_on_the_page(papers: PaperProcess) -> None:
    body = papers.make(html(f"<p><bdi>{'W' * 190}</bdi></p><p><bdi>{'m' * 63}</bdi></p>"))
    assert edge(body) <= pypdf.PdfReader(BytesIO(body)).pages[0].mediabox.width


def edge(body: bytes) -> float:
    """How far to the right any text of the first page begins; with words cut to pieces, that is near its end."""
    places: list[float] = []
    page = pypdf.PdfReader(BytesIO(body)).pages[0]
    page.extract_text(visitor_text=lambda text, _cm, tm, _font, size: places.append(tm[4] + len(text) * size * 0.5))
    return max(places)
