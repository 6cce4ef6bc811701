"""What the employer is asked. Nobody is asked for what the citizen has written already: it can be corrected."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm

from ..placement import validators as must
from ..placement.agreeing import Terms
from ..placement.agreement import PARTS
from ..placement.fields import DateField, choice, line, text
from ..placement.form import after_start, not_past
from ..placement.proposal import read_number

# What the workplace says of itself; the rest of the form is terms.
FACTS = ("ordinary_employees", "placed_now", "employee_rep", "employee_rep_email", "p_number")
ANSWERED = (
    *(f"{name}-{part}" for name in ("starts_on", "ends_on", "midway_on", "end_talk_on") for part in PARTS),
    "weekly_hours", "tasks", "workplace_contact", "support", "job_realistic", "decided_when", "end_talk_about",
)  # fmt: skip


def amount(_form: Any, field: Any) -> None:
    """How many people, as a number; halves are fine."""
    if (field.data or "").strip():
        try:
            read_number(field.data, below=100_000)
        except ValueError:
            must.refuse("amount.shape")


class Answer(Terms):
    """Yes, to the terms as they stand or as corrected here."""

    starts_on = DateField("starts_on", not_past, room="employer")
    ends_on = DateField("ends_on", after_start, room="employer")
    tasks = text("tasks", room="employer")
    workplace_contact = line("workplace_contact", hint=True, room="employer")
    support = text("support", required=False, room="employer")
    job_realistic = choice("job_realistic", "job", "hours", "maybe", "no", "unknown", hint=True, room="employer")
    decided_when = line("decided_when", hint=True, required=False, room="employer")
    ordinary_employees = line("ordinary_employees", amount, hint=True, required=False, room="employer")
    placed_now = line("placed_now", amount, hint=True, required=False, room="employer")
    employee_rep = line("employee_rep", hint=True, required=False, room="employer")
    employee_rep_email = line("employee_rep_email", must.email, required=False, room="employer")
    p_number = line("p_number", hint=True, required=False, room="employer")


class Decline(FlaskForm):
    reason = text("reason", required=False, room="employer")


class Door(FlaskForm):
    code = line("code", hint=True, room="employer")
