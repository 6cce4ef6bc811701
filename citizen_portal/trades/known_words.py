"""What a reader has said already, as a message in one language says it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from babel.units import format_unit

from ..placement.field import LONGEST_LINE, Field
from ..placement.fields import BY_NAME
from ..placement.phrases import phrase_id
from ..placement.proposal import read_date

# More of a list is not read by somebody who is asked.
MOST = 3
DAYS_OF_A_WEEK = 7
# What a name is set in where the words around it run the other way.
ISOLATE, END = "\u2068", "\u2069"
BETWEEN = {"ar": "؛ "}
# The two letters that Turkish makes small in its own way.
SMALL = {"tr": {"I": "ı", "İ": "i"}}

Said = Callable[[str, str], str]


@dataclass(frozen=True)
class Known:
    """What was typed and chosen. `trade`, and what was chosen of `tasks` and `goals`, are as they are kept."""

    trade: str = ""
    place: str = ""
    contact: str = ""
    name: str = ""
    tasks: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    start: date | None = None
    weeks: int = 0

    @classmethod
    def from_fields(cls, fields: Mapping[str, str], danish: bool) -> Known:
        """Of a registration, done or not. Own words go along where their writer writes in `danish`."""
        start, end = _day(fields, "starts_on"), _day(fields, "ends_on")
        return cls(
            trade=fields.get("trade", ""),
            place=_line(fields, "company_name"),
            contact=_line(fields, "contact_name"),
            name=_line(fields, "name"),
            tasks=_listed(fields, BY_NAME["tasks"], danish),
            goals=_listed(fields, BY_NAME["learning"], danish),
            start=start,
            weeks=_weeks(start, end) if start and end else 0,
        )


def words(known: Known, lang: str, locale: str, rtl: bool, said: Said) -> dict[str, str]:
    """By the name of its place; what is not known is empty. `said` says a kept phrase in a language."""
    base = lang.partition("-")[0]
    around = (ISOLATE, END) if rtl else ("", "")

    def listed(values: Iterable[str]) -> str:
        told = [small(said(value, lang) if phrase_id(value) else value, base) for value in values]
        return BETWEEN.get(base, "; ").join(told[:MOST])

    named = {name: _within(getattr(known, name), around) for name in ("place", "contact", "name")}
    trade = said(known.trade, lang) if phrase_id(known.trade) else ""
    return named | {
        "trade": small(trade, base) if base == "da" else trade,
        "tasks": listed(known.tasks),
        "goals": listed(known.goals),
        "start": format_date(known.start, "long", locale) if known.start else "",
        "weeks": format_unit(known.weeks, "duration-week", "long", locale=locale) if known.weeks else "",
    }


def small(text: str, base: str) -> str:
    """With a small first letter, as inside a sentence; a word of capitals stays."""
    text = text.strip().rstrip(".")
    if text[1:2].isupper() or not text:
        return text
    return SMALL.get(base, {}).get(text[0], text[0].lower()) + text[1:]


def _within(text: str, around: tuple[str, str]) -> str:
    return f"{around[0]}{text}{around[1]}" if text else ""


def _line(fields: Mapping[str, str], name: str) -> str:
    return " ".join(fields.get(name, "").split())


def _listed(fields: Mapping[str, str], field: Field, own: bool) -> tuple[str, ...]:
    values = (fields.get(box, "").strip() for box in (*field.phrase_boxes, *field.typed_boxes))
    told = (value if phrase_id(value) else " ".join(value.split()) for value in values if value)
    return tuple(value for value in told if phrase_id(value) or own and len(value) <= LONGEST_LINE)


def _weeks(start: date, end: date) -> int:
    """Whole weeks, a begun one counted."""
    return max(0, -(-((end - start).days + 1) // DAYS_OF_A_WEEK))


def _day(fields: Mapping[str, str], name: str) -> date | None:
    try:
        return read_date(fields, name)
    except ValueError:
        return None
