"""Pages of running text: read from `content/`, checked and rendered once. Pure.

Guidance pages, outcomes of the guide and the pages about the site all have the same shape (docs/writing.md).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from ..rules import Rules
from . import dated, glossary
from .figures import Words, figure_text
from .glossary import ContentError, Term
from .markup import Context, Heading, render

ANCHOR = re.compile(r' id="(?:afsnit|her)-[^"]+"')
# Where a text leads to the trades; to one of them it cannot, for a municipality may take that away.
TRADES = "fag/"
SHELVES = ("guidance", "outcomes", "site")
SLUGS = (
    "virksomhedspraktik", "loentilskud", "forskelle", "formaal", "udbytte", "regler", "varighed",
    "ydelse-og-loen", "arbejdstid-og-fravaer", "krav-til-arbejdspladsen", "transport-og-udgifter",
    "forsikring", "raadighed", "sig-fra", "klage", "find-en-plads", "kontakt-arbejdsgiver",
    "foer-du-siger-ja", "forventningsafstemning", "undervejs", "bagefter", "for-arbejdsgivere",
    "hvem-hjaelper", "hvis-du-ikke-er-i-maalgruppen", "tal", "ordbog", "spoergsmaal", "tekster",
    "hvad-aendrer-sig",
)  # fmt: skip


@dataclass(frozen=True)
class Page:
    """One text in one language. `lang` is the language it is really in.

    `source` is the fingerprint of the Danish text it was translated from; `fresh` whether that is still what it says.
    """

    file: Path
    shelf: str
    slug: str
    lang: str
    title: str
    summary: str
    blocks: tuple[str, ...]
    headings: tuple[Heading, ...]
    terms: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    fingerprint: str = ""
    source: str = ""
    fresh: bool = True

    @property
    def html(self) -> str:
        return "".join(self.blocks)

    @property
    def quoted(self) -> tuple[str, ...]:
        """The blocks as they stand beside another text: without the anchors, which are that text's own."""
        return tuple(ANCHOR.sub("", block) for block in self.blocks)


@dataclass(frozen=True, eq=False)
class Library:
    """Every text of the site by language, shelf and slug, with the glossary. It equals itself alone."""

    pages: Mapping[tuple[str, str, str], Page]
    terms: Mapping[str, Mapping[str, Term]]

    def find(self, lang: str, shelf: str, slug: str) -> Page:
        """The text in this language, else the Danish one, whose `lang` says so. Raises KeyError."""
        return self.pages.get((lang, shelf, slug)) or self.pages["da", shelf, slug]

    def shelf(self, lang: str, shelf: str) -> list[Page]:
        """Every text of a shelf, in the order the Danish ones are listed."""
        slugs = [slug for code, kind, slug in self.pages if code == "da" and kind == shelf]
        order = {slug: place for place, slug in enumerate(SLUGS)}
        return [self.find(lang, shelf, slug) for slug in sorted(slugs, key=lambda slug: order.get(slug, 0))]


@dataclass(frozen=True)
class SourceText:
    """A content file as it was read, before its marks are resolved."""

    file: Path
    shelf: str
    slug: str
    lang: str
    head: Mapping[str, Any]
    body: str
    fault: str = ""

    @property
    def where(self) -> str:
        """The file, as it is named inside its content folder."""
        return f"{self.lang}/{self.shelf}/{self.slug}.md"

    def named(self, fault: str) -> str:
        """A fault with its file, and with the line where the thing it names stands."""
        if fault.startswith("line "):
            return f"{self.where}: {fault}"
        lines = self.file.read_text(encoding="utf-8").splitlines()
        words = sorted((word.strip(",") for word in fault.split() if len(word) > 3), key=len, reverse=True)
        found = (number for word in words for number, line in enumerate(lines, 1) if word in line)
        return f"{self.where}:{next(found, 1)}: {fault}"


def fingerprint(head: Mapping[str, Any], body: str) -> str:
    """A short hash of what a text says: its words and marks, whatever the commas and the white space."""
    said = " ".join((str(head.get("title", "")), str(head.get("summary", "")), body))
    words = re.findall(r"\w+", said.casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:12]


