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
from .source_texts import days

# Enough for the days of a few sites side by side, each with its own folder.
KEPT = 8


@dataclass(frozen=True)
class Source:
    """What a library is made of. `in_force` names the rules, whose words stand in the files; `since` is the day the
    texts have been like this from."""

    folders: tuple[Path, ...]
    stamp: Stamp
    in_force: tuple[tuple[str, date | None], ...]
    since: date
    rules: Rules = field(compare=False)
    labels: i18n.Catalogues = field(compare=False)


def libraries(folders: Iterable[Path], law: Law, labels: i18n.Catalogues | None = None) -> dict[date, Library]:
    """Every text, with today's figures and with those of each day on which the law is known to change."""
    folders, labels = tuple(folders), labels or i18n.catalogues()
    seen = stamp(folders, "**/*.md", "**/*.toml")
    changes, today = _changes(folders, seen), clock.today()
    coming = {day for day in (*law.changes, *changes) if day > today}
    days_of = (today, *sorted(coming))
    return {day: _library(_source(folders, seen, law.on(day), _last(changes, day), labels)) for day in days_of}


def _last(changes: Iterable[date], day: date) -> date:
    """The day from which the texts have been as they are on this one."""
    return max((change for change in changes if change <= day), default=date.min)


@lru_cache(KEPT)
def _changes(folders: tuple[Path, ...], _stamp: Stamp) -> tuple[date, ...]:
    """The days on which a text changes by itself."""
    return tuple(sorted(days(folders, i18n.LOCALES)))


@lru_cache(KEPT)
def _library(source: Source) -> Library:
    return load(source.folders, i18n.LOCALES, source.rules, lambda code: source.labels[code].gettext, source.since)


def _source(folders: tuple[Path, ...], stamp: Stamp, rules: Rules, since: date, labels: i18n.Catalogues) -> Source:
    return Source(folders, stamp, tuple((rule.id, rule.valid_from) for rule in rules), since, rules, labels)
