"""Search in the pages of one language, forgiving about spelling. Pure.

The index is made once, at the start, and kept in memory: some thirty pages are no work for a service of their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from ..matching.folding import asked_words, folded
from ..matching.small_words import telling
from .asking import Answers, Vocabulary
from .glossary import Term
from .in_short import LAW_WORDS
from .pages import Page
from .passages import Passage, Pieces, Wanted, best, marked, passage, plain
from .synonyms import Synonyms

# A word is worth what the best place it stands in is worth, and in running text a little more each time.
# The word of the law that stands over a page is worth most: whoever has it from a letter finds that page first.
LAW, TYPED, NAME, HEADING, SUMMARY, TEXT, AGAIN = 16.0, 12.0, 8.0, 4.0, 2.0, 1.0, 0.1
MOST_TIMES = 9
# A page that answers in part is shown where it is worth this much of what the best one is.
ENOUGH = 0.2
NEAREST = 3


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
    """Every word of some pages in one language, with what it is worth on each."""

    def __init__(
        self, pages: Iterable[Page], terms: Mapping[str, Term], lang: str = "", typed: Synonyms | None = None
    ) -> None:
        typed = typed or {}
        self.entries = tuple(Entry(page, tuple(_passages(page, terms))) for page in pages)
        self.words: dict[str, dict[int, float]] = defaultdict(dict)
        self.vocabulary = _vocabulary(lang, terms, typed)
        for place, entry in enumerate(self.entries):
            for text in (*(text for _, text in _fields(entry, terms)), *(part.text for part in entry.passages)):
                self.vocabulary.learn(text)
            own = _typed(typed.get(entry.page.slug, ()), lang)
            for word, weight in _weights(entry, terms, own).items():
                self.words[word][place] = weight

    def search(self, query: str) -> tuple[Hit, ...]:
        """The pages that answer the query, best first: none need hold every word, but the telling ones decide."""
        return self._hits(self.vocabulary.asked(query))

    def nearest(self, query: str) -> tuple[Hit, ...]:
        """Where nothing answers, the few pages whose words look most like what was typed."""
        return self._hits(self.vocabulary.resembling(query))[:NEAREST]

    def _hits(self, answers: Iterable[Answers]) -> tuple[Hit, ...]:
        asked = [self._asked(known) for known in answers]
        share = {place: _share(place, asked) for word in asked for place in word.pages}
        worth = {place: share[place] * _worth(place, asked) for place in share}
        least = ENOUGH * max(worth.values(), default=0.0)
        found = [place for place in worth if share[place] == 1 or worth[place] >= least]
        wanted = _wanted(asked)
        return tuple(_hit(self.entries[place], wanted) for place in sorted(found, key=lambda at: (-worth[at], at)))

    def _asked(self, known: Mapping[str, float]) -> Asked:
        pages: dict[int, float] = {}
        close: dict[int, float] = {}
        for answer, how_close in known.items():
            for place, weight in self.words.get(answer, {}).items():
                pages[place] = max(pages.get(place, 0.0), weight * how_close)
                close[place] = max(close.get(place, 0.0), how_close)
        return Asked(known, pages, self._rarity(sum(close.values())))

    def _rarity(self, on_pages: float) -> float:
        """Next to nothing for what stands on every page."""
        return log(1 + (len(self.entries) - on_pages + 0.5) / (on_pages + 0.5))


def _share(place: int, asked: list[Asked]) -> float:
    """How much of what was asked a page answers: 1 for all of it."""
    return sum(word.rarity for word in asked if place in word.pages) / sum(word.rarity for word in asked)


def _worth(place: int, asked: list[Asked]) -> float:
    return sum(word.pages.get(place, 0.0) * word.rarity for word in asked)


def _vocabulary(lang: str, terms: Mapping[str, Term], typed: Synonyms) -> Vocabulary:
    found = Vocabulary(lang)
    for name, words in typed.items():
        for one in words:
            found.learn(one)
            if name in terms:
                found.mean(one, terms[name].danish)
                found.mean(one, terms[name].word)
    return found


def _passages(page: Page, terms: Mapping[str, Term]) -> Iterator[Passage]:
    yield passage(page.summary, page.lang)
    yield passage(plain(page.html), page.lang)
    if page.slug == "ordbog":
        for term in terms.values():
            name = term.word if term.word.casefold() == term.danish.casefold() else f"{term.word} ({term.danish})"
            yield passage(f"{name}: {term.meaning}", term.lang, term.id, topic=name)


def _weights(entry: Entry, terms: Mapping[str, Term], typed: Iterable[tuple[float, str]]) -> dict[str, float]:
    times = Counter(word for part in entry.passages for word in part.words)
    weights = {word: TEXT + AGAIN * min(count, MOST_TIMES) for word, count in times.items()}
    for weight, text in (*_fields(entry, terms), *typed):
        weights |= {word: max(weight, weights.get(word, 0.0)) for word in folded(text)}
    return weights


def _fields(entry: Entry, terms: Mapping[str, Term]) -> Iterator[tuple[float, str]]:
    """What stands out on a page, and how much."""
    page = entry.page
    yield SUMMARY, page.summary
    for heading in (*(heading.text for heading in page.headings), *(part.topic for part in entry.passages)):
        yield HEADING, heading
    slug = page.slug.replace("-", " ").replace("ae", "æ") if page.lang.startswith("da") else ""
    yield NAME, f"{page.title} {slug}"
    if page.slug in LAW_WORDS and (term := terms.get(LAW_WORDS[page.slug])):
        yield LAW, f"{term.word} {term.danish}"


def _typed(typed: Iterable[str], lang: str) -> Iterator[tuple[float, str]]:
    """What is typed for a page. Of several words each counts for its share."""
    for one in typed:
        words = telling(asked_words(one), lang)
        yield from ((TYPED / len(words), word) for word in words)


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
