"""Easy Danish beside the ordinary: it may leave out and merge, adds nothing, and is shorter. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...guidance.glossary import Term
from .text import PageText, spoken


def check_added(own: PageText, danish: PageText) -> Iterator[str]:
    """Every mark of a rule and every rule of the front matter that the ordinary page has not."""
    there = {rule for piece in danish.pieces for rule in piece.marks("rule")}
    for piece in own.pieces:
        for rule in piece.marks("rule"):
            if rule not in there:
                yield f"{own.where}:{piece.line}: has the mark {{rule:{rule}}}, which the Danish has not"
    if surplus := set(own.page.rules) - set(danish.page.rules):
        yield f"{own.where}:1: the front matter has {', '.join(sorted(surplus))}, which the Danish has not"


def check_length(own: PageText, danish: PageText, share: float, terms: Mapping[str, Term]) -> Iterator[str]:
    """A page that has more of the words of the ordinary one than it may."""
    mine, theirs = _words(own, terms), _words(danish, terms)
    if mine > (most := int(share * theirs)):
        what = f"has {mine} words, and the ordinary page {theirs}: at most {most}"
        yield f"{own.where}:1: {what}; leave out what only some need"


def _words(text: PageText, terms: Mapping[str, Term]) -> int:
    return sum(len(sentence.words) for sentence in text.sentences(spoken(terms)))
