"""What the employer is asked, in a few short lines: what the whole sheet says in many."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
from itertools import accumulate

from babel.dates import format_interval, format_skeleton
from flask_babel import gettext

from .. import i18n
from ..documents.sheet import SheetLine, sheet
from ..placement.proposal import read_date
from ..placement.state import PlacementState

Terms = Mapping[str, str]

ASKED = ("starts_on", "weekly_hours", "tasks", "learning", "workplace_contact", "midway_on")
# Two lines of the sheet that are one here: the other one, and the name of both.
TOGETHER = {"starts_on": ("ends_on", "days"), "midway_on": ("end_talk_on", "talks")}
# What is read again on the sheet, once it has been answered.
LONG = ("tasks", "learning")
# Of what was chosen and typed there whole lines of so many words are told in short, and always the first one.
WORDS = 20


def both(state: PlacementState) -> dict[str, list[SheetLine]]:
    """The sheet in two: in short, and the lines that are not told there."""
    lines = sheet(state)
    whole = in_short(state, {line.name: line for line in lines})
    short = [_first_of(line) for line in whole]
    told = {line.name for line, all_of_it in zip(short, whole, strict=True) if line.values and line is all_of_it}
    return {"short": short, "lines": _at_length(state, lines, told)}


def in_short(state: PlacementState, lines: Mapping[str, SheetLine]) -> list[SheetLine]:
    """The days as one line, the two talks as one, and whoever is proposed as the one who takes care."""
    proposed = state.fields.get("contact_name", "")
    told: dict[str, Callable[[Terms], str]] = {
        "starts_on": _days, "midway_on": _talks, "weekly_hours": _hours,
        "workplace_contact": lambda terms: terms.get("workplace_contact") or proposed,
    }  # fmt: skip
    return [_short(name, lines, state, told[name]) if name in told else lines[name] for name in ASKED]


def _first_of(line: SheetLine) -> SheetLine:
    """The first ones of many, and how many more there are."""
    words = list(accumulate(len(value.split()) for value in line.values))
    told = max(1, sum(so_far <= WORDS for so_far in words))
    if line.name not in LONG or told >= len(words):
        return line
    return replace(line, values=(*line.values[:told], gettext("employer.short.more", number=len(words) - told)))


def _at_length(state: PlacementState, lines: Iterable[SheetLine], short: Container[str]) -> list[SheetLine]:
    """Of days and talks the sheet says more: the day of the week, and the year."""
    again = LONG if state.answered or not state.changeable else ()
    return [line for line in lines if line.name not in short or line.name in again]


def _short(
    name: str, lines: Mapping[str, SheetLine], state: PlacementState, told: Callable[[Terms], str]
) -> SheetLine:  # fmt: skip
    """One line, and what it said before where any of what it tells has changed."""
    other, shown = TOGETHER.get(name, (name, name))
    changed = any(lines[one].was is not None for one in (name, other))
    values = tuple(filter(str.strip, (told(state.terms),)))
    before = tuple(filter(str.strip, (told(state.before.terms),)))
    # Whoever was proposed by the citizen and named by the employer is no change.
    was = before if changed and before != values else None
    label = gettext(f"employer.short.{name}")
    return replace(
        lines[name], name=shown, label=label, values=values, danish_values=values, was=was, dir="auto",
    )  # fmt: skip


def _hours(terms: Terms) -> str:
    hours = terms.get("weekly_hours", "")
    return gettext("employer.short.weekly", hours=hours) if hours else ""


def _days(terms: Terms) -> str:
    first, last = read_date(terms, "starts_on"), read_date(terms, "ends_on")
    return str(format_interval(first, last, "yMMMd", locale=i18n.current().locale))


def _talks(terms: Terms) -> str:
    days = (read_date(terms, name) for name in ("midway_on", "end_talk_on"))
    return " · ".join(format_skeleton("MMMd", day, locale=i18n.current().locale) for day in days)
