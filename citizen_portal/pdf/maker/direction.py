"""Which way a text runs: the answer to dir="auto", which no layout of paper reads. Pure."""

from __future__ import annotations

from unicodedata import bidirectional

RIGHT_TO_LEFT, STRONG = ("R", "AL"), ("L", "R", "AL")


def direction(text: str) -> str:
    """The way of its first strong letter; numbers and signs alone run from left to right."""
    first = next(filter(STRONG.__contains__, map(bidirectional, text)), "L")
    return "rtl" if first in RIGHT_TO_LEFT else "ltr"
