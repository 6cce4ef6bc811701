"""What every page and paper about a placement needs to know."""

from __future__ import annotations

from typing import TypedDict

from flask import url_for

from .. import clock
from ..placement import history
from ..placement.goals import Goal, told_goals
from ..placement.next_step import NextStep
from ..placement.questions import told_to
from ..placement.representative import seen
from ..placement.start_guard import may_start
from ..placement.state import Event, PlacementState
from ..placement.status import CLOSED, PROPOSABLE, EventKind, Side, Status
from ..placement.tone import Tone, tone
from ..records import representative
from ..records.arrival import Arrival, arrival
from ..records.repository import PlacementRecord
from .open_change import OpenChange, last_word, open_change, vitas_is_older
from .reasons import ToldWhy, why_changed, why_no
from .turn import spoken, turn


class PlacementContext(TypedDict):
    """`standing` is the status of today; `room` the part of the menu the page belongs to; `back` leads to its page.

    `no` is what was said beside the reason of a no, `because` why the latest terms are other ones,
    `course` what has happened as far as this side is told of it.
    """

    record: PlacementRecord
    state: PlacementState
    standing: Status
    side: Side
    room: str
    change: OpenChange | None
    last_word: str
    vitas_is_older: bool
    may_change: bool
    may_start: bool
    may_end: bool
    may_tell: bool
    may_follow_up: bool
    may_withdraw: bool
    may_readdress: bool
    seen_by_representative: Event | None
    over: bool
    goals: list[Goal]
    no: ToldWhy
    because: ToldWhy
    back: str
    course: list[Event]


class DeliveryContext(TypedDict):
    """`told_next` is what comes next as a reader is told it: the sentence that stands large, and the rest."""

    turn: NextStep
    tone: Tone
    told_next: tuple[str, str]
    letters: Arrival
    representative_unreached: bool


def may_say(record: PlacementRecord, side: Side, kind: EventKind) -> bool:
    """Whether this side may let this happen today, where nothing has to be typed for it."""
    return history.may_happen(record.state, Event(record.version + 1, clock.now(), side, kind), clock.today())


def may_change(record: PlacementRecord, side: Side) -> bool:
    """Whether this side may ask for a change of what has been applied for."""
    return record.state.status in PROPOSABLE and may_say(record, side, EventKind.CHANGED)


def page_context(record: PlacementRecord, side: Side) -> PlacementContext:
    employer = side is Side.EMPLOYER
    return {
        "record": record, "state": record.state, "standing": record.status, "side": side,
        "room": "employer" if employer else "registration",
        "change": open_change(record.state, side) if record.status in PROPOSABLE else None,
        "last_word": "" if record.status in CLOSED else last_word(record.state),
        "vitas_is_older": employer and vitas_is_older(record.state, record.status),
        "may_change": may_change(record, side), "may_start": may_start(record.state),
        "may_tell": side not in record.state.evaluations and may_say(record, side, EventKind.EVALUATED),
        "may_follow_up": not (employer or record.state.later) and may_say(record, side, EventKind.FOLLOWED_UP),
        "may_end": may_say(record, side, EventKind.DID_NOT_START),
        "seen_by_representative": seen(record.state),
        "may_withdraw": may_say(record, side, EventKind.WITHDRAWN),
        "may_readdress": may_say(record, side, EventKind.CONTACT_CHANGED), "over": record.status in CLOSED,
        "goals": told_goals(record.state) if record.state.evaluations else [],
        "no": why_no(record.state), "because": why_changed(record.state),
        "back": url_for("employer.page" if employer else "status.page"),
        "course": [event for event in record.state.history if told_to(event, side)],
    }  # fmt: skip


def delivery_context(record: PlacementRecord, side: Side) -> DeliveryContext:
    """For a side's own page, which alone tells what became of our letters: the outbox is asked once."""
    letters = arrival(record)
    step = turn(record, side, letters)
    return {
        "turn": step, "tone": tone(step, side, record.state), "letters": letters,
        "told_next": spoken(step, side, clock.today(), letters),
        "representative_unreached": side is Side.EMPLOYER and representative.unreached(record, letters),
    }  # fmt: skip
