"""Telephone numbers with a country code inside a text: where each begins, and where it ends.

Texts here have ordinary digits (`digits.plain_digits`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

# What stands between the digits of one number: no line end, and no comma.
WITHIN = r"[ \u00a0\u2009\u202f().\-\u2010-\u2015/]{0,3}"
# 00 begins one too, but not behind other digits: there it is the minutes of an hour, or more of the same number.
BEGINNING = rf"(?:(?<![0-9])\+|(?<![0-9])(?<![0-9][\W_])(?<![0-9][\W_]{{2}})(?<![0-9][\W_]{{3}})00){WITHIN}"
# A plus may be a bullet before six digits and four.
ABROAD = re.compile(rf"{BEGINNING}(?![0-9]{{6}}[\W_]+[0-9]{{4}}(?![0-9]))([1-9](?:{WITHIN}[0-9]){{6,16}})")


def ends_of_phones_abroad(plain: str) -> list[tuple[int, int]]:
    """From the sign of the country code to behind the last digit, for each."""
    spans = ((found.start(), _end(found)) for found in ABROAD.finditer(plain))
    return [(start, end) for start, end in spans if end]


def _end(found: re.Match[str]) -> int:
    """Only as many digits belong to it as a number of that country has; 0 when no number would."""
    text, start = found.string, found.start(1)
    digits = [at for at in range(start, found.end()) if text[at].isdigit()]
    code, mobile, any_ = _country("".join(text[at] for at in digits[:3]))
    # The nought in brackets is dialled inside the country only.
    code += text[digits[min(code, len(digits) - 1)]] == "0"
    ends = {count - code: at + 1 for count, at in enumerate(digits, 1) if not text[at + 1 : at + 2].isdigit()}
    fitting = [size for size in ends if size in mobile] or [size for size in ends if size in any_]
    return ends[fitting[-1]] if fitting else 0


@lru_cache(maxsize=1000)
def _country(digits: str) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    """How many digits the country code has that a number begins with, and how many may follow: on a mobile, on any."""
    size = next((size for size in (1, 2, 3) if int(digits[:size]) in COUNTRY_CODE_TO_REGION_CODE), 0)
    region = COUNTRY_CODE_TO_REGION_CODE.get(int(digits[:size] or 0), ("",))[0]
    known = PhoneMetadata.metadata_for_region(region, None)
    if known is None or known.general_desc is None or known.mobile is None:
        return size, (), ()
    return size, known.mobile.possible_length, known.general_desc.possible_length
