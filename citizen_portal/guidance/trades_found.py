"""The trades that a search in the guidance is answered with: those whose own name was typed, in whatever language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from ..matching.folding import asked_words, folded, spellings
from ..matching.likeness import answers
from ..trades.content import Trade, Trades
from ..trades.finding import Finder
from ..trades.library import KEPT

SHOWN = 3
# Looked at, best first. A word that names more trades than this tells none of them.
LOOKED_AT, NAMES_FEW = 10, 8

Names = Mapping[str, frozenset[str]]


def trades_found(finder: Finder, query: str) -> list[Trade]:
    """Best first; none where the words only stand in what one does there."""
    named = _named(finder.trades, query)
    return [trade for trade in finder.find(query, LOOKED_AT) if trade.id in named][:SHOWN]


def _named(trades: Trades, query: str) -> set[str]:
    names, found = _names(trades), set[str]()
    for word in asked_words(query):
        known = answers(spellings(word), names)
        nearest = [name for name, close in known.items() if close == max(known.values())]
        called = {trade for name in nearest for trade in names[name]}
        found |= called if len(called) <= NAMES_FEW else set()
    return found


@lru_cache(KEPT)
def _names(trades: Trades) -> Names:
    names: dict[str, set[str]] = defaultdict(set)
    for trade in trades.by_id.values():
        for lang in trade.files:
            for text in (trade.title(lang), *trade.search(lang)):
                for word in folded(text):
                    names[word].add(trade.id)
    return {word: frozenset(ids) for word, ids in names.items()}