def load(
    folders: Iterable[Path],
    locales: Mapping[str, str],
    rules: Rules,
    words: Callable[[str], Words],
    day: date = date.min,
) -> Library:
    """Read and render everything as it is on a day; without one, before any of it changes.

    `locales` maps each language to Babel's name of it.
    Raises ContentError with all faults at once.
    """
    folders = tuple(folders)
    terms = glossary.load(folders, locales)
    texts = _texts(folders, locales)
    faults: list[str] = []
    pages = {}
    for key, text in texts.items():
        figures = partial(_figure, rules, locales[text.lang], words(text.lang))
        context = Context(text.lang, words(text.lang), figures, terms[text.lang], partial(_href, text.lang, texts))
        pages[key] = _page(text, texts, context, day)
        faults += [text.named(fault) for fault in _faults(text, texts, rules, context)]
    if faults:
        raise ContentError("\n".join(faults))
    return Library(pages, terms)


SourceTexts = Mapping[tuple[str, str, str], SourceText]


def _texts(folders: Iterable[Path], languages: Iterable[str]) -> dict[tuple[str, str, str], SourceText]:
    found = {}
    for folder in folders:
        for lang in languages:
            for shelf in SHELVES:
                for file in sorted((folder / lang / shelf).glob("*.md")):
                    found[lang, shelf, file.stem] = _read(file, shelf, lang)
    return found


def _read(file: Path, shelf: str, lang: str) -> SourceText:
    text = file.read_text(encoding="utf-8")
    named = partial(SourceText, file, shelf, file.stem, lang)
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        return named({}, text, fault="line 1: the file must begin with --- and a front matter")
    try:
        head = yaml.safe_load(parts[1])
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        return named({}, parts[2], fault=f"line {line}: the front matter cannot be read: {error.problem}")
    return named(head or {}, parts[2], fault=_fault_of_dates(parts))


def _fault_of_dates(parts: list[str]) -> str:
    """What is wrong with the days of its passages, with the line in the whole file."""
    before = parts[1].count("\n") + 2
    try:
        dated.passages(parts[2])
    except dated.DatedError as error:
        line, _, fault = str(error).removeprefix("line ").partition(": ")
        return f"line {int(line) + before}: {fault}"
    return ""


def days(folders: Iterable[Path], locales: Iterable[str]) -> set[date]:
    """The days on which a text changes. What cannot be read is told by `load`."""
    texts = _texts(folders, locales).values()
    return {day for text in texts if not text.fault for day in dated.days(text.body)}


def _page(text: SourceText, texts: SourceTexts, context: Context, day: date) -> Page:
    blocks, headings = render(dated.on(text.body, day) if not text.fault else text.body, context)
    danish = texts.get(("da", text.shelf, text.slug), text)
    source = str(text.head.get("source", ""))
    return Page(
        text.file,
        text.shelf,
        text.slug,
        text.lang,
        title=str(text.head.get("title", "")),
        summary=str(text.head.get("summary", "")),
        blocks=blocks,
        headings=headings,
        terms=tuple(context.met),
        rules=tuple(text.head.get("rules") or ()),
        related=tuple(text.head.get("related") or ()),
        fingerprint=fingerprint(text.head, text.body),
        source=source,
        fresh=text.lang == "da" or source == fingerprint(danish.head, danish.body),
    )


def _faults(text: SourceText, texts: SourceTexts, rules: Rules, context: Context) -> Iterator[str]:
    if text.fault:
        yield text.fault
        return
    for key in ("title", "summary"):
        if not text.head.get(key):
            yield f"has no {key}"
    for rule in text.head.get("rules") or ():
        if rule not in rules and rule not in rules.gone:
            yield f"rests on {rule}, which is no rule"
    for slug in text.head.get("related") or ():
        if ("da", "guidance", slug) not in texts:
            yield f"is related to {slug}, which is no page"
    yield from context.faults


def _figure(rules: Rules, locale: str, words: Words, mark: str) -> str:
    """What a rule mark shows. Raises KeyError for a rule that may not be stated as a fact."""
    rule_id, _, part = mark.partition("#")
    if not rules[rule_id].quotable:
        raise KeyError(rule_id)
    return figure_text(rules[rule_id].figure(part), locale, words)


def _href(lang: str, texts: SourceTexts, target: str) -> str:
    """The address a link in a text leads to. Raises KeyError where it leads nowhere."""
    if target.startswith(("https://", "http://", "#", "mailto:", "tel:")):
        return target
    if target.startswith("/"):
        base, _, easy = lang.partition("-")
        return f"/{base}{target}" + (f"?{easy}=" if easy else "")
    if target == TRADES:
        return f"/{lang}/viden/{TRADES}"
    slug, _, anchor = target.partition("#")
    if ("da", "guidance", slug) not in texts:
        raise KeyError(slug)
    return f"/{lang}/viden/{slug}" + (f"#{anchor}" if anchor else "")
