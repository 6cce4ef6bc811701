"""What is typed at the desk about one placement, in a form for each thing that can be done there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, SelectField, TextAreaField
from wtforms.validators import StopValidation

from ..forms.agreement import AgreementForm
from ..forms.ending import EndForm
from ..forms.inputs import TicksField, form_of
from ..forms.posted import posted
from ..forms.validators import at_most, filled, no_cpr
from ..placement import agreement
from ..placement.field import LONGEST_TEXT, Field
from ..placement.fields import BY_NAME, names
from ..placement.reasons import ASK, OTHER_DAYS, REFUSAL
from ..placement.state import PlacementState
from ..placement.status import Side, Status
from ..records import doers
from .tokens import DeskForm
from .words import desk


def area(label: str, *checks: Any, **more: Any) -> TextAreaField:
    return TextAreaField(desk(label), validators=[*checks, at_most(LONGEST_TEXT), no_cpr], **more)


def wanted(word: str) -> Callable[[Any, Any], None]:
    """Something must stand in the box."""

    def check(_form: Any, field: Any) -> None:
        if not filled(field):
            raise StopValidation(desk(f"error.{word}"))

    return check


def said_or_ticked(called: str, word: str) -> Callable[[Any, Any], None]:
    """A line of the list, or words of one's own."""

    def check(form: Any, field: Any) -> None:
        if not form[called].data and not filled(field):
            raise StopValidation(desk(f"error.{word}"))

    return check


@cache
def ask_form(side: Side) -> type[DeskForm]:
    """What is asked of one of the two."""
    called = ASK[side]
    question = area("ask.words", said_or_ticked(called, "question"), id=f"question-{side}")
    return type("AskForm", (DeskForm,), {called: TicksField(called), "question": question})


class RefuseForm(DeskForm):
    """A no has a reason, and whoever gets it is told how to complain."""

    refusal = TicksField(REFUSAL)
    refusal_words = area("refuse.words", said_or_ticked(REFUSAL, "refusal"))
    complaint = BooleanField(desk("refuse.complaint"))

    def validate_complaint(self, field: Any) -> None:
        if not field.data:
            raise StopValidation(desk("error.complaint"))


class HandOverForm(DeskForm):
    """Whoever works there, or nobody."""

    colleague = SelectField(desk("assign.colleague"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleague.choices = [("", desk("assign.nobody")), *doers.colleagues().items()]

    def validate_colleague(self, field: Any) -> None:
        if field.data not in dict(field.choices):
            raise StopValidation(desk("error.colleague"))


class NoteForm(DeskForm):
    note = area("note.words", wanted("note"))


class LeavingForm(EndForm):
    """That it ended before the agreed day, or never began."""

    class Meta(DeskForm.Meta):
        pass


def leaving_form(state: PlacementState, sent: bool) -> LeavingForm:
    form = LeavingForm() if sent else LeavingForm(formdata=None)
    form.state = state
    return form


class DaysForm(AgreementForm):
    """Other days, and why."""

    class Meta(DeskForm.Meta):
        pass


def days_of(state: PlacementState, standing: Status) -> tuple[Field, ...]:
    """What has begun keeps its first day."""
    begun = standing in (Status.STARTED, Status.MIDWAY)
    return tuple(BY_NAME[name] for name in ("starts_on", "ends_on") if not (begun and name == "starts_on"))


@cache
def _days_form(fields: tuple[Field, ...]) -> Any:
    form = form_of("DaysForm", fields, Side.JOBCENTER, DaysForm)
    words = area("dates.words", said_or_ticked(OTHER_DAYS, "dates"))
    return type("OtherDaysForm", (form,), {OTHER_DAYS: TicksField(OTHER_DAYS), "dates_words": words})


def days_form(state: PlacementState, standing: Status, sent: bool) -> Any:
    """As just posted where it was `sent`, else with the days as they are agreed."""
    fields = days_of(state, standing)
    shown: Mapping[str, str] = {name: state.terms.get(name, "") for name in names(fields)}
    form = _days_form(fields)() if sent else _days_form(fields)(formdata=MultiDict(shown))
    form.kind = state.fields.get("kind", "")
    form.days = {"starts_on": state.starts_on, "ends_on": state.ends_on}
    for field in fields:
        form[field.name].label.text, form[field.name].description = desk(f"dates.{field.name}"), ""
    return form


def other_terms(state: PlacementState, standing: Status) -> dict[str, str]:
    """The days that were typed; the talks move with them."""
    fields = days_of(state, standing)
    typed = {name: value for name, value in posted(names(fields)).items() if name in names(fields)}
    return agreement.with_talks(typed, state.terms)
