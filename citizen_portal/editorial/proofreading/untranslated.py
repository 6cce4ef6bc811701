"""Danish and English sentences left standing in a text of another language. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import lexicon
from .sentences import WORD, Sentence

# The languages a text is written or thought in before it is translated.
SOURCES = {"da": "Danish", "en": "English"}
# A sentence of fewer words may be a name; of more, this share of them is everyday words, and two at least.
FEWEST, SHARE, LEAST = 5, 0.25, 2


def language_left(text: str, lang: str) -> str:
    """The language a sentence was left in, as "da"; nothing for one that is in its own language or too short to say."""
    words = [word.casefold() for word in WORD.findall(text)]
    if len(words) < FEWEST:
        return ""
    own = _everyday(words, lang)
    others = {source: _everyday(words, source) for source in SOURCES if source != lexicon.base(lang)}
    source = max(others, key=lambda code: others[code])
    return source if others[source] > own and others[source] >= max(LEAST, SHARE * len(words)) else ""


def check_untranslated(sentences: Iterable[Sentence], lang: str) -> Iterator[str]:
    for sentence in sentences:
        if source := language_left(sentence.text, lang):
            yield sentence.fault(f"»{sentence.text}« is {SOURCES[source]}: translate it, or mark it as {{da:…}}")


def _everyday(words: Iterable[str], lang: str) -> int:
    everyday = lexicon.of(lang).everyday
    return sum(word in everyday for word in words)
