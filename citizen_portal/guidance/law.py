"""Which rules the reader is shown: today's, or for editors those of a day to come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from flask import g, request

from .. import clock, i18n
from ..rules import Law, Rules
from .pages import Library, load
from .state import state


def libraries(folders: Iterable[Path], law: Law) -> dict[date, Library]:
    """Every text, with today's figures and with those of each day on which the law is known to change."""
    folders = tuple(folders)
    return {day: load(folders, i18n.LOCALES, law.on(day), i18n.words) for day in (clock.today(), *law.changes)}


def day() -> date:
    """The day a page speaks of: `?dato=2027-01-01` previews one to come."""
    if "day" not in g:
        g.day = previewed() or clock.today()
    found: date = g.day
    return found


def previewed() -> date | None:
    """The day that is asked for, if it is one that lies ahead."""
    try:
        asked = date.fromisoformat(request.args.get("dato", ""))
    except ValueError:
        return None
    return asked if asked > clock.today() else None


def rules() -> Rules:
    """The rules of the day a page speaks of."""
    return rules_of(day())


def rules_of(day: date) -> Rules:
    """The rules of a day, also where nobody has asked for a page."""
    return state().law.on(day)


def library() -> Library:
    """The texts with the figures of that day."""
    libraries = state().libraries
    return libraries[max(known for known in libraries if known <= day())]
