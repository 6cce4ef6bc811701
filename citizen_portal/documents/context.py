"""What every page and paper about a placement needs to know."""

from __future__ import annotations

from typing import TypedDict

from flask import url_for

from .. import clock
from ..placement.next_step import NextStep, next_step
from ..placement.start_guard import may_start
from ..placement.state import PlacementState
from ..placement.status import Side, Status
from ..records.repository import PlacementRecord


class PlacementContext(TypedDict):
    """`standing` is the status of today; `room` the part of the menu the page belongs to; `back` leads to its page."""

    record: PlacementRecord
    state: PlacementState
    standing: Status
    side: Side
    room: str
    turn: NextStep
    may_start: bool
    back: str


def page_context(record: PlacementRecord, side: Side) -> PlacementContext:
    employer = side is Side.EMPLOYER
    return {
        "record": record, "state": record.state, "standing": record.status, "side": side,
        "room": "employer" if employer else "registration",
        "turn": next_step(record.state, clock.today(), side), "may_start": may_start(record.state),
        "back": url_for("employer.page" if employer else "status.page"),
    }  # fmt: skip
