"""Pieces of running text for a search: what is read, and which passage of it to show. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from sys import intern

from ..matching.folding import WORD, fold, folded

LENGTH = 160
# Marks that stand close together are weighed together; more of them than this are no better.
TOGETHER = 8
# How much more a passage is worth that explains a word than one that only uses it.
ABOUT = 1.5

BOX_NAME = re.compile(r'<p class="box-name">.*?</p>')
BLOCK = re.compile(r"\s*</?(?:p|li|ul|ol|h\d|div|table|thead|tbody|tr|th|td|blockquote|pre|hr|br)\b[^>]*>\s*")
TAG = re.compile(r"<[^>]*>")
GAP = re.compile(r"(?<=[.!?:؟…])\n+")
SENTENCE = re.compile(r"(?:[.!?:؟…]|·)\s+")

# A text in pieces, each with whether it is a word that was asked for.
Pieces = tuple[tuple[str, bool], ...]
# For each folded word to be marked: which of the asked words it answers, and how well.
Wanted = Mapping[str, tuple[int, float]]


@dataclass(frozen=True)
class Passage:
    """A text to look in, with its folded words. `anchor` is where on the page it stands, `topic` what it explains."""

    text: str
    words: tuple[str, ...]
    lang: str
    anchor: str = ""
    topic: str = ""


def passage(text: str, lang: str, anchor: str = "", topic: str = "") -> Passage:
    return Passage(text, tuple(map(intern, folded(text))), lang, anchor, topic)


def plain(html: str) -> str:
    """The text of a page, without tags; a line that is no sentence is parted from the next by a dot."""
    blocks = BLOCK.sub("\n", BOX_NAME.sub("", html))
    lines = GAP.sub(" ", unescape(TAG.sub("", blocks)).strip())
    return re.sub(r"\s*\n\s*", " · ", lines)


def marked(text: str, wanted: Wanted) -> Pieces:
    """The whole of a short text, its wanted words marked."""
    pieces: list[tuple[str, bool]] = []
    done = 0
    for match in WORD.finditer(text):
        if fold(match[0]) in wanted:
            pieces += [(text[done : match.start()], False), (match[0], True)]
            done = match.end()
    return tuple(piece for piece in (*pieces, (text[done:], False)) if piece[0])


def best(where: Passage, wanted: Wanted) -> tuple[float, str]:
    """The excerpt that answers most of what was asked, and how well it does. (0, "") when there is none."""
    if wanted.keys().isdisjoint(where.words):
        return 0.0, ""
    spans = zip(where.words, WORD.finditer(where.text), strict=True)
    marks = [(*match.span(), wanted[word]) for word, match in spans if word in wanted]
    groups = [_together(marks[place : place + TOGETHER]) for place in range(len(marks))]
    group = max(groups, key=_worth)
    explains = ABOUT if any(word in wanted for word in folded(where.topic)) else 1.0
    return _worth(group) * explains, excerpt(where.text, group[0][0], group[-1][1])


Mark = tuple[int, int, tuple[int, float]]


def _together(marks: list[Mark]) -> list[Mark]:
    start = marks[0][0]
    return [marks[0], *(mark for mark in marks[1:] if mark[1] - start <= LENGTH)]


def _worth(marks: list[Mark]) -> float:
    """Each asked word counts once, by its best answer."""
    return sum(dict(sorted(mark[2] for mark in marks)).values())


def excerpt(text: str, first: int, last: int) -> str:
    """About LENGTH letters around a place, from the beginning of a sentence or at least of a word."""
    earliest = max(first - max(LENGTH - (last - first), 0) // 2, 0)
    start = _start(text, earliest, first)
    end = _end(text, last, start + LENGTH)
    return ("… " if start else "") + text[start:end].strip(" ·") + (" …" if end < len(text) else "")


def _start(text: str, earliest: int, first: int) -> int:
    if not earliest:
        return 0
    sentence = SENTENCE.search(text, earliest, first)
    return sentence.end() if sentence else text.find(" ", earliest, first) + 1 or first


def _end(text: str, last: int, latest: int) -> int:
    if latest >= len(text):
        return len(text)
    return max(text.rfind(" ", last, latest + 1), last)
