"""A text in sentences, each with the file and line it stands in. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Where a sentence may end, quotation marks and brackets included, and what counts as a word.
STOP = re.compile(r"[.!?؟…:][»«”“’\"')\]]*\s+")
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True)
class Sentence:
    """What is read in one breath, the file and line it stands in, and the box around it."""

    where: str
    line: int
    text: str
    box: str = ""

    @property
    def words(self) -> list[str]:
        return WORD.findall(self.text)

    def fault(self, wrong: str) -> str:
        return f"{self.where}:{self.line}: {wrong}"


def split(whole: Sentence) -> Iterator[Sentence]:
    """The sentences of a text. What has no final stop, as a heading or a list item, is a sentence all the same."""
    start = 0
    for end in [*_ends(whole.text), len(whole.text)]:
        text = whole.text[start:end]
        if WORD.search(text):
            before = start + len(text) - len(text.lstrip())
            line = whole.line + whole.text.count("\n", 0, before)
            yield Sentence(whole.where, line, " ".join(text.split()), whole.box)
            start = end


def _ends(text: str) -> Iterator[int]:
    """Where a sentence ends: at a stop in front of anything but a small letter, which would go on with it."""
    for stop in STOP.finditer(text):
        if not text[stop.end() : stop.end() + 1].islower():
            yield stop.end()
