"""What citizen and employer agree on: the terms of a placement, as typed, and how two versions differ. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from .fields import PARTS, PROPOSED, SHEET, Field, Kind
from .proposal import TypedFields, read_date, read_number
from .workdays import is_working_day


def proposed(fields: TypedFields) -> dict[str, str]:
    """The terms a registration proposes, with days for the two talks that can be changed like everything else."""
    terms = {name: fields.get(name, "") for name in PROPOSED}
    starts_on, ends_on = read_date(fields, "starts_on"), read_date(fields, "ends_on")
    return {
        **terms,
        **typed_date("midway_on", middle(starts_on, ends_on)),
        **typed_date("end_talk_on", last_working_day(starts_on, ends_on)),
    }


def middle(starts_on: date, ends_on: date) -> date:
    """The day to look at how it goes: halfway, or the last working day before when that is none."""
    return last_working_day(starts_on, starts_on + (ends_on - starts_on) // 2)


def last_working_day(earliest: date, latest: date) -> date:
    """The last working day of a time; its last day when it has none."""
    day = latest
    while day >= earliest and not is_working_day(day):
        day -= timedelta(days=1)
    return day if day >= earliest else latest


def typed_date(name: str, day: date) -> dict[str, str]:
    """A date as somebody would type it into its three boxes."""
    return dict(zip((f"{name}-{part}" for part in PARTS), (str(day.day), str(day.month), str(day.year)), strict=True))


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[str, ...]:
    """The lines of the sheet, by their field, on which two versions do not say the same."""
    return tuple(field.name for field in SHEET if _meant(field, one) != _meant(field, other))


def _meant(field: Field, terms: Mapping[str, str]) -> object:
    """What is meant, whatever the spelling: 07 is 7, 22.5 is 22,5, and white space is nothing."""
    typed = tuple(" ".join(terms.get(name, "").split()) for name in field.boxes)
    try:
        if field.kind is Kind.DATE:
            return read_date(terms, field.name)
        return read_number(typed[0]) if field.kind is Kind.NUMBER else typed
    except ValueError:
        return typed
