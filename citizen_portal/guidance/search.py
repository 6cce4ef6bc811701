"""Search in the pages of one language, forgiving about spelling. Pure.

The index is made once, at the start, and kept in memory: some thirty pages are no work for a service of their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from ..matching.folding import asked_words, folded, spellings
from ..matching.likeness import answers
from .glossary import Term
from .in_short import LAW_WORDS
from .pages import Page
from .passages import Passage, Pieces, Wanted, best, marked, passage, plain

# A word is worth what the best place it stands in is worth, and in running text a little more each time.
# The word of the law that stands over a page is worth most: whoever has it from a letter finds that page first.
LAW, NAME, HEADING, SUMMARY, TEXT, AGAIN = 16.0, 8.0, 4.0, 2.0, 1.0, 0.1
MOST_TIMES = 9


@dataclass(frozen=True)
class Hit:
    """A page that answers, its title, and the passage that does. `lang` and `anchor` are the passage's own."""

    page: Page
    title: Pieces
    snippet: Pieces
    lang: str
    anchor: str = ""


@dataclass(frozen=True)
class Entry:
    """A page as it is looked through."""

    page: Page
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Asked:
    """One word of a query: the known words that answer it, how well each page does, and how rare that is."""

    known: Mapping[str, float]
    pages: Mapping[int, float]
    rarity: float


class Index:
    """Every word of some pages, with what it is worth on each."""

    def __init__(self, pages: Iterable[Page], terms: Mapping[str, Term]) -> None:
        self.entries = tuple(Entry(page, tuple(_passages(page, terms))) for page in pages)
        self.words: dict[str, dict[int, float]] = defaultdict(dict)
        for place, entry in enumerate(self.entries):
            for word, weight in _weights(entry, terms).items():
                self.words[word][place] = weight

    def search(self, query: str) -> tuple[Hit, ...]:
        """The pages that answer every telling word of the query, best first."""
        asked = [self._asked(word) for word in asked_words(query)]
        telling = [word for word in asked if len(word.pages) <= len(self.entries) / 2] or asked
        together = set.intersection(*(set(word.pages) for word in telling)) if telling else set()
        worth = {place: sum(word.pages.get(place, 0) * word.rarity for word in asked) for place in together}
        wanted = _wanted(telling)
        return tuple(_hit(self.entries[place], wanted) for place in sorted(worth, key=lambda at: (-worth[at], at)))

    def _asked(self, word: str) -> Asked:
        known = answers(spellings(word), self.words)
        pages: dict[int, float] = {}
        for answer, close in known.items():
            for place, weight in self.words[answer].items():
                pages[place] = max(pages.get(place, 0.0), weight * close)
        return Asked(known, pages, log(1 + len(self.entries) / max(len(pages), 1)))


def _passages(page: Page, terms: Mapping[str, Term]) -> Iterator[Passage]:
    yield passage(page.summary, page.lang)
    yield passage(plain(page.html), page.lang)
    if page.slug == "ordbog":
        for term in terms.values():
            name = term.word if term.word.casefold() == term.danish.casefold() else f"{term.word} ({term.danish})"
            yield passage(f"{name}: {term.meaning}", term.lang, term.id, topic=name)


def _weights(entry: Entry, terms: Mapping[str, Term]) -> dict[str, float]:
    page = entry.page
    times = Counter(word for part in entry.passages for word in part.words)
    weights = {word: TEXT + AGAIN * min(count, MOST_TIMES) for word, count in times.items()}
    headings = [heading.text for heading in page.headings] + [part.topic for part in entry.passages]
    slug = page.slug.replace("-", " ").replace("ae", "æ") if page.lang.startswith("da") else ""
    law = [f"{term.word} {term.danish}" for term_id, term in terms.items() if LAW_WORDS.get(page.slug) == term_id]
    fields = (
        (SUMMARY, page.summary),
        *((HEADING, heading) for heading in headings),
        (NAME, f"{page.title} {slug}"),
        *((LAW, word) for word in law),
    )
    for weight, text in fields:
        weights |= {word: max(weight, weights.get(word, 0.0)) for word in folded(text)}
    return weights


def _wanted(asked: Iterable[Asked]) -> Wanted:
    """What to mark: each word that answers, with the asked word it answers best."""
    wanted: dict[str, tuple[int, float]] = {}
    for place, word in enumerate(asked):
        for known, close in word.known.items():
            here = (place, close * word.rarity)
            wanted[known] = max(here, wanted.get(known, here), key=lambda answer: answer[1])
    return wanted


def _hit(entry: Entry, wanted: Wanted) -> Hit:
    """A page that answers by its title alone is shown with its summary."""
    excerpts = [(*best(part, wanted), part) for part in entry.passages]
    _, text, part = max(excerpts, key=lambda excerpt: excerpt[0])
    return Hit(entry.page, marked(entry.page.title, wanted), marked(text or part.text, wanted), part.lang, part.anchor)
