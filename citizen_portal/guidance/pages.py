"""Pages of running text: checked and rendered once from what was read of `content/`. Pure.

Guidance pages, outcomes of the guide and the pages about the site all have the same shape (docs/writing.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from babel import Locale

from .. import names as municipality_names
from ..names import Names
from ..rules import Rules
from . import dated, glossary, synonyms
from .figures import Words, figure_text
from .glossary import ContentError, Term
from .here import here
from .markup import Context, Heading, render
from .source_texts import SourceText, SourceTexts, fingerprint, read_all
from .synonyms import Synonyms

ANCHOR = re.compile(r' id="(?:afsnit|her)-[^"]+"')
# Where a text leads to the trades; to one of them it cannot, for a municipality may take that away.
TRADES = "fag/"
SLUGS = (
    "virksomhedspraktik", "loentilskud", "forskelle", "formaal", "udbytte", "regler",
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


@dataclass(frozen=True)
class Making:
    """What every page is made from: the texts as they were read, the names in them, the day they are of."""

    texts: SourceTexts
    names: Names
    day: date

    def has(self, slug: str) -> bool:
        """Whether the guidance has that page."""
        return ("da", "guidance", slug) in self.texts

    def without(self, slug: str) -> str:
        """No address, for a page that was left out. Raises KeyError for one that is none."""
        return "" if slug in self.names.not_ours else self.names.not_ours[slug]

    @cached_property
    def known(self) -> frozenset[str]:
        """What a passage may ask for: the municipality, and every page of the guidance."""
        slugs = (slug for lang, shelf, slug in self.texts if (lang, shelf) == ("da", "guidance"))
        return frozenset((self.names.values.get("name", ""), *slugs))

    def body(self, text: SourceText) -> str:
        """The Markdown as it stands here and on that day, with all names in it."""
        told = text.body if text.fault else dated.on(here(text.body, self.known), self.day)
        return municipality_names.marked(told, text.lang, self.names)

    def words(self, text: SourceText, key: str, rtl: bool) -> str:
        return municipality_names.plain(str(text.head.get(key, "")), text.lang, self.names, rtl)


@dataclass(frozen=True, eq=False)
class Library:
    """Every text of the site by language, shelf and slug, with the glossary, what people type for either, and the
    names that stand in them.

    It equals itself alone.
    """

    pages: Mapping[tuple[str, str, str], Page]
    terms: Mapping[str, Mapping[str, Term]]
    typed: Mapping[str, Synonyms] = field(default_factory=dict)
    names: Names = field(default_factory=Names)

    def find(self, lang: str, shelf: str, slug: str) -> Page:
        """The text in this language, else the Danish one, whose `lang` says so. Raises KeyError."""
        return self.pages.get((lang, shelf, slug)) or self.pages["da", shelf, slug]

    def shelf(self, lang: str, shelf: str) -> list[Page]:
        """Every text of a shelf, in the order the Danish ones are listed."""
        slugs = [slug for code, kind, slug in self.pages if code == "da" and kind == shelf]
        order = {slug: place for place, slug in enumerate(SLUGS)}
        return [self.find(lang, shelf, slug) for slug in sorted(slugs, key=lambda slug: order.get(slug, 0))]


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
    names = municipality_names.load(folders)
    terms = glossary.load(folders, locales, names)
    texts = read_all(folders, locales, names.not_ours)
    made = Making(texts, names, day)
    faults: list[str] = []
    pages = {}
    for key, text in texts.items():
        figures = partial(_figure, rules, locales[text.lang], words(text.lang))
        context = Context(text.lang, words(text.lang), figures, terms[text.lang], partial(_href, text.lang, made))
        pages[key] = _page(text, made, context, Locale.parse(locales[text.lang]).text_direction == "rtl")
        faults += [text.named(fault) for fault in _faults(text, made, rules, context)]
    faults += synonyms.unknown(folders, locales, {*terms["da"], *names.not_ours, *(slug for _, _, slug in texts)})
    if faults:
        raise ContentError("\n".join(faults))
    return Library(pages, terms, synonyms.load(folders, locales), names)


def _page(text: SourceText, made: Making, context: Context, rtl: bool) -> Page:
    blocks, headings = render(made.body(text), context)
    danish = made.texts.get(("da", text.shelf, text.slug), text)
    source = str(text.head.get("source", ""))
    return Page(
        text.file,
        text.shelf,
        text.slug,
        text.lang,
        title=made.words(text, "title", rtl),
        summary=made.words(text, "summary", rtl),
        blocks=blocks,
        headings=headings,
        terms=tuple(context.met),
        rules=tuple(text.head.get("rules") or ()),
        related=tuple(slug for slug in text.head.get("related") or () if made.has(slug)),
        fingerprint=fingerprint(text.head, text.body),
        source=source,
        fresh=text.lang == "da" or source == fingerprint(danish.head, danish.body),
    )


def _faults(text: SourceText, made: Making, rules: Rules, context: Context) -> Iterator[str]:
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
        if not made.has(slug) and slug not in made.names.not_ours:
            yield f"is related to {slug}, which is no page"
    said = (str(text.head.get("title")), str(text.head.get("summary")), text.body)
    yield from (f"{mark} is not known" for part in said for mark in municipality_names.unknown(part))
    yield from context.faults


def _figure(rules: Rules, locale: str, words: Words, mark: str) -> str:
    """What a rule mark shows. Raises KeyError for a rule that may not be stated as a fact."""
    rule_id, _, part = mark.partition("#")
    if not rules[rule_id].quotable:
        raise KeyError(rule_id)
    return figure_text(rules[rule_id].figure(part), locale, words)


def _href(lang: str, made: Making, target: str) -> str:
    """The address a link in a text leads to, "" for a page this municipality does without.

    Raises KeyError where it leads nowhere.
    """
    if target.startswith(("https://", "http://", "#", "mailto:", "tel:")):
        return target
    if target.startswith("/"):
        return f"/{lang}{target}"
    if target == TRADES:
        return f"/{lang}/viden/{TRADES}"
    slug, _, anchor = target.partition("#")
    if not made.has(slug):
        return made.without(slug)
    return f"/{lang}/viden/{slug}" + (f"#{anchor}" if anchor else "")
