"""Which rules the reader is shown: today's, or for editors those of a day to come."""

from __future__ import annotations

from datetime import date

from flask import g, request

from .. import clock
from ..rules import Rules
from .pages import Library
from .state import state


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
    return state().libraries[since()]


def since() -> date:
    """The day from which the texts have been as they are on that day, as far as this process knows."""
    return max(known for known in state().libraries if known <= day())
