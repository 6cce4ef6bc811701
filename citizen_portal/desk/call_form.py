"""The boxes of a call: who spoke, when, why it was not done on the page, and that the terms were read aloud."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import g
from wtforms import BooleanField, RadioField, SelectChoice, StringField
from wtforms.validators import DataRequired, StopValidation

from .. import clock
from ..forms.inputs import DateField
from ..forms.validators import seems_to_hold_cpr
from ..placement.agreement import typed_date
from ..placement.call import WHY, Call
from ..typed.digits import plain_digits
from ..typed.text import has_ink
from .tokens import DeskForm
from .words import desk

# Days. What was said longer ago is asked for again.
OLDEST = 14
LONGEST_NAME = 120
CLOCK = re.compile(r"([01]?[0-9]|2[0-3])\W?([0-5][0-9])")
BOXES = ("spoke_with", "called_on-day", "called_on-month", "called_on-year", "called_at", "why", "heard")


class CallDay(DateField):
    """The day of a call: not in the future, and not long ago."""

    def __init__(self, **rest: Any) -> None:
        super().__init__("called_on", lambda _form, _day: None, **rest)
        self.label.text, self.description = desk("call.day"), ""

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        latest = clock.today()
        right = self.date is not None and latest - timedelta(days=OLDEST) <= self.date <= latest
        self.problems = () if right else (desk("call.day_error"),)
        return right


def _name(_form: Any, field: Any) -> None:
    if not has_ink(field.data or "") or len(field.data) > LONGEST_NAME:
        raise StopValidation(desk("call.spoke_with_error"))
    if seems_to_hold_cpr(field.data):
        raise StopValidation(desk("call.cpr"))


def _time(form: Any, field: Any) -> None:
    at, day = read_clock(field.data or ""), form.called_on.date
    if at is None or (day and _moment(day, at) > clock.now()):
        raise StopValidation(desk("call.time_error"))


def _known(word: str, *choices: str) -> Any:
    def check(_form: Any, field: Any) -> None:
        if field.data not in choices:
            raise StopValidation(desk(word))

    return check


def choice(label: str, error: str, choices: dict[str, Any]) -> RadioField:
    """One of several, in words of the desk."""
    return RadioField(
        desk(label), choices=[SelectChoice(*one) for one in choices.items()], validate_choice=False,
        validators=[_known(error, *choices)],
    )  # fmt: skip


class CallForm(DeskForm):
    spoke_with = StringField(desk("call.spoke_with"), validators=[_name])
    called_on = CallDay()
    called_at = StringField(desk("call.time"), validators=[_time])
    why = choice("call.why", "call.why_error", {one: desk(f"why.{one}") for one in WHY})
    heard = BooleanField(desk("call.heard"), validators=[DataRequired(desk("call.heard_error"))])


def begun() -> dict[str, str]:
    """What stands in the boxes first: somebody is on the telephone now."""
    now = clock.here(clock.now())
    return {**typed_date("called_on", now.date()), "called_at": f"{now:%H.%M}"}


def call_in(form: Any) -> Call:
    """What a form that was right says of the call."""
    at = read_clock(form.called_at.data)
    assert at is not None and form.called_on.date is not None  # it was right
    moment = _moment(form.called_on.date, at)
    return Call(form.spoke_with.data.strip(), moment.isoformat(), form.why.data, g.staff.name, g.staff.id)


def read_clock(typed: str) -> time | None:
    """A time as somebody writes it: 9.30, 09:30 or 0930."""
    found = CLOCK.fullmatch(plain_digits(typed).strip())
    return time(int(found[1]), int(found[2])) if found else None


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, clock.HERE)
