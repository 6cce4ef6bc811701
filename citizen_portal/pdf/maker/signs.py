"""What of a text is hard to lay out: signs without letters, words longer than a line, too many scripts. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from unicodedata import category

from .ideographs import WITH_LETTERS

# For private use, and ideographs so rare that a font of them is bigger than all the others together.
RARE = re.compile(f"(?![{WITH_LETTERS}])[\ue000-\uf8ff\U00020000-\U000dffff\U000e0200-\U0010ffff]")
# Beside them whatever is newer than this Python; the fonts may know it all the same.
DOUBTFUL = re.compile("[^\0-\u0370]")
LEFT_OUT = "[…]"

# A word as long as this may not fit into a line, and looking for a place to break it takes long: it is given some, each
# after as many signs as fit into any line. A shorter one stays as it is, so that an address copied from paper works.
# Thai, Lao, Khmer and Burmese put no spaces between words, so that theirs are longer.
LONG_WORD = re.compile("[!-\u0dff\u1e00-\u1fff]{64,}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{200,}")
FITS_A_LINE = re.compile(r".{40}(?=\w)")
BREAK_HERE = "\u200b"

# More of them in one paper is nobody's writing, and each costs time: different signs, different blocks of Unicode, and
# places where one block gives way to another.
MOST_SIGNS, MOST_BLOCKS, MOST_CHANGES = 1500, 24, 15_000
# What is shown of a text in such a paper.
SHOWN_OF_MIXTURE = 600
IDEOGRAPHS = re.compile("[\u3000-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def without_letters(text: str) -> str:
    """The signs a paper cannot show, each once, in their order."""
    return "".join(dict.fromkeys(RARE.findall(text)))


def named(text: str, has_letters: Callable[[str], bool]) -> str:
    """The text with the number of each sign that has no letters in its place."""
    return DOUBTFUL.sub(lambda found: _named(found.group(), has_letters), text)


def _named(sign: str, has_letters: Callable[[str], bool]) -> str:
    doubtful = RARE.match(sign) or category(sign) == "Cn"
    return f"[U+{ord(sign):04X}]" if doubtful and not has_letters(sign) else sign


def breakable(text: str) -> str:
    """The text with places to break in every word that may be longer than a line."""
    return LONG_WORD.sub(lambda word: FITS_A_LINE.sub(lambda part: part.group() + BREAK_HERE, word.group()), text)


def shortened(text: str) -> str:
    """The beginning of a text, with a mark that there is more."""
    return text if len(text) <= SHOWN_OF_MIXTURE else text[:SHOWN_OF_MIXTURE] + LEFT_OUT


def is_mixture(texts: Iterable[str]) -> bool:
    """Whether there are so many signs, or scripts in so quick a change, that the letters take too long to lay out."""
    signs: set[str] = set()
    changes = 0
    for text in texts:
        signs.update(text)
        changes += sum(one != next_one for one, next_one in pairwise(map(_block, text)))
    return len(signs) > MOST_SIGNS or len(set(map(_block, signs))) > MOST_BLOCKS or changes > MOST_CHANGES


def _block(sign: str) -> int:
    """Which signs are written with the same letters: a block of 128, or all ideographs with what goes with them."""
    return 0 if IDEOGRAPHS.match(sign) else 1 + (ord(sign) >> 7)
