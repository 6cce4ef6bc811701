"""What was typed, as it is shown back: "check your answers", and what to mend first."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask_babel import format_date, gettext
from wtforms import FieldList, RadioField

from .fields import DateField
from .proposal import LEARNING, TypedFields, read_date

# What each step shows, in order. A date is one line, and so is the list of learning goals.
SHOWN = {
    "dig": ("name", "birth_date", "email", "phone", "benefit", "spoken_language"),
    "virksomhed": (
        "company_name", "cvr", "street", "postcode", "city", "contact_name", "contact_email", "contact_phone",
        "latest_employer", "family_owned",
    ),
    "plads": ("kind", "starts_on", "ends_on", "weekly_hours", "tasks", "paid_hours"),
    "formaal": ("purpose", "purpose_text", "job_chance"),
    "laering": ("learning", "afterwards"),
}  # fmt: skip
CHOICES = ("benefit", "latest_employer", "family_owned", "kind", "paid_hours", "purpose", "job_chance")
DATES = ("birth_date", "starts_on", "ends_on")
LEFT_TO_RIGHT = ("email", "phone", "cvr", "postcode", "contact_email", "contact_phone")


def sections(fields: TypedFields) -> list[dict[str, Any]]:
    """The answers by step, each with the address where it can be changed."""
    return [
        {"step": step, "title": gettext(f"placement.step.{step}"), "rows": [_row(step, name, fields) for name in names]}
        for step, names in SHOWN.items()
    ]


def _row(step: str, name: str, fields: TypedFields) -> dict[str, Any]:
    label = gettext(f"placement.{name}.label")
    return {
        "name": name,
        "label": gettext(f"placement.{name}.short") if name in SHORT else label,
        "values": _values(name, fields),
        "url": url_for("placement.step", step=step) + f"#{ANCHORS.get(name, name)}",
        "dir": "ltr" if name in LEFT_TO_RIGHT else "auto",
        "own_words": name not in CHOICES and name not in DATES,
    }


# Questions too long to stand beside their answer.
SHORT = ("latest_employer", "family_owned", "tasks", "paid_hours", "purpose_text", "job_chance", "learning",
         "afterwards", "benefit", "kind", "purpose", "spoken_language", "contact_name", "starts_on", "ends_on",
         "weekly_hours")  # fmt: skip
# Where the link to change an answer leads, when that is not the field of the same name.
ANCHORS = {name: f"{name}-day" for name in DATES} | {name: f"{name}-0" for name in (*CHOICES, "learning")}


def _values(name: str, fields: TypedFields) -> list[str]:
    if name in DATES:
        return [str(format_date(read_date(fields, name), "long"))]
    if name in CHOICES:
        return [gettext(f"placement.{name}.{fields[name]}")]
    if name == "learning":
        return [fields[goal] for goal in LEARNING if fields.get(goal, "").strip()]
    return [fields[name]] if fields.get(name, "").strip() else []


def errors(form: Any) -> list[tuple[str, str]]:
    """Every fault of a form with the id of the box to mend, in the order of the form."""
    found: list[tuple[str, str]] = []
    for field in form:
        if field.name == "csrf_token":
            continue
        if isinstance(field, FieldList):
            found += _list_errors(field)
        elif field.errors:
            found.append((_box(field), str(field.errors[0])))
    return found


def _list_errors(field: FieldList) -> list[tuple[str, str]]:
    own = [str(error) for error in field.errors if isinstance(error, str)]
    if own:
        return [(field[0].id, own[0])]
    return [(entry.id, str(entry.errors[0])) for entry in field if entry.errors]


def _box(field: Any) -> str:
    if isinstance(field, DateField):
        return f"{field.id}-day"
    return f"{field.id}-0" if isinstance(field, RadioField) else str(field.id)
