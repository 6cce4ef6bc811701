"""What somebody writes down of a place before a citizen registers it. Nothing is asked about the citizen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from wtforms.validators import Optional

from ..placement.fields import PREPARED
from ..placement.status import Side
from . import validators as must
from .decoy import OpenForm
from .inputs import DateField, box_of
from .posted import PortalForm

# Asked in other words than those for a citizen who has talked to somebody.
ASKED_OTHERWISE = ("cvr", "contact_name", "kind")
# What may be left open: the citizen fills it in, or the two talk about it.
OPEN = ("cvr", "street", "city", "starts_on", "ends_on", "weekly_hours")
# What is missed in words of its own.
MISSED = ("contact_name", "tasks")


class Prepared(PortalForm):
    """Either way to reach the contact is enough."""

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        leave_days_open(self)
        return super().validate(extra_validators)

    def validate_contact_name(self, field: Any) -> None:
        _missed(field)

    def validate_tasks(self, field: Any) -> None:
        _missed(field)

    def validate_contact_email(self, field: Any) -> None:
        if not must.filled(field) and not must.filled(self.contact_phone):
            must.refuse("contact_email.missing")


def leave_days_open(form: Any) -> None:
    """A day of which nothing was written is not asked for."""
    for name in ("starts_on", "ends_on"):
        if not any(must.filled(box) for box in form[name].form):
            form[name].check_nothing()


def may_stay_open(box: Any) -> Any:
    """The same box; where nothing is written in it, nothing else is checked. A day is left open by its form."""
    if box.field_class is not DateField:
        # In front of the others.
        box.kwargs["validators"] = [Optional(), *box.kwargs["validators"]]
    return box


def _missed(field: Any) -> None:
    if not must.filled(field):
        must.refuse(f"prepare.{field.short_name}")


# As the form asks for them, in their order.
ASKED = tuple(
    replace(
        field,
        required=field.required and field.name not in (*OPEN, *MISSED),
        hint=field.hint and field.name != "street",
    )
    for field in PREPARED
)


def _box(field: Any) -> Any:
    box = box_of(field, Side.EMPLOYER, "prepare" if field.name in ASKED_OTHERWISE else "")
    return may_stay_open(box) if field.name in OPEN else box


PrepareForm: Any = type("PrepareForm", (Prepared, OpenForm), {field.name: _box(field) for field in ASKED})
