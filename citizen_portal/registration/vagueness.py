"""Whether a text says enough for somebody else to see the work before them. Pure. A hint, never a refusal."""

from __future__ import annotations

import re

# Words with a meaning of their own. Two pictures are enough: »åbne caféen, lave kaffe«.
ENOUGH = 3


def vague(text: str, fillers: str) -> bool:
    """Whether next to nothing is left of a text without the words that fit any work.

    `fillers` are those words of the reader's language, separated by spaces. An empty text is not vague: it is
    missing, which is another matter.
    """
    words = re.findall(r"[^\W\d_]{2,}", text.casefold())
    empty = set(fillers.casefold().split())
    return bool(words) and len({word for word in words if word not in empty}) < ENOUGH
