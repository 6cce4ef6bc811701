"""Kinds of field this form has and WTForms has not: their labels are ids, their data stays as typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import FieldList, Form, FormField, RadioField, SelectChoice, StringField, TextAreaField

from .proposal import read_date
from .validators import LINE, TEXT, at_most, needed, no_cpr, one_of, refuse


def words(name: str, hint: bool, room: str = "placement") -> dict[str, Any]:
    """Label and hint by the field's name. `room` is who is asked: the employer is spoken to in other words."""
    return {
        "label": lazy_gettext(f"{room}.{name}.label"),
        "description": lazy_gettext(f"{room}.{name}.hint") if hint else "",
    }


def line(name: str, *checks: Any, hint: bool = False, required: bool = True, room: str = "placement") -> StringField:
    """One line of text, kept exactly as typed."""
    always = [at_most(LINE), no_cpr]
    return StringField(**words(name, hint, room), validators=[*([needed] if required else []), *always, *checks])


def text(name: str, hint: bool = True, required: bool = True, room: str = "placement") -> TextAreaField:
    """Some lines of text, kept exactly as typed."""
    always = [at_most(TEXT), no_cpr]
    return TextAreaField(**words(name, hint, room), validators=[*([needed] if required else []), *always])


def choice(name: str, *choices: str, hint: bool = False, room: str = "placement") -> RadioField:
    """One of several. Nothing is chosen beforehand."""
    return RadioField(
        **words(name, hint, room),
        choices=[SelectChoice(value, lazy_gettext(f"{room}.{name}.{value}")) for value in choices],
        validate_choice=False,
        validators=[one_of(*choices)],
    )


def lines(name: str, count: int) -> FieldList:
    """Several short lines, of which the first must be filled."""

    def some(form: Any, field: Any) -> None:
        if not any((entry.data or "").strip() for entry in field):
            refuse(f"{name}.missing")

    return FieldList(
        StringField(validators=[at_most(LINE), no_cpr]), **words(name, hint=True),
        min_entries=count, max_entries=count, validators=[some],
    )  # fmt: skip


class Boxes(Form):
    day = StringField()
    month = StringField()
    year = StringField()


class DateField(FormField):
    """A date in three boxes. `check` gets the form and the date and returns the word for what is wrong."""

    def __init__(
        self, called: str, check: Callable[[Any, date], str | None], room: str = "placement", **rest: Any
    ) -> None:
        self.check = check
        self.problems: tuple[str, ...] = ()
        super().__init__(Boxes, **words(called, True, room), **rest)

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        problem = self._problem(form)
        self.problems = (gettext(f"error.{problem}"),) if problem else ()
        return not self.problems

    def _problem(self, form: Any) -> str | None:
        if not any((box.data or "").strip() for box in self.form):
            return f"{self.short_name}.missing"
        day = self.date
        return self.check(form, day) if day else "date.shape"

    @property
    def date(self) -> date | None:
        """The date the boxes say, or None."""
        try:
            found = read_date({box.name: box.data or "" for box in self.form}, self.name)
        except ValueError:
            return None
        return found if found.year >= 1900 else None

    @property
    def errors(self) -> tuple[str, ...]:
        return self.problems
