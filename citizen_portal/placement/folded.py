"""Words as they are compared: without case, accents, signs and double spaces. Pure."""

from __future__ import annotations

import re
import unicodedata


def folded(text: str) -> str:
    """The bare letters and digits of a text, in words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign))))
