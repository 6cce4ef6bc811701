"""Digits and signs of every script and width as the ones on a Danish keyboard, one for one."""

from __future__ import annotations

# Superscripts and digits in circles are none: nobody's keyboard counts with them. No script has digits further up.
DIGITS = {code: str(int(chr(code))) for code in range(0x80, 0x20000) if chr(code).isdecimal()}
WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | DIGITS


def plain_digits(text: str) -> str:
    """The text with every digit of any script as 0-9: an Arabic keyboard writes ١٢ for 12. As long as before."""
    return text if text.isascii() else text.translate(DIGITS)


def only_digits(text: str) -> str:
    """The digits alone, as 0-9: a number is written with spaces, signs or a country in front."""
    return "".join(filter(str.isdigit, plain_digits(text)))


def plain_widths(text: str) -> str:
    """Digits as above, and letters and signs of double width as ordinary ones: some keyboards write ＠ for @."""
    return text if text.isascii() else text.translate(WIDE)
