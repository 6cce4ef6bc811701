"""The times quality is looked at: a quarter, or the quarters of a year that are over. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

WRITTEN = re.compile(r"(20[0-9]{2})(?:-K([1-4]))?")


@dataclass(frozen=True)
class Period:
    """`quarter` is 1 to 4, or 0 for the whole year."""

    year: int
    quarter: int = 0

    def __str__(self) -> str:
        """As it stands in an address."""
        return f"{self.year}-K{self.quarter}" if self.quarter else str(self.year)

    @property
    def first(self) -> date:
        return date(self.year, 3 * (self.quarter or 1) - 2, 1)

    @property
    def last(self) -> date:
        after = Period(self.year + (self.quarter or 4) // 4, (self.quarter or 4) % 4 + 1)
        return _before(after.first)

    def quarters(self, today: date) -> tuple[Period, ...]:
        """The quarters whose numbers must not be told from each other: those of the year that are over, or this one
        while it is not. A year counts only what is over, so that nobody subtracts a quarter that has hardly begun."""
        over = tuple(one for one in _quarters(self.year) if one.last < today)
        return over if not self.quarter or self in over else (self,)

    def counted_until(self, today: date) -> date:
        """The last day that is counted; the one before the first where none is."""
        if self.quarter:
            return self.last
        return max((quarter.last for quarter in self.quarters(today)), default=_before(self.first))

    def running(self, today: date) -> bool:
        return self.first <= today <= self.last


def read(text: str) -> Period | None:
    """A period from an address; None for what is none."""
    found = WRITTEN.fullmatch(text)
    return Period(int(found[1]), int(found[2] or 0)) if found else None


def of(day: date) -> Period:
    """The quarter a day lies in."""
    return Period(day.year, (day.month + 2) // 3)


def offered(today: date, years: int = 3) -> tuple[Period, ...]:
    """What can be chosen, the latest first: each year, and its quarters that have begun."""
    return tuple(
        period for year in range(today.year, today.year - years, -1)
        for period in (Period(year), *reversed(_quarters(year))) if period.first <= today
    )  # fmt: skip


def _before(day: date) -> date:
    return day - timedelta(days=1)


def _quarters(year: int) -> tuple[Period, ...]:
    return tuple(Period(year, quarter) for quarter in range(1, 5))
