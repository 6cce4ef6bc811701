"""How many days it took: the middle one, and where the slowest tenth begins. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .small_groups import LEAST

TENTH = 10


@dataclass(frozen=True)
class Days:
    """Each is None where too few are behind it: a number of days is somebody's."""

    count: int
    median: int | None
    slowest: int | None


def days(counted: Mapping[int, int]) -> Days:
    """`counted`: of each number of days, how often. Half took the median or less; a tenth `slowest` or more."""
    count = sum(counted.values())
    median = _reached(counted, (count + 1) // 2) if count >= 2 * LEAST else None
    slowest = _reached(counted, count - count // TENTH + 1) if count >= TENTH * LEAST else None
    return Days(count - count % LEAST, median, slowest)


def _reached(counted: Mapping[int, int], place: int) -> int:
    """The days of whoever is in that place, the quickest first."""
    passed = 0
    for day in sorted(counted):
        passed += counted[day]
        if passed >= place:
            return day
    raise AssertionError("there is no such place")
