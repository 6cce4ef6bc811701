"""Which signs leave no ink, and which of them a word or an emoji needs all the same."""

from __future__ import annotations

import re
import unicodedata

# Nobody types these and no page shows them: controls, direction and format signs, halves of signs, and code points
# that are none. The tab and the line end are not among them.
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
FORMATS = (
    "\u00ad\u034f\u061c\u17b4\u17b5\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
)
TAGS = "\U000e0020-\U000e007f"
# Not in Mongolian: its own selectors stand among its letters, and change them.
SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
MONGOLIAN_SELECTORS = "\u180b-\u180f"
JOINERS = "\u200c\u200d"
# Letters and symbols by their papers, but blank.
BLANKS = "\u115f\u1160\u2800\u3164\uffa0\U0001d159"

UNPRINTED = CONTROLS + FORMATS + TAGS + SELECTORS + MONGOLIAN_SELECTORS + JOINERS
INVISIBLE = re.compile(f"[{UNPRINTED}{BLANKS}]")

# Arabic to N'Ko, Indic, Tibetan, Burmese, Khmer, Mongolian, and what they have elsewhere: a joiner changes the word.
JOINED_SCRIPTS = (
    "\u0620-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u18af\u1b00-\u1c4f\ua840-\ua8ff\ua980-\uaaff"
    "\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
SYMBOLS = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001fbff"
# What has a second shape that a selector chooses: emoji, ideographs in names, signs of East Asian and Burmese print.
SHAPED = SYMBOLS + "\u1000-\u109f\u3001-\u9fff\ua840-\ua877\uaa60-\uaa7f\uf900-\ufaff\uff01-\uff1f\U00020000-\U0003ffff"

# Marks that stand on or under a letter. They begin after the scripts without any, and end before the rare ideographs.
MARKS = "".join(sign for sign in map(chr, range(0x300, 0x20000)) if unicodedata.combining(sign))

# They are called format signs, and print: the ends of verses, signs of number and year.
PRINTED_FORMATS = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")


def prints(sign: str) -> bool:
    """Whether a sign leaves ink by itself. A mark without a letter does not; a letter newer than this Python does."""
    if INVISIBLE.match(sign):
        return False
    kind = unicodedata.category(sign)
    return kind == "Cn" or kind[0] not in "CMZ" or bool(PRINTED_FORMATS.match(sign))
