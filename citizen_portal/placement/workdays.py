"""Which days people are at work. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import holidays

# Days on which the municipality is closed although they are no public holidays: month and day.
CLOSING_DAYS = ("06-05", "12-24", "12-31")


@cache
def _public(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("DK", years=year).items())


def is_working_day(day: date, closing_days: Iterable[str] = CLOSING_DAYS) -> bool:
    """Whether offices are open: no Saturday or Sunday, no public holiday, no closing day."""
    return day.weekday() < 5 and not is_holiday(day, closing_days)


def is_holiday(day: date, closing_days: Iterable[str] = CLOSING_DAYS) -> bool:
    return day in _public(day.year) or day.isoformat()[5:] in closing_days


@cache
def working_days_after(day: date, count: int) -> date:
    """The day that lies this many working days later."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


@cache
def working_days_before(day: date, count: int) -> date:
    """The day that lies this many working days earlier."""
    while count > 0:
        day -= timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_days_until(start: date, day: date) -> int:
    """How many working days lie after one day and before another."""
    return sum(is_working_day(start + timedelta(days=ahead)) for ahead in range(1, (day - start).days))
