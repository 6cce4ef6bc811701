"""Does a translation say the same in the same places as the Danish? Pure.

Two texts that do can stand side by side, line by line; and a number that slipped shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, zip_longest
from unicodedata import digit

from markdown_it.token import Token

from . import outline
from .text import PageText, Piece

DIGITS = re.compile(r"\d+")

# What was found, piece by piece.
Found = list[list[str]]


def check_parity(own: PageText, danish: PageText) -> Iterator[str]:
    """Everything in which a text differs from the Danish that has nothing to do with its words."""
    yield from outline.difference(own, danish)
    yield from _compared(own, danish, "the mark {{rule:{}}}", lambda piece: piece.marks("rule"))
    yield from _compared(own, danish, "the mark {{term:{}}}", lambda piece: piece.marks("term"), once=True)
    yield from _compared(own, danish, "the link to {}", Piece.links)
    yield from _compared(own, danish, "the number {}", lambda piece: digits(piece.said(_written)))
    for key in ("rules", "related"):
        if getattr(own.page, key) != getattr(danish.page, key):
            yield f"{own.where}:1: the front matter has other {key} than the Danish"


def digits(text: str) -> list[str]:
    """Every run of digits, whichever script writes it."""
    return ["".join(str(digit(figure)) for figure in run) for run in DIGITS.findall(text)]


def check_titles(texts: Iterable[PageText]) -> Iterator[str]:
    """Titles that are the same in two languages: one of them is not translated. Easy Danish is Danish too."""
    seen: dict[tuple[str, str], PageText] = {}
    for text in texts:
        title = text.page.title.casefold()
        other = seen.setdefault((text.page.slug, title), text)
        if other.page.lang.split("-")[0] != text.page.lang.split("-")[0]:
            yield f"{text.where}:{text.pieces[0].line}: has the same title as {other.where}: translate it"


def _compared(
    own: PageText, danish: PageText, name: str, find: Callable[[Piece], list[str]], once: bool = False
) -> Iterator[str]:
    mine, theirs = (_found(text, find, once) for text in (own, danish))
    for value, place in _surplus(theirs, mine):
        line = own.pieces[min(place, len(own.pieces) - 1)].line
        yield f"{own.where}:{line}: lacks {name.format(value)} of line {danish.pieces[place].line} of the Danish"
    for value, place in _surplus(mine, theirs):
        yield f"{own.where}:{own.pieces[place].line}: has {name.format(value)}, which the Danish has not"


def _found(text: PageText, find: Callable[[Piece], list[str]], once: bool) -> Found:
    """What is found in each piece; `once` leaves out what stood in an earlier one."""
    found = [find(piece) for piece in text.pieces]
    if not once:
        return found
    earlier = [set(chain(*found[:place])) for place in range(len(found))]
    return [list(set(values) - before) for values, before in zip(found, earlier, strict=True)]


def _surplus(these: Found, those: Found) -> Iterator[tuple[str, int]]:
    """What there is more of here than there, and the first piece in which there is."""
    pairs = list(zip_longest(these, those, fillvalue=list[str]()))
    for value in Counter(chain(*these)) - Counter(chain(*those)):
        yield value, next(place for place, (here, there) in enumerate(pairs) if here.count(value) > there.count(value))


def _written(mark: Token) -> str:
    """A mark as far as its words stand in the text itself."""
    kind, of, words = (mark.meta[key] for key in ("kind", "of", "words"))
    return str(of) if kind in ("da", "ltr") else str(words or " ")
