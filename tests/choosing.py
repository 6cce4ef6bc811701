"""Placements in which everything was chosen from the lists, nothing typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citizen_portal.placement.fields import BY_NAME, LEARNING
from citizen_portal.placement.phrases import kept as kept_words
from citizen_portal.placement.phrases import phrase_id, words_it_had
from citizen_portal.trades.library import kept, kept_trade, trades

from .placements import CAFE

# Of each list.
SOME = 3
TYPED = ("tasks", "purpose_text", "afterwards", *LEARNING)
OWN = {"uk": "Хочу також навчитися пекти хліб"}
GONE = kept_words("weaving.warp", {"da": "Sætte trende op", "uk": "Натягувати основу"})


def ticked(field: str, phrases: Iterable[str]) -> dict[str, str]:
    """Phrases in the boxes of a field, as they are kept."""
    return dict(zip(BY_NAME[field].phrase_boxes, map(kept, phrases), strict=False))


def chosen(trade: str = "cafe", **typed: str) -> dict[str, str]:
    """The fields of a registration without a word of anybody's own but those that are `typed`."""
    known = trades()
    return {
        **CAFE.fields, **dict.fromkeys(TYPED, ""), "trade": kept_trade(trade),
        **ticked("tasks", known.by_id[trade].tasks[:SOME]), **ticked("learning", known.by_id[trade].goals[:SOME]),
        **ticked("purpose_text", known.groups["purpose-job"][:SOME]),
        **ticked("afterwards", known.groups["afterwards"][:SOME]), **typed,
    }  # fmt: skip


def support() -> dict[str, str]:
    """What the employer ticks."""
    return ticked("support", trades().groups["support"][:SOME])


def ids(fields: Mapping[str, str]) -> list[str]:
    return [phrase for value in fields.values() if (phrase := phrase_id(value))]


def said(fields: Mapping[str, str], lang: str, but: Iterable[str] = ("trade",)) -> list[str]:
    """What was chosen, in a language; without the boxes named in `but`."""
    left = [value for name, value in fields.items() if name not in but and phrase_id(value)]
    return [words_it_had(value)[lang] for value in left]
