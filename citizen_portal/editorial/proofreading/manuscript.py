"""Every word of the site in one place, ready to be proofread: pages, glossaries, labels and short texts. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ...guidance.glossary import Term
from ...guidance.pages import Library
from ...names import Names, plain
from ...trades.entries import TextFile
from . import short_texts
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
    """Texts by language, shelf and slug; terms, labels and the files of short texts by language.

    `folders` are those they were read from. `labels_as_written` still have their marks.
    """

    folders: tuple[Path, ...]
    texts: Mapping[tuple[str, str, str], PageText]
    terms: Mapping[str, Mapping[str, Term]]
    labels: Mapping[str, tuple[CatalogueLabel, ...]]
    short: Mapping[str, tuple[TextFile, ...]] = field(default_factory=dict)
    labels_as_written: Mapping[str, tuple[CatalogueLabel, ...]] = field(default_factory=dict)

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

    def chosen(self, lang: str) -> Iterator[Sentence]:
        """Every sentence of the texts somebody chooses from or copies."""
        for file in self.short.get(lang, ()):
            yield from short_texts.sentences(file)

    def heard(self, lang: str) -> Iterator[Sentence]:
        """The words of the workplaces, as they stand in the trades of a language."""
        for file in self.short.get(lang, ()):
            yield from short_texts.heard(file)

    def glossary(self, lang: str) -> Iterator[Sentence]:
        lines = {entry: line for folder in self.folders for entry, line in headed(folder / lang / "glossary.toml")}
        for term in self.terms[lang].values():
            if term.lang == lang:
                whole = Sentence(f"content/{lang}/glossary.toml", lines[term.id], f"{term.word}: {term.meaning}")
                yield from split(whole)


def collect(
    library: Library,
    folders: Iterable[Path],
    labels: Mapping[str, Iterable[CatalogueLabel]],
    short: Iterable[Mapping[str, TextFile]] = (),
) -> Manuscript:
    """Read the files behind a library. `short` are files by language, one mapping a text."""
    texts = {key: read(page, library.names) for key, page in library.pages.items()}
    written = {lang: tuple(listed) for lang, listed in labels.items()}
    own = {lang: tuple(_named(label, lang, library.names) for label in listed) for lang, listed in written.items()}
    files = tuple(short)
    chosen = {lang: tuple(each[lang] for each in files if lang in each) for lang in library.terms}
    return Manuscript(tuple(folders), texts, library.terms, own, chosen, written)


def _named(label: CatalogueLabel, lang: str, names: Names) -> CatalogueLabel:
    return replace(label, text=plain(label.text, lang, names))


def catalogue(lang: str) -> str:
    return f"translations/{base(lang)}/LC_MESSAGES/messages.po"


def headed(file: Path) -> Iterator[tuple[str, int]]:
    """The tables of a TOML file, each with the line of its header."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    for number, line in enumerate(lines, 1):
        if header := HEADER.match(line):
            yield header[1], number
