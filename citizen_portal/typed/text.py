"""The way in for everything typed: the text as it was meant, without what nobody typed and no page shows."""

from __future__ import annotations

import re
from unicodedata import category, normalize

from . import invisible_signs as invisible

BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
UNPRINTED = re.compile(f"[{invisible.UNPRINTED}]")
SURROGATES = re.compile("[\ud800-\udfff]")
NEVER_NEEDED = re.compile(f"[{invisible.CONTROLS}{invisible.FORMATS}][{invisible.CONTROLS}{invisible.FORMATS}]*")
# All tags but those of a flag of a part of a country: a black flag and its name.
TAGS = re.compile(
    f"[{invisible.TAGS}]++(?<!\U0001f3f4[{invisible.TAGS}]{{4}}\U000e007f)(?<!\U0001f3f4[{invisible.TAGS}]{{5}}\U000e007f)"
)
SELECTORS = re.compile(f"[{invisible.SELECTORS}](?<![{invisible.SHAPED}].)(?<![#*0-9]\ufe0f(?=\u20e3))")
MONGOLIAN_SELECTORS = re.compile(f"[{invisible.MONGOLIAN_SELECTORS}](?<![\u1820-\u18aa].)")
# Putting marks in order takes the square of their number, and no language sets more than a few on a letter.
MOST_MARKS = 30
LONG_WITHOUT_LETTERS = re.compile(rf"[^\w\s][^\w\s]{{{MOST_MARKS}}}")
TOO_MANY_MARKS = re.compile(f"[{invisible.MARKS}][{invisible.MARKS}]{{{MOST_MARKS},}}")
JOINERS = re.compile(f"[{invisible.JOINERS}]+")
JOINED = re.compile(f"[{invisible.JOINED_SCRIPTS}]")
SYMBOL = re.compile(f"[{invisible.SYMBOLS}]")


def cleaned(text: str, one_line: bool) -> str:
    """The text as it is kept: line ends LF, letters composed, signs that print nothing gone where nothing needs them.

    A break in a text of one line is a space. Clean text comes out as it went in.
    """
    text = BREAKS.sub("\n", text)
    if UNPRINTED.search(text):
        text = _without_unprinted(_composed(_paired(text)))
    text = _composed(text)
    return _on_one_line(text) if one_line else text


def has_ink(text: str) -> bool:
    """Whether anything is left on paper: a text without ink is an empty one, whatever it is made of."""
    return any(map(invisible.prints, text))


def length(text: str) -> int:
    """What counts against a limit: one for every sign, and one for a line end, also when a browser sends two."""
    return len(text) - text.count("\r\n")


def _composed(text: str) -> str:
    return _with_few_marks(normalize("NFC", _with_few_marks(text)))


def _with_few_marks(text: str) -> str:
    if not LONG_WITHOUT_LETTERS.search(text):
        return text
    return TOO_MANY_MARKS.sub(lambda found: found.group()[:MOST_MARKS], text)


def _paired(text: str) -> str:
    """Some programmes send a sign in two halves, which are put together. A half alone is no sign."""
    if not SURROGATES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _without_unprinted(text: str) -> str:
    for signs in (NEVER_NEEDED, TAGS, SELECTORS, MONGOLIAN_SELECTORS):
        text = signs.sub("", text)
    return JOINERS.sub(_needed_joiner, text)


def _needed_joiner(found: re.Match[str]) -> str:
    """The joiner inside a Persian or Indic word or inside an emoji; nothing anywhere else."""
    text, start, end = found.string, found.start(), found.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if _is_joined_letter(before) and _is_joined_letter(after):
        return found.group()[0]
    base = text[start - 2 : start - 1] if before == "\ufe0f" else before
    return "\u200d" if "\u200d" in found.group() and SYMBOL.match(base) and SYMBOL.match(after) else ""


def _is_joined_letter(sign: str) -> bool:
    return bool(JOINED.match(sign)) and category(sign)[0] in "LM"


def _on_one_line(text: str) -> str:
    text = text.replace("\t", " ")
    return " ".join(filter(None, map(str.strip, text.split("\n")))) if "\n" in text else text
