"""In a language read from the right, everything read from the left is marked, or the line falls into pieces. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale

from .lexicon import base
from .text import PageText, silent

# A word in Latin letters, a web or e-mail address, a phone number.
LEFT_TO_RIGHT = re.compile(r"[A-Za-zÀ-ɏ][\w.@/-]*[A-Za-zÀ-ɏ]|\+?\d[\d ]{5,}\d")


def check_direction(text: PageText) -> Iterator[str]:
    """Every run of Latin letters or digits of a phone number outside a mark, in a language from the right."""
    if Locale.parse(base(text.page.lang)).text_direction != "rtl":
        return
    for sentence in text.sentences(silent):
        for run in LEFT_TO_RIGHT.findall(sentence.text):
            yield sentence.fault(
                f"»{run}« is read from the left: write {{da:{run}}} if it is Danish, else {{ltr:{run}}}"
            )
