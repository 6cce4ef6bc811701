"""Words as a search compares them: one word, however it is typed. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# What is longer is no question; it is cut, so that nobody can make a search slow.
LONGEST_QUERY = 200
MOST_WORDS = 12

# A word with the marks that stand on its letters, and with the hyphens and apostrophes inside it.
MARKS = r"\u00ad\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u2060"
WORD = re.compile(rf"\w(?:[\w{MARKS}]|['’`´\-\u2010\u2011](?=\w))*")

NOTHING = "'’ʼ`´-\u2010\u2011ـ"
ALIKE = {"æ": "e", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ґ": "г", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ٱ": "ا"}
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
LETTERS = str.maketrans(ALIKE) | str.maketrans("", "", NOTHING) | DIGITS

# What is left of ø and å when they are typed as oe and aa.
SPELLED_OUT = re.compile(r"(?<=o)e+|(?<=a)a+")
# "The" in Arabic is written as one with its word, and so are "and", "in", "as" and "for" before it.
ARTICLE = re.compile(r"^(?:[وفبك]?ال|لل)(?=\w{3})")


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """The word without case, accents and ways of spelling, the same for all who mean it."""
    letters = unicodedata.normalize("NFKD", word).casefold().translate(LETTERS)
    bare = "".join(letter for letter in letters if unicodedata.category(letter) not in ("Mn", "Cf"))
    return ARTICLE.sub("", SPELLED_OUT.sub("", bare))


def spellings(word: str) -> tuple[str, ...]:
    """A typed word, folded, and what it may stand for where the keyboard has no æ: "firmaet" has an a and an e."""
    return tuple(dict.fromkeys((fold(word), fold(word.lower().replace("ae", "æ")))))


def folded(text: str) -> Iterator[str]:
    """Every word of a text, folded, in the order of WORD."""
    return (fold(match[0]) for match in WORD.finditer(text))


def tidy(query: str) -> str:
    """The query as it is shown again: short, on one line, without letters that cannot be seen."""
    seen = "".join(letter if letter.isprintable() else " " for letter in query[: 2 * LONGEST_QUERY])
    return " ".join(seen.split())[:LONGEST_QUERY].strip()


def asked_words(query: str) -> list[str]:
    """The words to look for, each once. A single letter says nothing beside a longer word."""
    words = dict.fromkeys(match[0] for match in WORD.finditer(tidy(query)))
    return ([word for word in words if len(word) > 1] or list(words))[:MOST_WORDS]
