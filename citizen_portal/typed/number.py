"""The one reader of people's numbers: hours, amounts, how many work there."""

from __future__ import annotations

import re

from .digits import plain_widths
from .misread import Misread
from .text import cleaned

SPACES = re.compile("[ \u00a0\u2007\u2009\u202f]")
# On an Arabic keyboard ، is the comma, ٫ the decimal mark and ٬ the one for thousands.
POINT, THOUSAND = "[.,\u060c\u066b]", "[.,\u060c\u066c ]"
WHOLE = rf"[1-9][0-9]{{0,2}}({THOUSAND})[0-9]{{3}}(?:\2[0-9]{{3}}){{0,3}}"
GROUPED = re.compile(rf"({WHOLE})(?:(?!\2){POINT}([0-9]{{1,2}}))?")
PLAIN = re.compile(rf"([0-9]{{1,12}})(?:{POINT}([0-9]{{1,2}}))?")


def read_number(text: str) -> float:
    """37, 30,5 or 30.5; 1.000 and 1 000 are a thousand, and so is 1,000. Raises Misread.

    No sign, no power, no words. What is too much or too little is for the caller to say.
    """
    typed = SPACES.sub(" ", plain_widths(cleaned(text, one_line=True)).strip())
    if grouped := GROUPED.fullmatch(typed):
        whole, decimals = re.sub("[^0-9]", "", grouped[1]), grouped[3]
    elif plain := PLAIN.fullmatch(typed):
        whole, decimals = plain[1], plain[2]
    else:
        raise Misread("number")
    return float(f"{whole}.{decimals or 0}")
