"""Finding a trade by what somebody types: in any language of the site, by a name of the work, and with slips. Pure.

The index is built for the first who looks, or before a server shares its memory with its workers. What a word is near
to is kept: people look for the same few.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from math import log

from ..matching.folding import asked_words, folded, spellings
from ..matching.likeness import SHORTEST_STEM, SLIP, closeness, slips
from .content import Trade, Trades

# What a word is worth where it stands: in the name of the trade, among what people type, in what one does there.
NAME, TYPED, DONE = 8.0, 6.0, 1.0
# A name that was typed whole is meant, whatever else its words stand in.
WHOLE = 40.0
# The words of a whole sentence say little of any trade. What is worth less than this is no answer.
LEAST = 1.5
# A single letter begins too much.
SHORTEST = 2
SHOWN = 5
# What the place is called by the law, whatever one does there.
OF_THE_LAW = re.compile("(virksomheds)?praktik|løntilskud")
WORDS_KEPT = 1024
# What nobody has asked for is offered only where it answers well: by itself, and beside the best one.
LIKELY, BESIDE_THE_BEST, GUESSED = 12.0, 0.5, 3


class Finder:
    """Every word of the trades, in all languages at once, with what it is worth for each."""

    def __init__(self, trades: Trades) -> None:
        self.trades = trades
        self._answered = lru_cache(WORDS_KEPT)(self._answers)

    def prepare(self) -> None:
        """Build the index before anybody looks."""
        for part in ("_words", "_named", "_names"):
            getattr(self, part)

    @cached_property
    def _words(self) -> Mapping[str, tuple[tuple[str, float], ...]]:
        """For each word the trades it stands for; most words stand for one, so a tuple holds them, not a table."""
        words: dict[str, dict[str, float]] = defaultdict(dict)
        for trade in self.trades.by_id.values():
            for worth, text in _texts(self.trades, trade):
                for word in folded(text):
                    words[word][trade.id] = max(worth, words[word].get(trade.id, 0.0))
        return {word: tuple(stands.items()) for word, stands in words.items()}

    @cached_property
    def _named(self) -> list[str]:
        """The words of names, the only ones a slip is looked for in: near a word of a sentence lies anything."""
        return [word for word, stands in self._words.items() if max(worth for _, worth in stands) > DONE]

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        names: dict[str, set[str]] = defaultdict(set)
        for trade in self.trades.by_id.values():
            for worth, text in _texts(self.trades, trade):
                if worth > DONE:
                    names[_whole(text)].add(trade.id)
        return {name: tuple(meant) for name, meant in names.items()}

    def find(self, query: str, most: int = SHOWN) -> list[Trade]:
        """The trades that answer, best first; none for words that say nothing of any."""
        return [self.trades.by_id[trade] for trade, _ in self._best(query)[:most]]

    def likely(self, text: str, most: int = GUESSED) -> list[Trade]:
        """The trades a text speaks of that was not written to find one: none rather than a poor one."""
        best = self._best(text)
        least = max(LIKELY, best[0][1] * BESIDE_THE_BEST) if best else LIKELY
        return [self.trades.by_id[trade] for trade, worth in best[:most] if worth >= least]

    def _best(self, query: str) -> list[tuple[str, float]]:
        """Each trade that answers, and how well."""
        worth: dict[str, float] = defaultdict(float)
        for word in asked_words(query):
            if OF_THE_LAW.match(word.casefold()):
                continue
            for trade, well in self._answered(word).items():
                worth[trade] += well
        for trade in self._names.get(_whole(query), ()):
            worth[trade] += WHOLE
        good = [(trade, well) for trade, well in worth.items() if well >= LEAST]
        return sorted(good, key=lambda found: (-found[1], found[0]))

    def _answers(self, word: str) -> dict[str, float]:
        """How well each trade answers a word; one that stands in many of them tells little."""
        found: dict[str, float] = {}
        for known, close in self._near(word).items():
            for trade, worth in self._words[known]:
                found[trade] = max(found.get(trade, 0.0), worth * close)
        rare = log(1 + len(self.trades.by_id) / max(len(found), 1))
        return {trade: worth * rare for trade, worth in found.items()}

    def _near(self, word: str) -> dict[str, float]:
        """The known words that answer one, and how well; only where there are none, those a slip away."""
        found: dict[str, float] = {}
        asked = [spelling for spelling in spellings(word) if len(spelling) >= SHORTEST]
        for spelling in asked:
            for known in _likely(spelling, self._words):
                found[known] = max(found.get(known, 0.0), closeness(spelling, known))
        found = {known: close for known, close in found.items() if close}
        return found or {known: SLIP for spelling in asked for known in slips(spelling, self._named)}


def _likely(asked: str, known: Iterable[str]) -> list[str]:
    """A quick look: a word that answers holds the one asked for, or begins with the same stem."""
    stem = asked[:SHORTEST_STEM]
    return [word for word in known if asked in word or (word.startswith(stem) and len(stem) == SHORTEST_STEM)]


def _texts(trades: Trades, trade: Trade) -> Iterable[tuple[float, str]]:
    for lang in trade.files:
        yield NAME, trade.title(lang)
        yield from ((TYPED, typed) for typed in trade.search(lang))
        done = (trades.words(phrase, lang) for phrase in (*trade.tasks, *trade.goals))
        yield from ((DONE, said.text) for said in done if said)


def _whole(text: str) -> str:
    return " ".join(folded(text))
