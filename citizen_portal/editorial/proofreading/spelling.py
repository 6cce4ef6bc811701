"""Danish spelling, with Debian's dictionary and an own list of words in `content/da/words.txt`. Pure.

Only whether a word is known is asked: the reader's `suggest()` does not come back in any useful time.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .sentences import Sentence

DICTIONARY = Path("/usr/share/hunspell/da_DK")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Web and e-mail addresses are not spelled, they are copied.
ADDRESS = re.compile(r"\S+@\S+|\b\w+(?:\.\w+)+")
SHORTEST_PART = 3
JOINTS = ("", "s", "e")

# Whether a word is known.
Knows = Callable[[str], bool]
Misspelled = tuple[Sentence, str]


def dictionary(place: Path = DICTIONARY) -> Knows | None:
    """Debian's dictionary, which knows how Danish joins words; None where it is not installed. Takes two seconds."""
    try:
        from spylls.hunspell import Dictionary
    except ImportError:
        return None
    if not place.with_suffix(".dic").exists():
        return None
    with warnings.catch_warnings():
        # Its reader leaves both files to be closed by chance.
        warnings.simplefilter("ignore", ResourceWarning)
        knows: Knows = Dictionary.from_files(str(place)).lookup
    return knows


def own_words(folders: Iterable[Path]) -> frozenset[str]:
    """The words of `da/words.txt` in every folder: one a line, a line that begins with # is for the reader."""
    files = (folder / "da" / "words.txt" for folder in folders)
    lines = [line.strip() for file in files if file.exists() for line in file.read_text("utf-8").splitlines()]
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))


@dataclass(frozen=True)
class Vocabulary:
    """The dictionary and the own words, which may also be a part of a compound: the dictionary joins its own."""

    knows: Knows
    own: frozenset[str]

    def has(self, word: str) -> bool:
        return self._one(word) or self._compound(word.casefold()) or self._hyphened(word.split("-"))

    def _one(self, word: str) -> bool:
        return word.casefold() in self.own or self.knows(word)

    def _hyphened(self, parts: list[str]) -> bool:
        return len(parts) > 1 and all(self.has(part) for part in parts)

    def _compound(self, word: str) -> bool:
        """Whether it is an own word and a known one, with or without a joint between them."""
        pairs = (pair for pair in halves(word) if not self.own.isdisjoint(pair))
        return any(self._one(first) and self._one(last) for first, last in pairs)


def halves(word: str) -> Iterator[tuple[str, str]]:
    """Every way to part a word in two, with the joint between them left out."""
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        for joint in JOINTS:
            if word[cut:].startswith(joint) and len(word) - cut - len(joint) >= SHORTEST_PART:
                yield word[:cut], word[cut + len(joint) :]


def words(sentence: Sentence) -> list[str]:
    return WORD.findall(ADDRESS.sub(" ", sentence.text))


def misspelled(sentences: Iterable[Sentence], vocabulary: Vocabulary) -> list[Misspelled]:
    """Every word that is not known, with the sentence it stands in. Each different word is looked up once."""
    found = [(sentence, word) for sentence in sentences for word in words(sentence)]
    wrong = {word for word in {word for _, word in found} if not vocabulary.has(word)}
    return [(sentence, word) for sentence, word in found if word in wrong]


def check_spelling(found: Iterable[Misspelled]) -> Iterator[str]:
    for sentence, word in found:
        yield sentence.fault(f"»{word}« is not in the dictionary: spell it right, or add it to content/da/words.txt")
