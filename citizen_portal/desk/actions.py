"""Everything that can be done to a placement at the desk, by the name of its button. Any of the staff may."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import g

from .. import clock
from ..placement import history
from ..placement.reasons import ASK, OTHER_DAYS, REFUSAL, WORDS
from ..placement.state import Event
from ..placement.status import MOVES, PARTIES, EventKind, Side, Status
from ..records.repository import PlacementRecord
from . import forms
from .tokens import DeskForm

Made = Mapping[str, Any]


@dataclass(frozen=True)
class Action:
    """`form` makes the form, as just posted when it is told so; `content` is what its event says, once it is valid.

    `tried` is what it may say, to be asked whether it may happen at all. `kind` may be another one by the button.
    """

    kind: EventKind
    form: Callable[[PlacementRecord, bool], Any]
    content: Callable[[Any, PlacementRecord], Made]
    tried: Callable[[PlacementRecord], Made]

    def kind_of(self, form: Any) -> EventKind:
        """An end has two buttons."""
        pressed: EventKind = form.kind if self.kind is EventKind.DID_NOT_START else self.kind
        return pressed


def _blank(form: Callable[..., Any]) -> Callable[[PlacementRecord, bool], Any]:
    return lambda _record, sent: form() if sent else form(formdata=None)


def _plain(kind: EventKind, content: Callable[[], Made] = dict) -> Action:
    """A button with nothing to fill in."""
    return Action(kind, _blank(DeskForm), lambda _form, _record: content(), lambda _record: content())


def _moved(status: Status) -> Action:
    return _plain(EventKind.MOVED, lambda: {"status": status})


def _why(called: str, words: str) -> Callable[[Any, PlacementRecord], Made]:
    return lambda form, _record: {"phrases": list(form[called].data), WORDS: form[words].data or ""}


def _ask(side: Side) -> Action:
    said = _why(ASK[side], "question")
    return Action(
        EventKind.ASKED, _blank(forms.ask_form(side)),
        lambda form, record: {"to": side, **said(form, record)}, lambda _record: {"to": side},
    )  # fmt: skip


def _refuse() -> Action:
    status, said = {"status": Status.NOT_APPROVED}, _why(REFUSAL, "refusal_words")
    return Action(
        EventKind.MOVED, _blank(forms.RefuseForm),
        lambda form, record: {**status, **said(form, record)}, lambda _record: status,
    )  # fmt: skip


def _days() -> Action:
    said = _why(OTHER_DAYS, "dates_words")
    return Action(
        EventKind.CHANGED, lambda record, sent: forms.days_form(record.state, record.status, sent),
        lambda form, record: {"terms": forms.other_terms(record.state, record.status), **said(form, record)},
        lambda _record: {"terms": {}},
    )  # fmt: skip


def _end() -> Action:
    return Action(
        EventKind.DID_NOT_START,
        lambda record, sent: forms.leaving_form(record.state, sent),
        lambda form, _record: form.content(), lambda _record: {"last_day": "", "reason": ""},
    )  # fmt: skip


def _hand_over() -> Action:
    return Action(
        EventKind.ASSIGNED, _blank(forms.HandOverForm), lambda form, _record: {"to": form.colleague.data},
        lambda record: {"to": record.state.assigned_to},
    )  # fmt: skip


ACTIONS: Mapping[str, Action] = {
    **{str(status): _moved(status) for status in MOVES[Side.JOBCENTER]},
    str(Status.NOT_APPROVED): _refuse(),
    str(EventKind.CHANGE_APPROVED): _plain(EventKind.CHANGE_APPROVED),
    str(EventKind.CHANGE_REFUSED): _plain(EventKind.CHANGE_REFUSED),
    "claim": _plain(EventKind.ASSIGNED, lambda: {"to": g.staff.id}),
    "hand-over": _hand_over(),
    **{ASK[side]: _ask(side) for side in PARTIES},
    "heard": _plain(EventKind.HEARD),
    "dates": _days(),
    "dates-dropped": _plain(EventKind.CHANGE_DROPPED),
    "end": _end(),
}


def possible(record: PlacementRecord) -> list[str]:
    """What can be done today; what is so already is not done again."""
    return [name for name, action in ACTIONS.items() if not _is_so(name, record) and _may(action, record)]


def _may(action: Action, record: PlacementRecord) -> bool:
    event = Event(record.version + 1, clock.now(), Side.JOBCENTER, action.kind, action.tried(record))
    return history.may_happen(record.state, event, clock.today())


def _is_so(name: str, record: PlacementRecord) -> bool:
    return name == record.status or (name == "claim" and record.state.assigned_to == g.staff.id)
