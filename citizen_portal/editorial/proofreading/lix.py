"""How heavy a Danish page is to read: LIX and its longest sentence, against the budgets. Pure.

LIX = words / sentences + 100 * long words / words; a long word has more than six letters. Up to 24 is very
easy, 35 is a newspaper. Words of the glossary are explained where they stand, so they are set aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...guidance.glossary import Term
from .sentences import WORD, Sentence
from .text import PageText, spoken

LONG = 6
# A shorter part of a term, such as "min" in "Min Plan", begins too many other words.
SHORTEST_STEM = 5


@dataclass(frozen=True)
class Budget:
    """What a page may weigh: LIX at most, LIX from which it is said, and words in a sentence at most."""

    most: int
    warn: int
    words: int


BUDGETS = {"da": Budget(30, 28, 20), "da-let": Budget(22, 21, 15)}


@dataclass(frozen=True)
class Measure:
    """What was measured on a page. `longest` is its longest sentence, in words."""

    lix: float
    longest: Sentence


def measure(text: PageText, terms: Mapping[str, Term]) -> Measure:
    sentences = list(text.sentences(spoken(terms)))
    longest = max(sentences, key=length)
    return Measure(lix(sentences, stems(terms)), longest)


def lix(sentences: list[Sentence], aside: tuple[str, ...] = ()) -> float:
    """The LIX of these sentences, without the words that begin with a stem that is set aside."""
    words = [word for each in sentences for word in each.words if not word.casefold().startswith(aside)]
    long = sum(len(word) > LONG for word in words)
    return len(words) / len(sentences) + 100 * long / max(len(words), 1)


def stems(terms: Mapping[str, Term]) -> tuple[str, ...]:
    """What the words of the glossary begin with, whatever their ending."""
    parts = {part.casefold() for term in terms.values() for part in WORD.findall(term.word)}
    return tuple(sorted(part for part in parts if len(part) >= SHORTEST_STEM))


def length(sentence: Sentence) -> int:
    """Its words, set aside or not. A line of words to say with a gap to fill in, as (your name), has no length."""
    blank = sentence.box == "words" and ("(" in sentence.text or "_" in sentence.text)
    return 0 if blank else len(sentence.words)


def check_lix(texts: Iterable[PageText], terms: Mapping[str, Term]) -> Iterator[str]:
    for text in texts:
        budget, weight = BUDGETS[text.page.lang], measure(text, terms)
        if weight.lix > budget.most:
            yield f"{text.where}:1: LIX is {weight.lix:.1f}, at most {budget.most}: use shorter sentences and words"
        for sentence in text.sentences(spoken(terms)):
            if (words := length(sentence)) > budget.words:
                yield sentence.fault(f"a sentence of {words} words, at most {budget.words}: »{sentence.text}«")


def warnings(texts: Iterable[PageText], terms: Mapping[str, Term]) -> Iterator[str]:
    for text in texts:
        budget, weight = BUDGETS[text.page.lang], measure(text, terms)
        if budget.warn < weight.lix <= budget.most:
            yield f"{text.where}:1: LIX is {weight.lix:.1f}, close to the {budget.most} it may be"
