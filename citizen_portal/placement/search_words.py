"""The words a placement is found by, and those somebody types to find it, written in one way. Pure.

Case, accents, spaces and hyphens make no difference; neither does whether a Danish letter is typed as two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..typed.codes import could_be_code, plain_code
from ..typed.contacts import plain_phone
from ..typed.digits import plain_digits
from .folded import folded

# What has no accent to leave off.
LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "þ": "th"})
TWO_FOR_ONE = (("aa", "a"), ("oe", "o"))
NAMES, NUMBERS, PHONES = ("name", "company_name"), ("cvr", "p_number"), ("phone", "contact_phone")
# Digits. The shortest and the longest number of a person or a company; a Danish one begins with its country, too.
SHORTEST, LONGEST, DENMARK = 8, 15, "45"
# Words. Longer names exist; nobody types more to find one.
MOST_KEPT, MOST_ASKED = 40, 8
# What is written before a number.
LABELS = frozenset({"cvr", "cvrnr", "cvrnummer", "p", "pnr", "pnummer", "nr", "nummer", "tlf", "telefon"})


def kept_words(reference: str, *said: Mapping[str, str], alphabet: str) -> frozenset[str]:
    """What a placement is found by: its number, and what is said of the two in these fields, old and new."""
    found = [plain_code(reference, alphabet).lower()]
    for fields in said:
        found += [one for name in NUMBERS if (one := _number(fields.get(name, "")))]
        found += [one for name in PHONES if (one := _number(plain_phone(fields.get(name, ""))))]
        found += [word for name in NAMES for word in _with_pairs(fields.get(name, ""))]
    return frozenset(found[:MOST_KEPT])


def asked_words(text: str, alphabet: str) -> tuple[str, ...]:
    """What must all be there, the rarest in front: numbers, then the longest words."""
    if could_be_code(text, alphabet):
        return (plain_code(text, alphabet).lower(),)
    found = dict.fromkeys(_asked(plain_digits(text), alphabet))
    told = found.keys() - LABELS or found
    return tuple(sorted(told, key=lambda word: (not word[:1].isdigit(), -len(word), word)))[:MOST_ASKED]


def in_one(text: str) -> str:
    """All of it as one word: what is one word here may have been typed as two."""
    return "".join(_words(text))


def _asked(text: str, alphabet: str) -> Iterator[str]:
    digits: list[str] = []
    for part in text.split():
        if _only_digits(part):
            digits.append(part)
            continue
        yield from _numbers(digits)
        digits = []
        yield from [plain_code(part, alphabet).lower()] if could_be_code(part, alphabet) else _in_part(part)
    yield from _numbers(digits)


def _in_part(part: str) -> Iterable[str]:
    """A company's number with its country in front is the number."""
    numbered = re.fullmatch(r"(?i)(?:dk|cvr|p)[-.:]*(\d{8,10})", part)
    return [numbered[1]] if numbered else _words(part)


def _numbers(parts: list[str]) -> Iterator[str]:
    """A number is often typed in groups: together they are one, unless that were longer than any."""
    whole = _number("".join(parts))
    if SHORTEST <= len(whole) <= LONGEST:
        yield whole
    else:
        yield from (word for part in parts for word in ([_number(part)] if len(part) >= SHORTEST else _words(part)))


def _only_digits(part: str) -> bool:
    return not re.search(r"[^\d+().,/-]", part) and any(sign.isdigit() for sign in part)


def _number(text: str) -> str:
    """The digits alone, without the country where that is Denmark."""
    digits = re.sub(r"[^0-9]", "", plain_digits(text)).removeprefix("00")
    return digits[len(DENMARK) :] if len(digits) == len(DENMARK) + SHORTEST and digits.startswith(DENMARK) else digits


def _words(text: str) -> list[str]:
    return [_plain(word) for word in folded(text.replace("_", " ")).split()]


def _with_pairs(text: str) -> list[str]:
    """Each word, and each two that stand side by side as one: it may be typed like that."""
    words = _words(text)
    return [*words, *(one + other for one, other in zip(words, words[1:], strict=False))]


def _plain(word: str) -> str:
    word = word.translate(LETTERS)
    for two, one in TWO_FOR_ONE:
        word = word.replace(two, one)
    return word
