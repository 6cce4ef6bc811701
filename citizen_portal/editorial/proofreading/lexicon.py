"""What the gates know of each language, from `languages.toml`. Pure."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.dates import get_month_names

FILE = Path(__file__).parent / "languages.toml"
# Matches nowhere: for a language without such words.
NOTHING = r"(?!)"


@dataclass(frozen=True)
class Lexicon:
    """A language's numbers, units and months as patterns, and its small everyday words."""

    numbers: str
    units: str
    both: str
    months: str
    everyday: frozenset[str]


def base(lang: str) -> str:
    """The language whose words a text uses: easy Danish is Danish."""
    return lang.split("-")[0]


@lru_cache
def tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@lru_cache
def of(lang: str) -> Lexicon:
    """What is known of a language; of one that is not in the file, only its months."""
    table = tables().get(base(lang), {})
    names = {key: _any(table.get(key, "")) for key in ("numbers", "units", "both")}
    return Lexicon(**names, months=_months(base(lang)), everyday=frozenset(table.get("everyday", "").split()))


def _any(words: str) -> str:
    return "|".join(words.split()) or NOTHING


def _months(lang: str) -> str:
    """The months as they stand in a date, and alone."""
    names = [*get_month_names("wide", "format", lang).values(), *get_month_names("wide", "stand-alone", lang).values()]
    return "|".join(re.escape(name) for name in dict.fromkeys(names))
