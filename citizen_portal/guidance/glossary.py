"""The glossary: each term with its word, its Danish word and what it means. Pure."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from babel import Locale

from ..names import Names, plain, unknown

SENTENCE_END = re.compile(r"(?<=[.!?؟…])\s+(?=\W*\w)")

# A sentence of fewer letters ("A word the municipality uses.") explains nothing without the next.
TOO_SHORT = 25


# The tables of a file by the id of the term.
Entries = dict[str, dict[str, str]]
# Puts what a mark stands for in its place.
Filled = Callable[[str], str]


class ContentError(ValueError):
    """The content cannot be used. The message lists every fault with its file, not the first only."""


def read_toml(file: Path) -> dict[str, Any]:
    """A TOML file, or a ContentError that names it and the line."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{file.name}: {error}") from None


@dataclass(frozen=True)
class Term:
    """A term in one language, with the Danish word the reader will hear. `lang` is whose meaning it is.

    `source` is the fingerprint of the Danish entry it was translated from.
    """

    id: str
    word: str
    danish: str
    meaning: str
    lang: str
    source: str = ""
    fresh: bool = True

    @property
    def sentences(self) -> tuple[str, str]:
        """What explains the term at once, and the rest of its meaning."""
        first, *rest = SENTENCE_END.split(self.meaning)
        if rest and len(first) < TOO_SHORT:
            first = f"{first} {rest.pop(0)}"
        return first, " ".join(rest)


def load(
    folders: Iterable[Path], locales: Mapping[str, str], names: Names | None = None
) -> dict[str, Mapping[str, Term]]:
    """The terms of every language; where one is missing, the Danish one stands in, marked as Danish."""
    folders, names = tuple(folders), names or Names()
    danish = read(folders, "da")
    found: dict[str, Mapping[str, Term]] = {}
    for lang, locale in locales.items():
        filled = partial(plain, lang=lang, names=names, rtl=Locale.parse(locale).text_direction == "rtl")
        found[lang] = _terms(lang, danish, read(folders, lang), filled)
    return found


def read(folders: Iterable[Path], lang: str) -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {}
    for folder in folders:
        file = folder / lang / "glossary.toml"
        if file.exists():
            tables |= read_toml(file)
    for term, entry in tables.items():
        if marks := list(unknown(str(entry.get("meaning")))):
            raise ContentError(f"content/{lang}/glossary.toml: {term} has {marks[0]}, which is not known")
        if not {"word", "meaning"} <= entry.keys():
            raise ContentError(f"content/{lang}/glossary.toml: {term} needs a word and a meaning")
    return tables


def fingerprint(entry: Mapping[str, str]) -> str:
    """A short hash of what an entry says: its words, whatever the commas."""
    words = re.findall(r"\w+", f"{entry['word']} {entry['meaning']}".casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:12]


def _terms(lang: str, danish: Entries, own: Entries, filled: Filled) -> dict[str, Term]:
    return {term_id: _term(lang, term_id, source, own.get(term_id), filled) for term_id, source in danish.items()}


def _term(lang: str, term_id: str, danish: dict[str, str], own: dict[str, str] | None, filled: Filled) -> Term:
    entry = own or danish
    source = entry.get("source", "")
    return Term(
        term_id,
        word=entry["word"],
        danish=danish["word"],
        meaning=filled(entry["meaning"]),
        lang=lang if own else "da",
        source=source,
        fresh=lang == "da" or source == fingerprint(danish),
    )
