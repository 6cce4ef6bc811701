"""The boxes of a form, made from the table of fields: labels are ids, what is typed stays as typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import Field as FormsField
from wtforms import FieldList, Form, FormField, HiddenField, RadioField, SelectChoice, StringField, TextAreaField

from ..placement.field import GOALS, LONGEST_LINE, Field, Kind
from ..placement.fields import BY_NAME, OWN_NUMBERS
from ..placement.phrases import MOST
from ..placement.status import Side
from ..typed.dates import read_date
from ..typed.misread import Misread
from ..typed.text import has_ink
from .checks import CHECKS, DAY_CHECKS
from .posted import PortalForm
from .validators import at_most, needed, needed_or_ticked, no_cpr, one_of, refuse, ticked_beside

# Nobody here was born before, and nothing began.
EARLIEST = 1900


def form_of(name: str, fields: Iterable[Field], side: Side, base: type[FlaskForm] = PortalForm) -> type[FlaskForm]:
    """A form with a box for each field, in the words this side is asked in."""
    boxes = {name: box for field in fields for name, box in boxes_of(field, side).items()}
    return type(name, (base,), boxes)


def boxes_of(field: Field, side: Side) -> dict[str, Any]:
    """The box of a field, and the ticks beside it."""
    ticks = {field.phrases: TicksField(field.phrases)} if field.phrases else {}
    return {**ticks, field.name: box_of(field, side)}


def box_of(field: Field, side: Side, room: str = "") -> Any:
    """The box of a field, with all that is checked of it wherever it is asked for. `room` has words of its own."""
    room, checks = room or field.words_for(side), CHECKS.get(field.name, ())
    if field.kind is Kind.TRADE:
        return HiddenField()
    if field.kind is Kind.DATE:
        return DateField(field.name, DAY_CHECKS[field.name], room=room, hint=field.hint)
    if field.kind is Kind.CHOICE:
        return choice(field.name, *field.choices, hint=field.hint, required=field.required, room=room)
    if field.kind is Kind.LIST:
        return lines(field.name, room)
    if field.kind is Kind.TEXT:
        return text(field.name, field.hint, field.required, room)
    return line(field.name, *checks, hint=field.hint, required=field.required, room=room)


def words(name: str, hint: bool, room: str = "placement") -> dict[str, Any]:
    """Label and hint by the field's name. `room` is who is asked: the employer is spoken to in other words."""
    return {
        "label": lazy_gettext(f"{room}.{name}.label"),
        "description": lazy_gettext(f"{room}.{name}.hint") if hint else "",
    }


def line(name: str, *checks: Any, hint: bool = False, required: bool = True, room: str = "placement") -> StringField:
    """One line of text, kept exactly as typed."""
    always = [at_most(LONGEST_LINE), *([] if name in OWN_NUMBERS else [no_cpr])]
    return StringField(**words(name, hint, room), validators=[*([needed] if required else []), *always, *checks])


def text(name: str, hint: bool = True, required: bool = True, room: str = "placement") -> TextAreaField:
    """Some lines of text, kept exactly as typed."""
    always = [at_most(BY_NAME["tasks"].longest), no_cpr]
    return TextAreaField(**words(name, hint, room), validators=[*([needed_or_ticked] if required else []), *always])


def choice(
    name: str, *choices: str, hint: bool = False, required: bool = True, room: str = "placement"
) -> RadioField:  # fmt: skip
    """One of several, or none where that is an answer, too. Nothing is chosen beforehand."""
    return RadioField(
        **words(name, hint, room),
        choices=[SelectChoice(value, lazy_gettext(f"{room}.{name}.{value}")) for value in choices],
        validate_choice=False,
        validators=[one_of(*choices, required=required)],
    )


def lines(name: str, room: str = "placement") -> FieldList:
    """Several short lines, of which one must be filled."""

    def some(form: Any, field: Any) -> None:
        if not any(has_ink(entry.data or "") for entry in field) and not ticked_beside(form, field):
            refuse(f"{name}.missing")

    return FieldList(
        StringField(validators=[at_most(LONGEST_LINE), no_cpr]), **words(name, hint=False, room=room),
        min_entries=GOALS, max_entries=GOALS, validators=[some],
    )  # fmt: skip


class TicksField(FormsField):
    """Phrases of a list that were ticked, as they are kept. `called` is what their boxes are called."""

    def __init__(self, called: str, **rest: Any) -> None:
        self.called = called
        super().__init__(validators=[few_enough], **rest)

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        boxes = formdata or {}
        self.process_errors: list[str] = []
        self.object_data, self.raw_data = (), None
        self.data = [boxes[name] for name in _boxes_of(self.called, boxes) if boxes[name]]


def _boxes_of(called: str, boxes: Iterable[str]) -> list[str]:
    found = [name for name in boxes if name.rpartition("-")[0] == called and name.rpartition("-")[2].isdigit()]
    return sorted(found, key=lambda name: int(name.rpartition("-")[2]))


def few_enough(_form: Any, field: Any) -> None:
    if len(field.data) > MOST:
        refuse("phrases.many", most=MOST, ticked=len(field.data))


class Boxes(Form):
    day = StringField()
    month = StringField()
    year = StringField()


class DateField(FormField):
    """A date in three boxes. `check` gets the form and the date and returns the word for what is wrong."""

    def __init__(
        self,
        called: str,
        check: Callable[[Any, date], str | None],
        room: str = "placement",
        hint: bool = True,
        **rest: Any,
    ) -> None:
        self.check, self.wanted = check, True
        self.problems: tuple[str, ...] = ()
        super().__init__(Boxes, **words(called, hint, room), **rest)

    def check_nothing(self) -> None:
        """It is not asked for this time, whatever its boxes hold."""
        self.wanted = False

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        if not self.wanted:
            return True
        problem = self._problem(form)
        self.problems = (gettext(f"error.{problem}"),) if problem else ()
        return not self.problems

    def _problem(self, form: Any) -> str | None:
        try:
            day = self._read()
        except Misread as error:
            return f"{self.short_name}.missing" if error.kind == "missing" else f"date.{error.kind}"
        return self.check(form, day)

    def _read(self) -> date:
        found = read_date(*(box.data or "" for box in (self.form.day, self.form.month, self.form.year)))
        if found.year < EARLIEST:
            raise Misread("shape")
        return found

    @property
    def date(self) -> date | None:
        """The date the boxes say, or None."""
        try:
            return self._read()
        except Misread:
            return None

    @property
    def errors(self) -> tuple[str, ...]:
        return self.problems
