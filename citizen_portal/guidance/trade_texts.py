"""A trade as a page of the guidance: its texts in the reader's language, and the Danish ones beside them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..trades.content import DANISH, LIKES, Trade, Trades, Words
from ..trades.entries import differences
from .alphabet import key


@dataclass(frozen=True)
class Line:
    """One text of a trade. `phrase` is its id where it can be chosen; `leads` whether it leads to paid work."""

    said: Words
    danish: str
    phrase: str = ""
    leads: bool = False


@dataclass(frozen=True)
class TradePage:
    """`lang` is the language the texts are really in, `fresh` whether they render what the Danish now says."""

    trade: Trade
    trades: Trades
    asked: str

    @property
    def lang(self) -> str:
        return self.line("title").said.lang

    @property
    def title(self) -> str:
        return self.line("title").said.text

    @property
    def summary(self) -> str:
        return self.line("summary").said.text

    @cached_property
    def fresh(self) -> bool:
        own = self.trade.files.get(self.asked)
        return own is None or self.asked == DANISH or not any(differences(self.trade.files[DANISH], own))

    def line(self, name: str) -> Line:
        """A text by its dotted name. Raises KeyError."""
        return Line(self.trade.words(name, self.asked), self.trade.words(name, DANISH).text)

    @property
    def sections(self) -> dict[str, list[Line]]:
        """What stands on the page one below the other, by what it is about."""
        return {
            "tasks": list(self._phrases(self.trade.tasks)),
            "goals": list(self._phrases(self.trade.goals)),
            "not": [self.line(f"not.{name}") for name, _ in self.trade.listed("not", self.asked)],
            "ask": [self.line(f"ask.{name}") for name, _ in self.trade.listed("ask", self.asked)],
        }

    @property
    def words(self) -> list[tuple[str, Line]]:
        """The Danish words one hears there, each with what it means."""
        return [(word, self.line(f"words.{word}")) for word, _ in self.trade.listed("words", self.asked)]

    def _phrases(self, ids: tuple[str, ...]) -> Iterator[Line]:
        for phrase in ids:
            said, danish = self.trades.words(phrase, self.asked), self.trades.words(phrase, DANISH)
            if said and danish:
                yield Line(said, danish.text, phrase, phrase in self.trade.leads)


def by_liking(trades: Trades, lang: str) -> Mapping[str, list[Trade]]:
    """The trades by what somebody likes, each group by name; a liking that no trade answers is left out."""
    named = sorted(trades.by_id.values(), key=lambda trade: key(trade.title(lang), lang.split("-")[0]))
    groups = {like: [trade for trade in named if like in trade.likes] for like in LIKES}
    return {like: found for like, found in groups.items() if found}
