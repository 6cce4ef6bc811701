"""The year of a day that was typed without one: "1/12" and "1. december" are the next ones to come."""

from __future__ import annotations

from datetime import date

from werkzeug.datastructures import MultiDict

from .. import clock
from ..placement.fields import BY_NAME
from ..typed.dates import read_date
from ..typed.misread import Misread

COMING = ("starts_on", "ends_on")


def with_years(mine: MultiDict[str, str]) -> None:
    """Fill in the years that were left out; the first day is not past, and the last one not before it."""
    least = clock.today()
    for name in COMING:
        boxes = BY_NAME[name].boxes
        day, month, year = (mine.get(box, "") for box in boxes)
        if not year.strip():
            mine[boxes[-1]] = year_of(day, month, least)
        least = _read(*(mine.get(box, "") for box in boxes)) or least


def year_of(day: str, month: str, least: date) -> str:
    """The first year in which this day is none before `least`; "" where the boxes hold a whole date, or no day."""
    if _read(day, month, ""):
        return ""
    years = (str(year) for year in (least.year, least.year + 1))
    return next((year for year in years if (found := _read(day, month, year)) and found >= least), "")


def _read(day: str, month: str, year: str) -> date | None:
    try:
        return read_date(day, month, year)
    except Misread:
        return None
