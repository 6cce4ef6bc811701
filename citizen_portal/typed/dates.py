"""The one reader of dates: three boxes, filled in as people write dates in our languages, or a whole date in the first.

What is wrong, as `Misread.kind`: "missing", "shape", "short_year" (1984 or 2084 is not guessed at),
"no_such_day" (31 February), and "two_days" when the page must ask back.
"""

from __future__ import annotations

import re
from datetime import date

from .digits import plain_widths
from .misread import Misread
from .months import month_of
from .text import cleaned

ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th|-?го)(?!\w)", re.IGNORECASE)
DAY = re.compile(r"([0-9]{1,2})\W?")
MONTH = re.compile(r"([0-9]{1,2})\W?")
YEAR = re.compile(r"\W?([0-9]+)\W*(?:(?:r|р|م|года|року|roku)\W?)?", re.IGNORECASE)

YEAR_FIRST = re.compile(r"([12][0-9]{3})\W{1,2}([0-9]{1,2})\W{1,2}([0-9]{1,2})\W?")
DAY_FIRST = re.compile(r"(?:den |d\. ?)?([0-9]{1,2})\W{1,2}([0-9]{1,2})\W{1,2}([0-9]+)\W?(?: ?[rр]\.?)?", re.IGNORECASE)
SLASHES = re.compile(r"([0-9]{1,2}) ?/ ?([0-9]{1,2}) ?/ ?([0-9]{4})")
# Without any sign between: year, month, day, or the other way round. Both cannot be.
YEAR_FIRST_TOGETHER = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-9]{2})")
DAY_FIRST_TOGETHER = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})")


def read_date(day: str, month: str, year: str) -> date:
    """The date in the three boxes. Raises Misread."""
    boxes = [ORDINAL.sub("", plain_widths(cleaned(box, one_line=True)).strip()) for box in (day, month, year)]
    if not any(boxes):
        raise Misread("missing")
    if not all(boxes):
        return _whole(" ".join(filter(None, boxes)))
    if DAY.fullmatch(boxes[0]):
        return _from_boxes(*boxes)
    pasted = _whole(boxes[0])
    if (pasted.month, pasted.year) != (_month(boxes[1]), _year(boxes[2])):
        raise Misread("two_days")
    return pasted


def _from_boxes(day: str, month: str, year: str) -> date:
    return _date(_year(year), _month(month), int(re.sub(r"\W", "", day)))


def _month(typed: str) -> int:
    found = MONTH.fullmatch(typed)
    month = int(found[1]) if found else month_of(typed)
    if month is None:
        raise Misread("shape")
    return month


def _year(typed: str) -> int:
    found = YEAR.fullmatch(typed)
    if found and len(found[1]) == 2:
        raise Misread("short_year")
    if not found or not re.fullmatch("[12][0-9]{3}", found[1]):
        raise Misread("shape")
    return int(found[1])


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Misread("no_such_day") from None


def _whole(typed: str) -> date:
    """A whole date in one box."""
    if slashes := SLASHES.fullmatch(typed):
        return _with_slashes(*map(int, slashes.groups()))
    if found := YEAR_FIRST.fullmatch(typed) or YEAR_FIRST_TOGETHER.fullmatch(typed):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := DAY_FIRST.fullmatch(typed) or DAY_FIRST_TOGETHER.fullmatch(typed):
        return _date(_year(found[3]), int(found[2]), int(found[1]))
    return _in_words(typed)


def _with_slashes(first: int, second: int, year: int) -> date:
    """Most of the world puts the day first, and some of those who write like this the month."""
    if max(first, second) > 12 or first == second:
        return _date(year, min(first, second), max(first, second))
    raise Misread("two_days")


def _in_words(typed: str) -> date:
    """1. marts 2027, March 1, 2027, poniedziałek, 1 marca 2027 r."""
    numbers = re.findall("[0-9]+", typed)
    month = month_of(re.sub("[0-9]+", " ", typed))
    if month is None or len(numbers) != 2:
        raise Misread("shape")
    day, year = sorted(numbers, key=len)
    if len(day) > 2:
        raise Misread("shape")
    return _date(_year(year), month, int(day))
