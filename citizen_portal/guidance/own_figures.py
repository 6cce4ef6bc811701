"""What came of it for people here, as the municipality counts it: told to the page by whoever keeps the placements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from babel.numbers import format_percent
from flask import Flask, current_app


@dataclass(frozen=True)
class OwnShare:
    """How many percent of a group got further; `percent` is None where it is hidden, `band` then says about how
    many."""

    label: str
    percent: float | None
    band: tuple[int, int] | None = None


@dataclass(frozen=True)
class OwnFigures:
    """About the placements that ended in a year: about so many `answered`, and how many of them got further."""

    first: date
    last: date
    answered: int
    whole: OwnShare
    shares: tuple[OwnShare, ...]


Ask = Callable[[], OwnFigures | None]


def init_app(app: Flask, ask: Ask) -> None:
    """Say who knows. Asked when the page is rendered: at the start, and once a day."""
    app.extensions["own-figures"] = ask


def own_figures() -> OwnFigures | None:
    """None as long as there are too few, or nobody to ask."""
    ask: Ask | None = current_app.extensions.get("own-figures")
    return ask() if ask else None


def share_words(share: OwnShare, locale: str) -> str:
    """In whole percent; "" where nothing can be said."""
    if share.percent is not None:
        return str(format_percent(share.percent / 100, locale=locale))
    if share.band is None:
        return ""
    low, high = (format_percent(edge / 100, locale=locale) for edge in share.band)
    return f"{low} – {high}"
