"""Ideas for whoever does not know what to try: trades that go with what was answered. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from ..trades.content import Trade, Trades

SHOWN = 3
# Answers of somebody who has no place in mind: one of them is enough.
UNDECIDED: Mapping[str, tuple[str, ...]] = {
    "direction": ("no",),
    "goal": ("inspiration", "plan-b", "been-told-to", "unsure"),
    "help": ("ideas",),
}
# Outcomes after which somebody looks for a place.
LOOKING = ("level-1", "level-2", "level-3")
# What suits those who want this out of it, one liking an idea.
SUITS: Mapping[str, tuple[str, str, str]] = {
    "foot-in-the-door": ("with-hands", "care", "with-people"),
    "see-the-company": ("with-people", "with-technology", "outdoors"),
    "try-together": ("with-hands", "with-people", "care"),
    "experience": ("with-hands", "with-numbers", "with-people"),
    "refresh": ("with-technology", "with-numbers", "with-words"),
    "cv": ("with-words", "with-technology", "with-numbers"),
    "network": ("with-people", "with-words", "care"),
    "confidence": ("quiet", "outdoors", "with-hands"),
    "good-experience": ("outdoors", "care", "quiet"),
}
# Where many have begun, as far as they are there.
OFTEN: Mapping[str, tuple[str, ...]] = {
    "with-people": ("cafe", "supermarket", "reception"),
    "with-hands": ("bicycle", "kitchen", "warehouse"),
    "care": ("elderly-care", "day-care"),
    "outdoors": ("gardening", "recycling"),
    "quiet": ("library", "laundry"),
    "with-words": ("office", "communication"),
    "with-numbers": ("bookkeeping", "warehouse"),
    "with-technology": ("it-support", "web-development"),
}
ANYTHING = ("with-people", "outdoors", "with-technology")
# Whoever is nervous begins where it is calm.
CALM = ("quiet", "outdoors", "with-hands")


def undecided(given: Mapping[str, str]) -> bool:
    return any(given.get(question) in choices for question, choices in UNDECIDED.items())


def ideas(outcome: str, given: Mapping[str, str], trades: Trades) -> list[Trade]:
    """A few that differ from each other; none for somebody who knows where to go."""
    if outcome not in LOOKING or not undecided(given):
        return []
    found: list[Trade] = []
    for like in likings(given):
        found += [trade for trade in _having(like, trades) if trade not in found][:1]
    return found[:SHOWN]


def likings(given: Mapping[str, str]) -> tuple[str, ...]:
    """What may suit, one liking an idea."""
    if given.get("wellbeing") == "nervous":
        return CALM
    return SUITS.get(given.get("goal", ""), ANYTHING)


def _having(like: str, trades: Trades) -> list[Trade]:
    """The trades of a liking: first those where many begin, then those in which it counts for most."""
    often = [trades.by_id[name] for name in OFTEN.get(like, ()) if name in trades.by_id]
    having = [trade for trade in trades.by_id.values() if like in trade.likes]
    return often + sorted(having, key=lambda trade: (trade.likes.index(like), len(trade.likes), trade.id))
