"""What was registered, as it is shown back: by step, with the address where each answer can be changed."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask_babel import gettext

from ..placement.field import Field
from ..placement.fields import STEPS, of_step
from ..placement.proposal import TypedFields
from .values import beside, direction, in_danish, shown


def sections(fields: TypedFields) -> list[dict[str, Any]]:
    """The answers by step."""
    return [
        {"step": step, "title": gettext(f"placement.step.{step}"),
         "rows": [_row(step, field, fields) for field in of_step(step)]}
        for step in STEPS
    ]  # fmt: skip


def compared(step: str, mine: TypedFields, theirs: TypedFields) -> list[dict[str, Any]]:
    """The answers of a step that differ, the other ones beside one's own."""
    return [
        {**_row(step, field, mine), "was": _row(step, field, theirs)["values"]}
        for field in of_step(step)
        if any(mine.get(box, "") != theirs.get(box, "") for box in field.boxes)
    ]


def sections_with_danish(fields: TypedFields) -> list[dict[str, Any]]:
    """The same, each row with its Danish beside it. For the citizen's eyes."""
    own, danish = sections(fields), in_danish(lambda: sections(fields))
    for part, twin in zip(own, danish, strict=True):
        part["danish"] = twin["title"]
        for row, other in zip(part["rows"], twin["rows"], strict=True):
            row |= {"danish": other["label"], "beside": beside(row["values"], other["values"])}
    return own


def _row(step: str, field: Field, fields: TypedFields) -> dict[str, Any]:
    return {
        "name": field.name,
        "label": gettext(f"placement.{field.name}.{'short' if field.short_label else 'label'}"),
        "values": list(shown(field, fields, "placement", "long")),
        "url": url_for("registration.step", step=step) + f"#{field.first_box}",
        "dir": direction(field),
        "own_words": field.typed_freely,
        "proper": field.proper,
        # The application needs it, and the citizen need not know it.
        "employer_has_it": bool(field.vitas) and not field.required,
    }
