"""What stays of an approved placement once it is deleted: what came of it, and nothing that leads to anybody.

Follows events.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from sqlalchemy import insert

from ..placement.goals import REACHED, told_goals
from ..placement.phrases import phrase_id
from ..placement.state import Event, PlacementState
from ..placement.status import PARTIES, Status
from ..storage.database import db
from ..storage.outbox import OutboxItem
from ..storage.rights_tables import FactRow
from .repository import PlacementRecord


def event_recorded(_record: PlacementRecord, _event: Event) -> Iterable[OutboxItem]:
    return ()


def placement_deleted(record: PlacementRecord) -> Iterable[OutboxItem]:
    """Of one that was never approved nothing stays: nothing came of it."""
    if record.state.reached(Status.APPROVED):
        db.session.execute(insert(FactRow).values(id=secrets.token_hex(8), **fact(record)))
    return ()


def fact(record: PlacementRecord) -> dict[str, object]:
    """The month is the one of the last day; what was said of a goal is the citizen's word, else the workplace's.

    The trade is the id of one of the list: words of somebody's own do not stay.
    """
    state = record.state
    goals = told_goals(state)
    agreed, outcome = {**state.fields, **state.terms}, _outcome(state)
    return {
        "month": f"{state.last_day:%Y-%m}", "status": record.status, "kind": agreed["kind"],
        "purpose": agreed["purpose"], "trade": phrase_id(agreed.get("trade", "")),
        "language": record.language, "outcome": outcome, "hired": "job" in (outcome, state.later),
        "goals": len(goals), "goals_reached": sum(goal.result in REACHED for goal in goals),
    }  # fmt: skip


def _outcome(state: PlacementState) -> str:
    said = (state.evaluations.get(side, {}).get("outcome", "") for side in PARTIES)
    return next(filter(None, said), "")
