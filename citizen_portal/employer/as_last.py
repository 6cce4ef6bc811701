"""As last time: what was answered from the same address for the same workplace fills the boxes; nothing is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import g, request

from ..placement.as_last import filled_in, same_workplace
from ..placement.field import Field
from ..placement.state import PlacementState
from ..placement.status import EventKind
from ..records import employer_room
from ..records.repository import PlacementRecord

ASKED: Mapping[str, Any] = {"som": "sidst"}
# Only a link that was mailed shows that its reader has the address. The citizen's own picture of it leads here, too.
MAILED = "mail"


def wanted() -> bool:
    return all(request.args.get(name) == value for name, value in ASKED.items())


def along() -> Mapping[str, Any]:
    """What goes along in the address to the next step."""
    return ASKED if wanted() else {}


def answers(record: PlacementRecord, fields: Iterable[Field]) -> dict[str, str]:
    """The boxes that can be filled; none without an earlier answer, or for whoever may not see it."""
    fields, room = tuple(fields), employer_room.room_of(record.contact_email)
    if g.via != MAILED or not room:
        return {}
    filled = (filled_in(record.state, before, fields) for before in earlier(record, room))
    return next(filter(None, filled), {})


def earlier(record: PlacementRecord, room: str) -> list[PlacementState]:
    """What this contact has said yes to for the same workplace, the latest first."""
    found = [
        one.state
        for one in employer_room.with_address(room)
        if one.id != record.id and employer_room.room_of(one.contact_email) == room
    ]
    same = [state for state in found if said_yes(state) and same_workplace(state, record.state)]
    return sorted(same, key=PlacementState.changed_at, reverse=True)


def said_yes(state: PlacementState) -> bool:
    return any(event.kind == EventKind.ANSWERED for event in state.history)
