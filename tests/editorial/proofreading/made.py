"""Small made contents for the tests of proofreading, written into a folder and read as the real ones are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from citizen_portal import CONTENT, rules
from citizen_portal.editorial.proofreading.manuscript import CatalogueLabel, Manuscript, collect
from citizen_portal.editorial.proofreading.sentences import Sentence
from citizen_portal.editorial.proofreading.text import PageText, spoken
from citizen_portal.guidance import pages

LANGUAGES = {"da": "da", "en": "en_GB", "ar": "ar", "da-let": "da"}
LAW = rules.load([CONTENT])
TITLES = {"da": "En side", "en": "A page", "ar": "صفحة", "da-let": "En side"}


def write(folder: Path, body: str, lang: str = "da", slug: str = "one", title: str = "", more: str = "") -> None:
    head = f"title: {title or TITLES[lang]}\nsummary: {TITLES[lang]}\n{more}"
    file = folder / lang / "guidance" / f"{slug}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{head}---\n{body}\n", encoding="utf-8")


def term(folder: Path, term_id: str, word: str, lang: str = "da", meaning: str = "Noget.") -> None:
    file = folder / lang / "glossary.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as glossary:
        glossary.write(f'[{term_id}]\nword = "{word}"\nmeaning = "{meaning}"\n')


def manuscript(folder: Path, **labels: Mapping[str, str]) -> Manuscript:
    """What stands in the folder, with labels by language."""
    library = pages.load([folder], LANGUAGES, LAW.now, lambda _lang: lambda label: label)
    return collect(library, [folder], {"da": (), **{lang: listed(words) for lang, words in labels.items()}})


def listed(words: Mapping[str, str]) -> Iterable[CatalogueLabel]:
    return [CatalogueLabel(label, line, text) for line, (label, text) in enumerate(words.items(), 1)]


def text(folder: Path, lang: str = "da") -> PageText:
    return manuscript(folder).texts[lang, "guidance", "one"]


def heard(folder: Path, lang: str = "da") -> list[Sentence]:
    """The sentences of the body."""
    read = manuscript(folder)
    return list(read.texts[lang, "guidance", "one"].sentences(spoken(read.terms[lang])))[2:]
