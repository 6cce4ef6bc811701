"""A figure of the law, said in the reader's language. Pure."""

from __future__ import annotations

from collections.abc import Callable

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from ..rules import Figure

Words = Callable[[str], str]

# What Babel has words for in every language, with the right plural.
MEASURES = {
    "weeks": "duration-week",
    "months": "duration-month",
    "years": "duration-year",
    "age": "duration-year",
    "hours": "duration-hour",
    "km": "length-kilometer",
}

# Where the short form is the one people say. In two languages Babel's long forms are wrong or not there:
# it shows the unit's id for Turkish months and years, and miscounts Arabic weeks over ten.
SHORT = {"ar": ("km", "weeks", "months", "years", "age"), "tr": ("km", "months", "years")}

# A person's years have a word of their own in Turkish.
OWN_WORD = {("tr", "age"): "yaş"}


def figure_text(figure: Figure, locale: str, words: Words) -> str:
    """The figure with its unit: "4 uger", "24 km", "ja". `words` finds a label by its id."""
    value, unit = figure.value, figure.unit
    if unit in MEASURES:
        return measure(value, unit, locale)
    if unit == "bool":
        return words("rule.yes" if value else "rule.no")
    if unit == "choice":
        choices = value if isinstance(value, list) else [value]
        return " · ".join(words(f"rule.choice.{choice}") for choice in choices)
    if unit == "date":
        return format_date(value, "long", locale=locale)
    if unit == "percent":
        return format_percent(value / 100, locale=locale)
    number = format_decimal(value, locale=locale)
    return number if unit in ("day", "persons") else words(f"unit.{unit}") % {"value": number}


def measure(value: float, unit: str, locale: str) -> str:
    """Number and unit, which stay on one line."""
    if own := OWN_WORD.get((locale, unit)):
        return f"{format_decimal(value, locale=locale)}\N{NO-BREAK SPACE}{own}"
    said = format_unit(value, MEASURES[unit], "short" if unit in SHORT.get(locale, ("km",)) else "long", locale=locale)
    return said.replace(" ", "\N{NO-BREAK SPACE}")
