"""The rules somebody must look at soon: those to be checked again, those that begin, those that end. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..rules import Rule

# What falls due so soon is told, so that it is looked at before.
SOON = timedelta(days=60)
REVIEW, BEGIN, END = "review", "begin", "end"


@dataclass(frozen=True)
class Due:
    """What happens to some rules on a day."""

    day: date
    what: str
    rules: tuple[Rule, ...]


def due(rules: Iterable[Rule], today: date) -> list[Due]:
    """What falls due within SOON, the nearest day first."""
    found: dict[tuple[date, str], list[Rule]] = {}
    for rule in rules:
        days = {REVIEW: rule.review_by, BEGIN: rule.valid_from, END: rule.valid_until}
        for what, day in days.items():
            if day and today <= day <= today + SOON:
                found.setdefault((day, what), []).append(rule)
    # On one day in the order in which they are told here.
    order = (REVIEW, BEGIN, END)
    keys = sorted(found, key=lambda key: (key[0], order.index(key[1])))
    return [Due(day, what, tuple(found[day, what])) for day, what in keys]
