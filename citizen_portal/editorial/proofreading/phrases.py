"""Official phrases a text does not use, each with a plainer one, from `content/da/phrases.toml`. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .sentences import Sentence


@dataclass(frozen=True)
class Phrase:
    """A pattern of words or signs, and what to write instead."""

    pattern: re.Pattern[str]
    instead: str


def load(folders: Iterable[Path]) -> tuple[Phrase, ...]:
    """The phrases of every folder. A pattern under `words` begins and ends with a word, one under `signs` need not."""
    phrases: list[Phrase] = []
    for folder in folders:
        file = folder / "da" / "phrases.toml"
        tables = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        phrases += [_phrase(rf"(?<!\w)(?:{words})(?!\w)", plain) for words, plain in tables.get("words", {}).items()]
        phrases += [_phrase(signs, plain) for signs, plain in tables.get("signs", {}).items()]
    return tuple(phrases)


def _phrase(pattern: str, instead: str) -> Phrase:
    return Phrase(re.compile(pattern, re.IGNORECASE), instead)


def check_phrases(sentences: Iterable[Sentence], phrases: Iterable[Phrase]) -> Iterator[str]:
    for sentence in sentences:
        for phrase in phrases:
            if found := phrase.pattern.search(sentence.text):
                yield sentence.fault(f"»{found[0].strip()}« is not how we say it: {phrase.instead}")
