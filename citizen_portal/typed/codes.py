"""Codes that are read aloud and written by hand, and tokens at the end of a link, as they come back to us."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .digits import plain_widths
from .text import cleaned

# What is written for what, by hand or on another keyboard. Each is used only where the alphabet has not got it itself.
LATIN = dict(zip("OQILZSB01258", "0011258OIZSB", strict=True))
CYRILLIC = dict(zip("АВСЕНІКМОРТХУЅЈ", "ABCEHIKMOPTXYSJ", strict=True))
GREEK = dict(zip("ΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", "ABEHIKMNOPTXYZ", strict=True))
LOOK_ALIKES: Mapping[str, str] = LATIN | CYRILLIC | GREEK

TOKEN = re.compile(r"[A-Za-z0-9_.-]+")
# The last part of a token is 32 bytes in letters of six bits.
SIGNATURE = 43


def plain_code(text: str, alphabet: str) -> str:
    """The signs of a code alone, as it was given out: whatever keyboard, size, spaces and strokes it was typed with.

    A letter or digit that the alphabet has not got, and nothing in it looks like, stays: such a text is no code.
    """
    signs = plain_widths(cleaned(text, one_line=True)).upper()
    return "".join(_in_alphabet(sign, alphabet) for sign in signs if sign.isalnum())


def could_be_code(text: str, alphabet: str, size: int = 8) -> bool:
    """Whether a typed text could be a code at all: a try counts only when it could."""
    code = plain_code(text, alphabet)
    return len(code) == size and set(code) <= set(alphabet)


def trimmed_token(text: str) -> str:
    """The token alone, without what a sentence or a mail program hangs on its end, and without invisible signs.

    Everything from the first sign on that no token has is left off, then full stops. A token may begin with a full
    stop, and may end in a stroke: strokes are left off only behind a whole signature.
    """
    found = TOKEN.search(cleaned(text, one_line=True))
    token = found.group().rstrip(".") if found else ""
    signed, stop, signature = token.rpartition(".")
    return signed + stop + (signature[:SIGNATURE] + signature[SIGNATURE:].strip("_-"))


def _in_alphabet(sign: str, alphabet: str) -> str:
    if sign in alphabet:
        return sign
    like = LOOK_ALIKES.get(sign, sign)
    # In two steps: a Cyrillic letter is like a Latin one, which may be like a digit.
    like = like if like in alphabet else LATIN.get(like, like)
    return like if like in alphabet else sign
