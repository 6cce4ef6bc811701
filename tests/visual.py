"""Papers as an eye meets them: pieces of lines with their place, their signs from left to right as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from unicodedata import bidirectional

import pypdf
from fontTools.pens.recordingPen import RecordingPen
from pypdf.generic import ContentStream

from .papers import MAPPED, MAPPING, file_of

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)


# Points. Less than that between two pieces is a space, more is the gap between columns.
A_SPACE = 4.0


@dataclass(frozen=True)
class Piece:
    """Points from the left and bottom edge of its page. `width` is that of the page."""

    page: int
    left: float
    right: float
    bottom: float
    text: str
    width: float

    @property
    def runs_to_the_left(self) -> bool:
        return any(bidirectional(sign) in ("R", "AL") for sign in self.text)

    @property
    def line(self) -> tuple[int, int]:
        return self.page, round(self.bottom)


def lines(body: bytes) -> list[Piece]:
    """The lines of every column, in no order. A line that has a letter from right to left runs that way."""
    found: list[Piece] = []
    for piece in sorted(_pieces(body), key=lambda one: (one.line, one.left)):
        last = found[-1] if found else None
        if last and last.line == piece.line and piece.left - last.right < A_SPACE:
            found[-1] = replace(last, right=piece.right, text=last.text + piece.text)
        else:
            found.append(piece)
    return found


def misplaced(line: Piece) -> bool:
    """Whether a full stop or a bracket of it stands on the wrong side. A line of numbers alone is not judged."""
    text = line.text.strip()
    brackets = text.count("(") == text.count(")") and text.find(")") < text.find("(")
    stop = r"[.،؟:]$" if line.runs_to_the_left else r"^[.,?:].*[^\W\d]"
    return brackets or bool(re.search(stop, text))


def _pieces(body: bytes) -> Iterator[Piece]:
    reader = pypdf.PdfReader(BytesIO(body))
    for number, page in enumerate(reader.pages):
        resources: Any = page["/Resources"]
        fonts = {name: _Letters(font.get_object()) for name, font in resources["/Font"].get_object().items()}
        drawing = _Drawing(fonts)
        wide = float(page.mediabox.width)
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if found := drawing.follow(operator, operands):
                yield Piece(number, *found, wide)


class _Letters:
    """What the glyphs of a font stand for, and how wide they are."""

    def __init__(self, font: Any) -> None:
        mapping = "".join(MAPPING.findall(font["/ToUnicode"].get_data().decode()))
        read = MAPPED.findall(mapping)
        self.signs = {int(glyph, 16): bytes.fromhex(sign).decode("utf-16-be") for glyph, sign in read}
        self._see_brackets(font)
        self.widths = dict(_widths(font["/DescendantFonts"][0].get_object()["/W"]))

    def _see_brackets(self, font: Any) -> None:
        """Read back, a bracket is the one that was typed; which one is printed depends on the way of its line."""
        for glyph in [glyph for glyph, sign in self.signs.items() if sign in "()"]:
            pen = RecordingPen()
            outlines = file_of(font)
            outlines.getGlyphSet()[outlines.getGlyphOrder()[glyph]].draw(pen)
            points = [point for _draw, drawn in pen.value for point in drawn]
            heights = [y for _x, y in points]
            _leftmost, height = min(points)
            inside = min(heights) + 0.2 * (max(heights) - min(heights)) < height < max(heights) * 0.8
            self.signs[glyph] = "(" if inside else ")"


def _widths(table: Any) -> Iterator[tuple[int, float]]:
    for first, widths in zip(table[::2], table[1::2], strict=True):
        yield from ((int(first) + place, float(width)) for place, width in enumerate(widths))


class _Drawing:
    """Where the pen is. Follows one operation after the other, and returns what one of them printed where."""

    def __init__(self, fonts: dict[str, _Letters]) -> None:
        self.fonts, self.size = fonts, 1.0
        self.matrices, self.place, self.gone = [UNIT], UNIT, 0.0

    def follow(self, operator: bytes, operands: Any) -> tuple[float, float, float, str] | None:
        match operator:
            case b"q":
                self.matrices.append(self.matrices[-1])
            case b"Q":
                self.matrices.pop()
            case b"cm":
                self.matrices[-1] = _times(_matrix(operands), self.matrices[-1])
            case b"Tm":
                self.place, self.gone = _matrix(operands), 0.0
            case b"Tf":
                self.font, self.size = self.fonts[operands[0]], float(operands[1])
            case b"TJ":
                return self.printed(operands[0])
        return None

    def printed(self, parts: Any) -> tuple[float, float, float, str]:
        text, wide = _printed(self.font, parts)
        left, _top, _c, _d, x, bottom = _times(self.place, self.matrices[-1])
        start = x + self.gone * left
        self.gone += wide * self.size / 1000
        return start, x + self.gone * left, bottom, text


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _printed(font: _Letters, parts: Any) -> tuple[str, float]:
    """The signs and their width in thousandths of the size."""
    text, wide = "", 0.0
    for part in parts:
        if isinstance(part, (int, float)):
            wide -= float(part)
            continue
        raw = part.original_bytes
        for at in range(0, len(raw), 2):
            glyph = int.from_bytes(raw[at : at + 2], "big")
            text += font.signs.get(glyph, "")
            wide += font.widths.get(glyph, 0)
    return text, wide


def _times(one: Any, other: Any) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
