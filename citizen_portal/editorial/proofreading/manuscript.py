"""Every word of the site in one place, ready to be proofread: pages, glossaries and labels. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...guidance.glossary import Term
from ...guidance.pages import Library
from .lexicon import base
from .sentences import Sentence, split
from .text import GAP, PageText, read, spoken

HEADER = re.compile(r'\["?([^"\]]+)"?\]')
PLACEHOLDER = re.compile(r"%\(\w+\)s")


@dataclass(frozen=True)
class CatalogueLabel:
    """A label of the software, with the line of the catalogue it stands on."""

    id: str
    line: int
    text: str


@dataclass(frozen=True)
class Manuscript:
    """Texts by language, shelf and slug; terms and labels by language. `folders` are those they were read from."""

    folders: tuple[Path, ...]
    texts: Mapping[tuple[str, str, str], PageText]
    terms: Mapping[str, Mapping[str, Term]]
    labels: Mapping[str, tuple[CatalogueLabel, ...]]

    @property
    def languages(self) -> list[str]:
        return list(self.terms)

    def of(self, lang: str) -> list[PageText]:
        return [text for key, text in self.texts.items() if key[0] == lang]

    def sentences(self, lang: str) -> Iterator[Sentence]:
        """Every sentence of a language's texts, as it is heard."""
        for text in self.of(lang):
            yield from text.sentences(spoken(self.terms[lang]))

    def quoted(self, lang: str) -> Iterator[Sentence]:
        """The Danish words a text of another language shows its reader."""
        for text in self.of(lang):
            for piece in text.pieces:
                yield from (Sentence(text.where, piece.line, words) for words in piece.marks("da"))

    def labelled(self, lang: str) -> Iterator[Sentence]:
        """Every sentence of a language's labels."""
        for label in self.labels.get(lang, ()):
            yield from split(Sentence(catalogue(lang), label.line, PLACEHOLDER.sub(GAP, label.text)))

    def glossary(self, lang: str) -> Iterator[Sentence]:
        lines = {entry: line for folder in self.folders for entry, line in headed(folder / lang / "glossary.toml")}
        for term in self.terms[lang].values():
            if term.lang == lang:
                whole = Sentence(f"content/{lang}/glossary.toml", lines[term.id], f"{term.word}: {term.meaning}")
                yield from split(whole)


def collect(library: Library, folders: Iterable[Path], labels: Mapping[str, Iterable[CatalogueLabel]]) -> Manuscript:
    """Read the files behind a library."""
    texts = {key: read(page) for key, page in library.pages.items()}
    return Manuscript(tuple(folders), texts, library.terms, {lang: tuple(own) for lang, own in labels.items()})


def catalogue(lang: str) -> str:
    return f"translations/{base(lang)}/LC_MESSAGES/messages.po"


def headed(file: Path) -> Iterator[tuple[str, int]]:
    """The tables of a TOML file, each with the line of its header."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    for number, line in enumerate(lines, 1):
        if header := HEADER.match(line):
            yield header[1], number
