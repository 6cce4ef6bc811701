"""No number of the law stands in a text: it comes from `rules.toml` by a mark. Pure.

Digits are allowed in dates, phone numbers and the name of a form, and in words that are made to be copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from . import lexicon
from .sentences import Sentence
from .text import PageText, silent

YEAR = r"(?<!\d)20(?:19|2\d|3[0-5])(?!\d)"
PHONE = r"(?:\+45 ?)?(?<!\d)\d\d(?: ?\d\d){3}(?!\d)|(?<!\d)(?:112|1813)(?!\d)"
FORM = r"AB 421"
# "And", "for", "in" are written together with their word in Arabic.
PREFIX = "[وفبل]?"
# Letters at most between the year of a date and its day or quarter.
NEAR = 25
# What is counted there was measured, not laid down: figures of the statistics have no rule.
MEASURED = ("tal",)


def check_numbers(text: PageText) -> Iterator[str]:
    """Every number in a page that may be one of the law's."""
    yield from check_sentences(text.sentences(silent), text.page.lang, text.page.slug in MEASURED)


def check_sentences(sentences: Iterable[Sentence], lang: str, measured: bool = False) -> Iterator[str]:
    for sentence in sentences:
        if sentence.box != "words" and (number := number_of_law(sentence.text, lang, measured)):
            yield sentence.fault(f"»{number}« may be a number of the law: write the mark of its rule, as {{rule:…}}")


def number_of_law(text: str, lang: str, measured: bool = False) -> str:
    """The first number that has no business in a text, or nothing."""
    found = not measured and counted(lang).search(text)
    if found:
        return found[0]
    left = re.search(r"\w*\d\w*", allowed(lang).sub(" ", text))
    return left[0] if left else ""


@lru_cache
def counted(lang: str) -> re.Pattern[str]:
    """A number, in digits or in words, with a unit of the law behind it."""
    words = lexicon.of(lang)
    number = rf"(?:\d{{1,3}}|{words.numbers})[\s-]+(?:{words.units})"
    return re.compile(rf"(?<!\w){PREFIX}(?:{number}|{words.both})(?!\w)", re.IGNORECASE)


@lru_cache
def allowed(lang: str) -> re.Pattern[str]:
    """A whole date, phone number or form. What is left of the digits is a number of something else."""
    day = rf"(?<!\d)\d{{1,2}}(?=\W{{1,3}}(?:{lexicon.of(lang).months})\b)"
    dated = rf"(?:(?<!\d)\d{{1,2}}\D{{0,{NEAR}}})?{YEAR}(?:\D{{0,{NEAR}}}\d\.)?"
    return re.compile(rf"{PHONE}|{FORM}|{dated}|{day}", re.IGNORECASE)
