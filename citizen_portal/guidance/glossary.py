"""The glossary: each term with its word, its Danish word and what it means. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Term:
    """A term in one language, with the Danish word the reader will hear. `lang` is whose meaning it is."""

    id: str
    word: str
    danish: str
    meaning: str
    lang: str


def load(folders: Iterable[Path], languages: Iterable[str]) -> dict[str, Mapping[str, Term]]:
    """The terms of every language; where one is missing, the Danish one stands in, marked as Danish."""
    folders = tuple(folders)
    danish = _read(folders, "da")
    return {lang: _terms(lang, danish, _read(folders, lang)) for lang in languages}


def _read(folders: Iterable[Path], lang: str) -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {}
    for folder in folders:
        file = folder / lang / "glossary.toml"
        if file.exists():
            tables |= tomllib.loads(file.read_text(encoding="utf-8"))
    return tables


def _terms(lang: str, danish: dict[str, dict[str, str]], own: dict[str, dict[str, str]]) -> dict[str, Term]:
    return {
        term_id: Term(
            term_id,
            word=own.get(term_id, source)["word"],
            danish=source["word"],
            meaning=own.get(term_id, source)["meaning"],
            lang=lang if term_id in own else "da",
        )
        for term_id, source in danish.items()
    }
