"""What the employer is asked. Nobody is asked for what the citizen has written already: it can be corrected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from .. import links
from ..forms.agreement import filled
from ..forms.answer import LEFT_OPEN, MAY_WRITE, TERMS, AnswerForm
from ..forms.inputs import line
from ..forms.posted import HIDDEN, PortalForm, posted
from ..forms.validators import refuse
from ..placement import agreement, reasons
from ..placement.decline import DECLINE_REASONS
from ..placement.field import Field
from ..placement.fields import BY_NAME, names
from ..placement.state import PlacementState

# What a yes may say besides; left open it is asked again after it.
CHANCE = BY_NAME["job_realistic"]
ASKED = (*TERMS, CHANCE)


def a_number(_form: Any, field: Any) -> None:
    """Only the shape: whether there is such a number is told to nobody."""
    if not links.could_be_code(field.data or ""):
        refuse("reference.shape")


class CodeForm(PortalForm):
    code = line("code", hint=True, room="employer")


class NumberForm(PortalForm):
    reference = line("reference", a_number, hint=True, room="employer")


def form_for(form: Any, asked: Collection[Field], state: PlacementState, held: Mapping[str, str]) -> Any:
    """A form that asks for these fields alone: as they were just posted, else as they are held."""
    return _with_only(asked, filled(form, state, names(asked), held))


def as_shown(state: PlacementState) -> Any:
    """The form of the first page: the terms as they stand, and the one question that was perhaps just answered."""
    held = {**state.proposed_terms, **said((CHANCE.name,))}
    made = AnswerForm(MultiDict({name: held.get(name, "") for name in names(ASKED)}))
    made.kind = state.fields.get("kind", "")
    return _with_only(ASKED, made)


def beside_a_yes() -> Any:
    """What may come along with a yes to what was shown."""
    return _with_only((CHANCE,), AnswerForm(posted((CHANCE.name,))))


def _with_only(asked: Collection[Field], form: Any) -> Any:
    """Why something is written differently is asked where the terms are."""
    why = () if set(asked) & set(TERMS) else (reasons.CORRECTION, reasons.WORDS)
    for name in {*_boxes_of((*MAY_WRITE, *LEFT_OPEN)), *why} - _boxes_of(asked):
        if name in form:
            del form[name]
    return form


def _boxes_of(fields: Iterable[Field]) -> set[str]:
    """What they are called in a form, with the lists beside them."""
    return {name for field in fields for name in (field.name, field.phrases) if name}


def posted_fields() -> tuple[Field, ...]:
    """What the form that was just sent had boxes for."""
    return tuple(field for field in MAY_WRITE if any(box in request.form for box in field.boxes))


def said(boxes: Iterable[str]) -> dict[str, str]:
    """Of these boxes the ones that were posted, as they are kept."""
    boxes = set(boxes)
    return {name: value for name, value in posted(boxes).items() if name in boxes}


def why(called: str) -> dict[str, Any]:
    """What was just said of the reasons, by a list and in words of one's own, as it is kept with an event."""
    return reasons.said(called, posted(reasons.boxes(called)))


def chosen_reason() -> str:
    """The reason for a no that was pressed; "" for none, or one nobody knows."""
    reason = request.form.get("reason_id", "")
    return reason if reason in DECLINE_REASONS else ""


def untouched(state: PlacementState) -> bool:
    """Whether what was posted of the terms says what stands there, and no reason for another thing, whatever else was
    told. More that was ticked than can be kept is another thing."""
    boxes = names(TERMS)
    posted_terms = posted(boxes)
    more = set(posted_terms) - {*boxes, *HIDDEN}
    same = not agreement.differing({**state.proposed_terms, **posted_terms}, state.proposed_terms)
    return same and not more and not why(reasons.CORRECTION)
