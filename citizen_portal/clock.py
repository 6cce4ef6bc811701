"""What moment it is, and what day that is in Denmark. The only file that asks the system's clock.

A server may stand in any zone; a date on a page, a rule and a deadline are Danish ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Copenhagen")
# When letters that belong to a day go out.
MORNING = time(8)


_PLAYED: ContextVar[datetime | None] = ContextVar("played", default=None)


def now() -> datetime:
    """This moment, in UTC: as it is kept."""
    return _PLAYED.get() or datetime.now(UTC)


@contextmanager
def played(moment: datetime) -> Iterator[None]:
    """As if it were another moment, for whoever draws what a page says then. Nothing may be kept meanwhile."""
    before = _PLAYED.set(moment)
    try:
        yield
    finally:
        _PLAYED.reset(before)


def today() -> date:
    """The day it is in Denmark."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The Danish day a moment lies in."""
    return here(moment).date()


def here(moment: datetime) -> datetime:
    """The same moment as clocks in Denmark show it, for whoever reads the day off it."""
    return moment.astimezone(HERE)


def morning_of(day: date) -> datetime:
    """The moment, in UTC, at which a day's letters go out."""
    return datetime.combine(day, MORNING, HERE).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The midnight that ends a day, in UTC, so that a date people are shown holds to its last minute."""
    return datetime.combine(day + timedelta(days=1), time(), HERE).astimezone(UTC)
