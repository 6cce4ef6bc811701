"""What may be read without a net, as a pattern of addresses that the browser understands as well. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Below a language: the front page, the guidance and the trades, and what the site says of itself. Not the search: what
# somebody looked for is theirs.
BELOW = r"(?:viden/(?:(?!soeg$)[a-z0-9-]+|fag/(?:[a-z0-9-]+)?)?|om|privatliv|tilgaengelighed)?"

# Kept for whoever has read two pages in a language, if data are not scarce: what is looked up in a talk at a workplace
# without having been read before.
AHEAD = (
    "", "viden/", "viden/virksomhedspraktik", "viden/loentilskud", "viden/ordbog", "viden/tekster",
    "viden/kontakt-arbejdsgiver", "viden/foer-du-siger-ja", "viden/sig-fra", "viden/hvem-hjaelper",
)  # fmt: skip


def pattern(languages: Iterable[str]) -> str:
    """Matches the paths of all pages that may be kept; its first group is the language."""
    return rf"^/({'|'.join(languages)})/{BELOW}$"


def is_readable(path: str, languages: Iterable[str]) -> bool:
    return re.fullmatch(pattern(languages), path) is not None
