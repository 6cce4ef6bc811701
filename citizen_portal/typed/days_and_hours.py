"""Days, periods and appointments inside a text: rows of digits that begin like a personal number and are none.

Texts here have ordinary digits (`digits.plain_digits`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

DATE = r"[0-9]{1,2}[./-] ?[0-9]{1,2}[./-] ?(?:[0-9]{4}|[0-9]{2})(?![0-9])"
# What four more digits follow may be a birthday with its number.
NO_FOUR_BEHIND = r"(?![\W_]{0,3}[0-9]{2}[\W_]{0,3}[0-9]{2}(?![0-9]))"
# 01.02.27-05.02.27, and more of them; 01.02-05.02.27; 2027-02-01
DATES = re.compile(rf"(?<![0-9])(?<![0-9][./-]){DATE}(?:[\W_]{{1,4}}{DATE})+{NO_FOUR_BEHIND}")
PERIOD = re.compile(rf"(?<![0-9])[0-9]{{1,2}}[./][0-9]{{1,2}}\.? ?[-\u2013] ?({DATE})")
ISO_DATE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([-./])([0-9]{2})\2([0-9]{2})(?![0-9])")
FULL_DATE = re.compile(r"(?<![0-9])[0-9]{1,2}[\W_]{1,2}[0-9]{1,2}[\W_]{1,2}(?:19|20)[0-9]{2}(?![0-9])")

# 08-12, 12-16
HOUR = r"(?:[01]?[0-9]|2[0-4])"
OPEN = rf"{HOUR}(?:[:.][0-5][0-9])? ?[-\u2013] ?{HOUR}(?:[:.][0-5][0-9])?"
OPENING_HOURS = re.compile(rf"(?<![0-9])(?<![0-9][\W_]){OPEN}(?:[,;/\s]{{1,3}}{OPEN})+(?![\W_]{{0,3}}[0-9])")
# 01.02.27 08:00, 01.02.27 kl. 0800; without "kl." the hour has a colon, a dot or a stroke.
SIGNED = rf"{HOUR}[:.\-\u2013][0-5][0-9](?: ?[\-\u2013] ?{HOUR}[:.][0-5][0-9])?"
NAMED = rf"(?i:kl)[\W_]{{0,2}}{HOUR}[:.\-\u2013]?[0-5][0-9](?: ?[\-\u2013] ?{HOUR}[:.]?[0-5][0-9])?"
APPOINTMENT = re.compile(
    r"(?<![0-9])([0-9]{2})[\W_]{0,2}([0-9]{2})[\W_]{0,2}([0-9]{2})"
    rf"(?:[\W_]{{0,3}}{NAMED}|[\s,]{{1,2}}{SIGNED})(?![\W_]?[0-9])"
)
# What people write of lies a little behind or before them; birthdays do not.
RECENT, SOON = timedelta(days=731), timedelta(days=1096)


def real_day(*parts: str) -> date | None:
    """The day of a day, a month and a year; a year of two digits is one of this century."""
    day, month, year = map(int, parts)
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def is_full_date(found: re.Match[str]) -> bool:
    return _day_in(found.group()) is not None


def are_dates(found: re.Match[str], _today: date) -> bool:
    return all(map(_day_in, re.findall(DATE, found.group())))


def is_period(found: re.Match[str], _today: date) -> bool:
    return _day_in(found.group(1)) is not None


def is_iso_date(found: re.Match[str], _today: date) -> bool:
    return real_day(*found.group(4, 3, 1)) is not None


def is_appointment(found: re.Match[str], today: date) -> bool:
    day = real_day(*found.groups())
    return day is not None and today - RECENT <= day <= today + SOON


def _day_in(typed: str) -> date | None:
    return real_day(*re.findall("[0-9]+", typed))
