"""Danish words of the glossary inside a sentence in another language, marked as Danish."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from markupsafe import Markup, escape

from .. import i18n
from .law import library
from .libraries import KEPT
from .pages import Library

# In letters the short word stands for the long one.
ALSO = ("praktik",)
WORD = re.compile(r"[^\W\d_]{3,}")
OTHER_LETTERS = re.compile(r"[\u0400-\u06ff]")
# Letters, or a length, that no other language of the site has.
OURS = re.compile(r"[æøåÆØÅ]|\w{14}")
MARKED = Markup('<bdi lang="da" dir="ltr">{}</bdi>')


def with_danish(label: object, danish: str = "") -> Markup:
    """A label as HTML for the reader of this page: a voice says its Danish words in Danish, a browser leaves them.

    Where it renders a `danish` text, the words it took over from that are Danish too.
    """
    text = escape(label)
    if i18n.current().base == "da" or "<" in text:
        return text
    return marked(text.unescape(), _danish_of(library()) | taken_over(text.unescape(), danish))


def taken_over(text: str, danish: str) -> frozenset[str]:
    """The words of a Danish text that stand in its translation as they are; pure.

    Between letters of another kind every one of them is Danish; else those that can be no other language's.
    """
    words = {word for word in WORD.findall(danish) if re.search(rf"(?<!\w){word}(?!\w)", text)}
    return frozenset(word for word in words if OTHER_LETTERS.search(text) or OURS.search(word))


@lru_cache(KEPT)
def _danish_of(texts: Library) -> frozenset[str]:
    return frozenset(term.danish for term in texts.terms["da"].values())


def marked(text: str, danish: Collection[str]) -> Markup:
    """The text as HTML; pure. An address that holds such a word is left as it is."""
    parts = _pattern(frozenset(danish)).split(text)
    return Markup("").join(MARKED.format(part) if place % 2 else escape(part) for place, part in enumerate(parts))


@lru_cache(8)
def _pattern(danish: frozenset[str]) -> re.Pattern[str]:
    """Longer words first, each only as a whole word."""
    words = "|".join(re.escape(word) for word in sorted({*danish, *ALSO}, key=len, reverse=True))
    return re.compile(rf"(?<![\w.])({words})(?!\w|\.\w)", re.IGNORECASE)
