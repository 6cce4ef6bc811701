"""Every text with the figures of each day, read once in a process for as long as no file of it changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from .. import clock, i18n
from ..rules import Law, Rules
from ..trades.entries import Stamp, stamp
from .pages import Library, load

# Enough for the days of a few sites side by side, each with its own folder.
KEPT = 8


@dataclass(frozen=True)
class Source:
    """What a library is made of. `in_force` names the rules, whose words stand in the files."""

    folders: tuple[Path, ...]
    stamp: Stamp
    in_force: tuple[tuple[str, date | None], ...]
    rules: Rules = field(compare=False)


def libraries(folders: Iterable[Path], law: Law) -> dict[date, Library]:
    """Every text, with today's figures and with those of each day on which the law is known to change."""
    folders = tuple(folders)
    seen = stamp(folders, "**/*.md", "**/*.toml")
    return {day: _library(_source(folders, seen, law.on(day))) for day in (clock.today(), *law.changes)}


@lru_cache(KEPT)
def _library(source: Source) -> Library:
    return load(source.folders, i18n.LOCALES, source.rules, i18n.words)


def _source(folders: tuple[Path, ...], stamp: Stamp, rules: Rules) -> Source:
    return Source(folders, stamp, tuple((rule.id, rule.valid_from) for rule in rules), rules)
