"""Reading papers back: their words, and whether every sign on them has letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdf
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

# What a font says about the sign of each glyph: number of the glyph, then the sign in UTF-16.
MAPPING = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
MAPPED = re.compile(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>")


def words_of(body: bytes) -> str:
    """The text of a paper, its lines joined."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(body)).pages).split())


def signs_without_ink(body: bytes) -> set[str]:
    """The signs of a paper that are said to be there and leave nothing on it."""
    return {sign for font, signs in _fonts(body) for glyph, sign in signs if not _prints(font, glyph, sign)}


def fonts_of(body: bytes) -> set[str]:
    """The families of a paper, without the letters that tell subsets apart."""
    return {str(font["/BaseFont"]).partition("+")[2] for font in _dictionaries(body)}


def file_of(font: Any) -> TTFont:
    """The letters themselves, as they lie in a paper."""
    descriptor: Any = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    file = descriptor.get("/FontFile2") or descriptor["/FontFile3"]
    return TTFont(BytesIO(file.get_object().get_data()))


def _prints(font: TTFont, glyph: int, sign: str) -> bool:
    if not sign.strip() or sign in "\u200b\u200d\ufe0f":
        return True
    names = font.getGlyphOrder()
    if not 0 < glyph < len(names):
        return False
    pen, glyphs = BoundsPen(None), font.getGlyphSet()
    pen.glyphSet = glyphs
    glyphs[names[glyph]].draw(pen)
    return pen.bounds is not None


def _fonts(body: bytes) -> Iterator[tuple[TTFont, list[tuple[int, str]]]]:
    for font in _dictionaries(body):
        mapping = "".join(MAPPING.findall(font["/ToUnicode"].get_data().decode()))
        signs = [(int(glyph, 16), bytes.fromhex(sign).decode("utf-16-be")) for glyph, sign in MAPPED.findall(mapping)]
        yield file_of(font), signs


def _dictionaries(body: bytes) -> list[Any]:
    pages = pypdf.PdfReader(BytesIO(body)).pages
    found: dict[str, Any] = {}
    for page in pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].get_object().values():
            found[font.get_object()["/BaseFont"]] = font.get_object()
    return list(found.values())
