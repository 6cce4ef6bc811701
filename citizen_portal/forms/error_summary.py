"""All that must be mended in a form, with the id of the box to mend it in."""

from __future__ import annotations

from typing import Any

from wtforms import FieldList, RadioField

from .inputs import DateField, TicksField


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
    return f"{field.id}-0" if isinstance(field, (RadioField, TicksField)) else str(field.id)
