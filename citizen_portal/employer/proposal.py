"""What the employer is asked, in a few short lines: what the whole sheet says in many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from babel.dates import format_interval, format_skeleton
from flask_babel import gettext

from .. import i18n
from ..documents.sheet import SheetLine, sheet
from ..placement.state import PlacementState

SHORT = ("starts_on", "weekly_hours", "tasks", "learning", "workplace_contact", "midway_on")


def in_short(state: PlacementState) -> list[SheetLine]:
    """The days as one line, the two talks as one, and whoever is proposed as the one who takes care."""
    lines = {line.name: line for line in sheet(state)}
    told = {
        "weekly_hours": (_hours(lines["weekly_hours"].values), lines["weekly_hours"].was),
        "starts_on": (_days(state.starts_on, state.ends_on), _changed(lines["starts_on"], lines["ends_on"])),
        "midway_on": (_talks(state.midway_on, state.end_talk_on), _changed(lines["midway_on"], lines["end_talk_on"])),
        "workplace_contact": (_contact(state), lines["workplace_contact"].was),
    }
    return [_short(lines[name], *told[name]) if name in told else lines[name] for name in SHORT]


def _short(line: SheetLine, value: str, was: tuple[str, ...] | None) -> SheetLine:
    values = (value,) if value.strip() else ()
    return replace(
        line, label=gettext(f"employer.short.{line.name}"), values=values, danish_values=values, was=was,
        dir="auto",
    )  # fmt: skip


def _changed(*lines: SheetLine) -> tuple[str, ...] | None:
    return next((line.was for line in lines if line.was is not None), None)


def _hours(values: tuple[str, ...]) -> str:
    return gettext("employer.short.weekly", hours=values[0]) if values else ""


def _contact(state: PlacementState) -> str:
    return state.terms.get("workplace_contact") or state.fields.get("contact_name", "")


def _days(first: date, last: date) -> str:
    return str(format_interval(first, last, "yMMMd", locale=i18n.current().locale))


def _talks(*days: date) -> str:
    return " · ".join(format_skeleton("MMMd", day, locale=i18n.current().locale) for day in days)
