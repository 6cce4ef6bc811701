"""Why somebody says no, or writes something differently: phrases of a list beside words of their own. Pure.

These lists belong to an event, not to a field: what was ticked is kept with what happened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .phrases import MOST
from .status import Side

# What the boxes of the lists are called. The words lie under these names in `placement-phrases.toml`.
NO, CORRECTION = "no", "correction"
# What the jobcenter asks for by whom it asks, why it does not approve, and why it writes other days.
ASK: Mapping[str, str] = {Side.CITIZEN: "ask-citizen", Side.EMPLOYER: "ask-employer"}
REFUSAL, OTHER_DAYS = "refusal", "other-days"
LISTS = (NO, CORRECTION, *ASK.values(), REFUSAL, OTHER_DAYS)
# The box of own words beside either list.
WORDS = "reason"


@dataclass(frozen=True)
class Why:
    """`phrases` as they are kept, `words` as they were typed. It is false where nothing was said."""

    phrases: tuple[str, ...] = ()
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.phrases or self.words.strip())


def boxes(called: str) -> tuple[str, ...]:
    """The boxes of a list, with the one beside it."""
    return (*(f"{called}-{place}" for place in range(MOST)), WORDS)


def said(called: str, typed: Mapping[str, str]) -> dict[str, Any]:
    """What is kept with the event of what was posted of a list; nothing where nothing was said."""
    phrases = [typed[box] for box in boxes(called)[:-1] if typed.get(box)]
    words = typed.get(WORDS, "")
    return {**({"phrases": phrases} if phrases else {}), **({WORDS: words} if words.strip() else {})}


def why(content: Mapping[str, Any]) -> Why:
    """What was kept with an event."""
    return Why(tuple(content.get("phrases", ())), content.get(WORDS, ""))
