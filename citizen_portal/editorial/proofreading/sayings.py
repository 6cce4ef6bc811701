"""Everything a language says, piece by piece, each with where it stands, as an editor names it. Pure.

A text is `guidance/virksomhedspraktik`, `outcomes/level-1`, `site/om`, `trades/cafe`, `placement-phrases`; a term
`glossary/tilbud`; a label `labels/mail.citizen.moved.subject`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markdown_it.token import Token

from ...guidance.glossary import Term
from ...trades.entries import TextFile
from .manuscript import Manuscript, catalogue, headed
from .text import PageText


@dataclass(frozen=True)
class Saying:
    """Words as they are written, with the marks that are filled in later."""

    scope: str
    where: str
    line: int
    text: str
    box: str = ""
    under: str = ""
    kind: str = ""

    def fault(self, place: int, wrong: str) -> str:
        """A fault at a place of its words: in the line of the file where that stands."""
        return f"{self.where}:{self.line + self.text.count(chr(10), 0, place)}: {wrong}"


def sayings(manuscript: Manuscript, lang: str) -> Iterator[Saying]:
    for text in manuscript.of(lang):
        yield from of_page(text, manuscript.terms[lang])
    yield from _of_glossary(manuscript, lang)
    for label in manuscript.labels.get(lang, ()):
        yield Saying(f"labels/{label.id}", catalogue(lang), label.line, label.text)
    for file in manuscript.short.get(lang, ()):
        yield from _of_short(file, lang)


def of_page(text: PageText, terms: Mapping[str, Term]) -> Iterator[Saying]:
    scope = f"{text.page.shelf}/{text.page.slug}"
    for piece in text.pieces:
        said = piece.said(lambda mark: _written(mark, terms))
        yield Saying(scope, text.where, piece.line, said, piece.box, piece.under, piece.kind)


def _written(mark: Token, terms: Mapping[str, Term]) -> str:
    """A term as its word, the rest as it stands in the file: some words are wrong only beside a mark."""
    if mark.meta["kind"] == "term":
        return str(mark.meta["words"] or terms[mark.meta["of"]].word)
    return str(mark.meta["mark"])


def _of_glossary(manuscript: Manuscript, lang: str) -> Iterator[Saying]:
    where = f"content/{lang}/glossary.toml"
    lines = {name: line for folder in manuscript.folders for name, line in headed(folder / lang / "glossary.toml")}
    for term in manuscript.terms[lang].values():
        if term.lang == lang:
            yield Saying(f"glossary/{term.id}", where, lines[term.id], f"{term.word}: {term.meaning}")


def _of_short(file: TextFile, lang: str) -> Iterator[Saying]:
    scope = file.where.removeprefix(f"content/{lang}/").removesuffix(".toml")
    for name, text in file.entries.items():
        yield Saying(scope, file.where, file.line(name), text)
