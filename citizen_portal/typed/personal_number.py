"""Personal (CPR) numbers in a text: found however they are written, and taken out without the words around them.

In doubt a number is one. What tells another number apart is in `other_numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from .days_and_hours import real_day
from .digits import plain_digits
from .invisible_signs import INVISIBLE
from .other_numbers import hidden, without_full_dates, without_other_numbers

# Whatever signs and spaces stand between two digits; and "kl.", which makes a birthday and an hour of the same ten.
GAP = r"[\W_]*+(?:[Kk][Ll](?![^\W\d_])[\W_]*+)?+"
# Of some people the day is sixty too high.
DAY = rf"[0-36-9](?<![0-9].)(?:(?<=[06]){GAP}[1-9]|(?<=[1278]){GAP}[0-9]|(?<=[39]){GAP}[01])"
MONTH = rf"(?:0{GAP}[1-9]|1{GAP}[0-2])"
YEAR = rf"[0-9]{GAP}[0-9]"
CENTURY = rf"(?:1{GAP}9|2{GAP}0)"
LAST_FOUR = GAP.join(["[0-9]"] * 4)

SHORT = re.compile(rf"{GAP.join([DAY, MONTH, YEAR, LAST_FOUR])}(?![0-9])")
FULL = re.compile(rf"{GAP.join([DAY, MONTH, CENTURY, YEAR, LAST_FOUR])}(?![0-9])")
# Ten digits that are called one are one, mistyped or not.
NAMED = re.compile(
    rf"[cCpP](?i:(?<=c)pr|(?<=p)erson(?:nummer|nr))(?:[\W_]*+(?i:nr|no|number|nummer|nummeret|er|is)(?![^\W_]))*+[\W_]*+"
    rf"({GAP.join(['[0-9]'] * 10)})(?![0-9])"
)
# An O for a nought: among digits, or before one where no word ends in it.
LETTER_O = re.compile(r"[oOоО](?:(?<=[0-9].)(?![^\W\d_])|(?<![^\W_].)(?=[0-9]))")
AROUND = 60  # signs: as far as what tells another number apart stands from it
FEWEST_DIGITS = 6  # when every nought is an O
DIGIT, NOT_DIGIT = re.compile(r"\d"), re.compile(r"[^0-9]+")
TOO_YOUNG = 15  # years: nobody younger is placed at work


class Match(NamedTuple):
    """Where in the text a number stands, from its first digit to behind its last."""

    start: int
    end: int


def found(text: str, today: date) -> tuple[Match, ...]:
    """Every personal number in a text, told on plain text: digits of every script, and no sign without ink."""
    if len(DIGIT.findall(text)) < FEWEST_DIGITS:
        return ()
    kept = _places_of_ink(text)
    plain = LETTER_O.sub("0", plain_digits("".join(text[at] for at in kept) if kept else text))
    spans = _spans(plain, today)
    return tuple(Match(kept[start], kept[end - 1] + 1) if kept else Match(start, end) for start, end in spans)


def holds(text: str, today: date) -> bool:
    """Whether a text seems to hold a personal number. None is asked for, and none is kept."""
    return bool(found(text, today))


def without(text: str, today: date) -> str:
    """The text without its personal numbers. Every word stays, also one between the digits."""
    left = _without(text, today)
    # What stood left and right of one may make another: then no digit of the text is kept.
    return re.sub(r"\d+", "", left) if holds(left, today) else left


def _without(text: str, today: date) -> str:
    for start, end in reversed(found(text, today)):
        between = " ".join(re.findall("[Kk][Ll]", text[start:end]))
        text = _joined(_joined(text[:start], between), text[end:])
    return text


def _joined(before: str, after: str) -> str:
    """With as many spaces between as if nothing had stood there, and never two words in one."""
    if before[-1:].isalnum() and after[:1].isalnum():
        return f"{before} {after}"
    if not after or after[0] in " \n,.;:!?)":
        before = before.rstrip(" ")
    return before + (after.lstrip(" ") if not before or before.endswith("\n") else after)


def _places_of_ink(text: str) -> list[int]:
    """Where the signs with ink stand, when there are others among them."""
    if not INVISIBLE.search(text):
        return []
    return [at for at, sign in enumerate(text) if not INVISIBLE.match(sign)]


def _spans(plain: str, today: date) -> list[tuple[int, int]]:
    """Looked for where ten digits could be one, with what stands around them."""
    possible = [*_those(SHORT, plain), *_those(FULL, plain), *(one.span() for one in NAMED.finditer(plain))]
    if not possible:
        return []
    first = max(0, min(start for start, _ in possible) - AROUND)
    spans = _spans_in(plain[first : max(end for _, end in possible) + AROUND], today)
    return [(first + start, first + end) for start, end in spans]


def _spans_in(plain: str, today: date) -> list[tuple[int, int]]:
    named = [one.span(1) for one in NAMED.finditer(plain)]
    rest = without_other_numbers(hidden(plain, named), today)
    full = _those(FULL, rest, lambda digits: _is_full(digits, today))
    rest = without_full_dates(hidden(rest, full))
    return sorted([*named, *full, *_those(SHORT, rest, lambda digits: _is_short(digits, today))])


def _those(kind: re.Pattern[str], plain: str, is_one: Callable[[str], bool] = bool) -> list[tuple[int, int]]:
    """Where digits of a kind stand that are one. Of digits that can be cut in two ways, both ways are one."""
    spans: list[tuple[int, int]] = []
    at = kind.search(plain)
    while at:
        start, end = at.span()
        if is_one(NOT_DIGIT.sub("", at.group())):
            spans.append((spans.pop()[0] if spans and start < spans[-1][1] else start, end))
        at = kind.search(plain, start + 1)
    return spans


def _is_short(digits: str, today: date) -> bool:
    return _is_born(digits, _year_of(digits[4:]), today)


def _is_full(digits: str, today: date) -> bool:
    """Of those who may be at work any four digits will do, for they may be mistyped; later ones are an hour."""
    year = int(digits[4:8])
    agrees = year == _year_of(digits[6:])
    return _is_born(digits, year, today) and (agrees or year <= today.year - TOO_YOUNG)


def _year_of(digits: str) -> int:
    """The year of birth, by its last two digits and the one behind them."""
    year, seventh = int(digits[:2]), int(digits[2])
    if seventh <= 3:
        return 1900 + year
    if seventh in (4, 9):
        return (2000 if year <= 36 else 1900) + year
    return (2000 if year <= 57 else 1800) + year


def _is_born(digits: str, year: int, today: date) -> bool:
    """A day of the calendar that has come: nobody is born tomorrow."""
    day = int(digits[:2])
    born = real_day(str(day - 60 if day > 60 else day), digits[2:4], str(year))
    return born is not None and born <= today
