"""What is left of a word without its endings, by the rules of each language. Pure."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

from Stemmer import Stemmer

from .folding import fold

# Ukrainian has no such rules that are kept up: its words are told alike by their beginnings alone.
ALGORITHMS = {"da": "danish", "en": "english", "ar": "arabic", "pl": "polish", "tr": "turkish"}
# Turkish writes its capital I and its dotted İ each with a small letter of its own.
TURKISH = str.maketrans({"I": "ı", "İ": "i"})

# A stemmer holds the word it works on, and several threads ask.
ONE_AT_A_TIME = Lock()


def stem(word: str, lang: str) -> str:
    """The folded stem of a word as it is written, with its accents: endings are told by them."""
    base = lang.partition("-")[0]
    if base not in ALGORITHMS:
        return fold(word)
    lowered = (word.translate(TURKISH) if base == "tr" else word).lower()
    with ONE_AT_A_TIME:
        return fold(_stemmer(ALGORITHMS[base]).stemWord(lowered))


@lru_cache(maxsize=len(ALGORITHMS))
def _stemmer(algorithm: str) -> Stemmer:
    """It keeps no words: each is asked for once, while the index is made."""
    return Stemmer(algorithm, 0)
