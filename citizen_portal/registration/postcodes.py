"""Danish postcodes and their cities, from `content/postcodes.csv`. See docs/decisions/0012-postcodes.md."""

from __future__ import annotations

import csv
from bisect import bisect_right
from functools import cache
from pathlib import Path

from ..typed.digits import plain_digits

FILE = Path(__file__).parent.parent / "content" / "postcodes.csv"


@cache
def _ranges() -> tuple[list[int], list[tuple[int, str]]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = sorted((int(row["first"]), int(row["last"]), row["city"]) for row in csv.DictReader(file))
    return [first for first, _, _ in rows], [(last, city) for _, last, city in rows]


def city_of(postcode: str) -> str | None:
    """The city of a postcode, or None for one that is not known here. The list may be older than the code."""
    digits = plain_digits(postcode).strip()
    if len(digits) != 4 or not digits.isascii() or not digits.isdigit():
        return None
    firsts, cities = _ranges()
    place = bisect_right(firsts, int(digits)) - 1
    if place < 0 or int(digits) > cities[place][0]:
        return None
    return cities[place][1]
