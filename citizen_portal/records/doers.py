"""Who of the jobcenter did something, by name, and whom something can be handed over to."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from ..storage.database import db
from ..storage.tables import EventRow, StaffRow
from .repository import PlacementRecord


@dataclass(frozen=True)
class Doer:
    """`actor` is the id of somebody of the jobcenter, None where none was at it; see EventRow for `on_behalf`."""

    actor: str | None
    on_behalf: bool


def doers(record: PlacementRecord) -> dict[int, Doer]:
    """By the number of each event."""
    asked = select(EventRow.number, EventRow.actor_id, EventRow.on_behalf).where(EventRow.placement_id == record.id)
    return {number: Doer(actor, on_behalf) for number, actor, on_behalf in db.session.execute(asked)}


def names() -> dict[str, str]:
    """Everybody who works or has worked at the desk, by their id."""
    return {row.id: row.name for row in db.session.execute(select(StaffRow.id, StaffRow.name))}


def colleagues() -> dict[str, str]:
    """Whoever works there now, by id, in the order of their names."""
    asked = select(StaffRow.id, StaffRow.name).where(StaffRow.left_at.is_(None)).order_by(StaffRow.name)
    return {row.id: row.name for row in db.session.execute(asked)}
