"""All that has happened to a placement: who did it, how the answer came, and what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext

from ..documents.reasons import ToldWhy, told_why
from ..placement.call import Call
from ..placement.reasons import Why, why
from ..placement.state import Event
from ..placement.status import EventKind, Side, Status
from ..records.doers import Doer
from ..records.repository import PlacementRecord
from .words import desk

NOBODY = Doer(None, on_behalf=False)


@dataclass(frozen=True)
class Happening:
    """`who` did `what`, and `how` it reached us; `how` may be empty. `said` are the words that came with it."""

    number: int
    at: datetime
    what: str
    who: str
    how: str
    said: ToldWhy


def course(record: PlacementRecord, doers: dict[int, Doer], names: dict[str, str]) -> list[Happening]:
    """The newest first; what was sent is the last one."""
    state = record.state
    how = _by_telephone(state.call)
    sent = Happening(1, state.sent_at, desk("event.sent"), desk("turn.citizen"), how, told_why(Why()))
    happened = [_happening(event, doers.get(event.number, NOBODY), names) for event in state.history]
    return [*reversed(happened), sent]


def _happening(event: Event, doer: Doer, names: dict[str, str]) -> Happening:
    return Happening(
        event.number, event.at, _what(event, names), _who(event, doer, names), _how(event, doer),
        told_why(why(event.content)),
    )  # fmt: skip


def _what(event: Event, names: dict[str, str]) -> str:
    if event.kind == EventKind.MOVED:
        return f"{desk('event.moved')}: {gettext('status.' + event.content['status'])}"
    if event.kind == EventKind.ASSIGNED:
        to = event.content["to"]
        return desk("event.assigned", name=names.get(to, to)) if to else desk("event.assigned_nobody")
    if event.kind == EventKind.ASKED:
        return desk(f"event.asked_{event.content['to']}")
    if event.kind == EventKind.CHANGED and event.by == Side.JOBCENTER:
        return desk("event.other_days")
    if event.kind == EventKind.AGREED and event.status is not Status.AGREED:
        return desk("event.agreed_one")
    return desk("event.added" if event.content.get("added") else f"event.{event.kind}")


def _who(event: Event, doer: Doer, names: dict[str, str]) -> str:
    """The colleague by name where one was at it; whoever of a side it was is not known."""
    name = names.get(doer.actor, "") if doer.actor else ""
    return name if name and event.by == Side.JOBCENTER else desk(f"turn.{event.by}")


def _how(event: Event, doer: Doer) -> str:
    if doer.on_behalf:
        return _by_telephone(event.call)
    if doer.actor and event.by != Side.JOBCENTER:
        return desk("via.desk")
    via = event.content.get("via", "")
    return desk(f"via.{via}") if via in ("mail", "sms", "code", "hand") else ""


def _by_telephone(call: Call | None) -> str:
    return desk("via.telephone", name=call.by) if call else ""
