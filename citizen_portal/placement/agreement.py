"""What citizen and employer agree on: the terms of a placement, as typed, and how two versions differ. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from .field import PARTS, Field, Kind
from .fields import BY_NAME, PROPOSED, SHEET
from .phrases import meant
from .proposal import TypedFields, read_date, read_number
from .workdays import is_working_day


def proposed(fields: TypedFields) -> dict[str, str]:
    """The terms a registration proposes, with days for the two talks that can be changed like everything else."""
    terms = {name: fields.get(name, "") for name in PROPOSED}
    return {**terms, **talks(terms)}


def talks(terms: Mapping[str, str]) -> dict[str, str]:
    """Days for the two talks of a placement with these dates."""
    starts_on, ends_on = read_date(terms, "starts_on"), read_date(terms, "ends_on")
    return {
        **typed_date("midway_on", middle(starts_on, ends_on)),
        **typed_date("end_talk_on", last_working_day(starts_on, ends_on)),
    }


def with_talks(corrected: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """Terms written differently; the talks move with the dates, where no other days are named for them."""
    terms = {**before, **corrected}
    moved = {"starts_on", "ends_on"} & set(differing(terms, before))
    return {**(talks(terms) if moved else {}), **corrected}


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


def corrected(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[str, ...]:
    """Where one version says another thing than the other of what was proposed.

    Who helps, what it may lead to and when the two talk is told by one side and asked of nobody.
    """
    return tuple(name for name in differing(one, other) if BY_NAME[name].step)


def _meant(field: Field, terms: Mapping[str, str]) -> object:
    """What is meant: 07 is 7, 22.5 is 22,5, white space is nothing, and phrases have no order."""
    typed = tuple(meant(terms.get(name, "")) for name in field.typed_boxes)
    if field.phrases:
        return typed, frozenset(filter(None, (meant(terms.get(name, "")) for name in field.phrase_boxes)))
    try:
        if field.kind is Kind.DATE:
            return read_date(terms, field.name)
        return read_number(typed[0]) if field.kind is Kind.NUMBER else typed
    except ValueError:
        return typed
