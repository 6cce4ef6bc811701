"""The short texts as they are proofread, each by itself: trades, their rules, phrases, messages. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ...guidance.glossary import Term
from ...trades.content import RULES, SHELF
from ...trades.entries import TextFile
from . import lix, numbers
from .sentences import WORD, Sentence, split
from .text import GAP

SLOT = re.compile(r"\{\w+\}")
# The words one hears in a trade are what its page explains; so is its name.
HEARD, NAME = "words.", "title"
# Letters of an ending that a word may have or not, and of a word that has one to spare.
ENDING, LONG = 2, 8


def sentences(file: TextFile) -> Iterator[Sentence]:
    """What it says, as it is read: a gap where something is filled in."""
    for name, text in file.entries.items():
        yield from split(Sentence(file.where, file.line(name), SLOT.sub(GAP, text)))


def heard(file: TextFile) -> Iterator[Sentence]:
    """The words one hears at the workplace, in Danish whatever the language of the file."""
    for name in file.entries:
        if name.startswith(HEARD):
            yield Sentence(file.where, file.line(name), name.removeprefix(HEARD))


def is_trade(file: TextFile) -> bool:
    return f"/{SHELF}/" in file.where


def check_law(files: Iterable[TextFile], lang: str) -> Iterator[str]:
    """Every number of the law. The rules of the trades have a source and a date of their own, and hold theirs."""
    for file in files:
        for sentence in sentences(file) if not file.where.endswith(RULES) else ():
            if found := numbers.counted(lang).search(sentence.text):
                yield sentence.fault(f"»{found[0]}« may be a number of the law: say it without, or in {RULES}")


def check_weight(files: Iterable[TextFile], lang: str, terms: Mapping[str, Term]) -> Iterator[str]:
    """A sentence that is too long, and a trade that is too heavy: it is read whole, the others text by text."""
    budget = lix.BUDGETS[lang]
    for file in files:
        if is_trade(file) and (weight := measure(file, terms).lix) > budget.most:
            yield f"{file.where}:1: LIX is {weight:.1f}, at most {budget.most}: use shorter sentences and words"
        for sentence in sentences(file):
            if (words := lix.length(sentence)) > budget.words:
                yield sentence.fault(f"a sentence of {words} words, at most {budget.words}: »{sentence.text}«")


def measure(file: TextFile, terms: Mapping[str, Term]) -> lix.Measure:
    """A file that says something."""
    read = list(sentences(file))
    return lix.Measure(lix.lix(read, (*lix.stems(terms), *_stems(file))), max(read, key=lix.length))


def _stems(file: TextFile) -> tuple[str, ...]:
    """What the words of this trade begin with, whatever their ending."""
    said = " ".join((*(each.text for each in heard(file)), file.entries.get(NAME, ""))).casefold()
    words = [word for word in WORD.findall(said) if len(word) >= lix.SHORTEST_STEM]
    return tuple(word[:-ENDING] if len(word) >= LONG else word for word in words)
