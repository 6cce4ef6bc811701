"""Placements as none is ever kept; what may happen to one is asked all the same."""

from dataclasses import replace

from citizen_portal.placement.call import Call
from citizen_portal.placement.change_kinds import ChangeKind
from citizen_portal.placement.questions import Question
from citizen_portal.placement.reasons import Why
from citizen_portal.placement.state import Event
from citizen_portal.placement.status import PARTIES, EventKind, Side, Status
from citizen_portal.placement.versions import Change
from citizen_portal.records.repository import PlacementRecord

from ..placements import SENT_AT


def draft_of(record: PlacementRecord) -> PlacementRecord:
    """As if it had not been sent."""
    return replace(record, state=replace(record.state, status=Status.DRAFT))


def by_telephone(record: PlacementRecord) -> PlacementRecord:
    """As if both sides had rung, and one had said since that something is not right."""
    call = Call("Pia Holm", SENT_AT.isoformat(), "today", "Karen Holm")
    said = (Event(2, SENT_AT, side, EventKind.AGREED, call.kept) for side in PARTIES)
    state = replace(record.state, history=(*record.state.history, *said), disputed=Side.CITIZEN)
    return replace(record, state=state)


def asked_to_delete(record: PlacementRecord) -> PlacementRecord:
    """As if the citizen had asked to have it all deleted, wherever it stands."""
    return replace(record, state=replace(record.state, deletion_asked=SENT_AT))


def answered(record: PlacementRecord) -> PlacementRecord:
    """As if the citizen had answered what the jobcenter asked, wherever it stands."""
    question = Question(2, Side.CITIZEN, SENT_AT, Why(), "Mandag til torsdag.", SENT_AT)
    return replace(record, state=replace(record.state, questions={Side.CITIZEN: question}))


def wanted_by_us(record: PlacementRecord) -> PlacementRecord:
    """As if the jobcenter had written other days, wherever it stands."""
    change = Change(2, Side.JOBCENTER, SENT_AT, ChangeKind.TERMS, {"weekly_hours": "20"}, frozenset())
    return replace(record, state=replace(record.state, change=change))
