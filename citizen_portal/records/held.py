"""A placement in one pair of hands: nobody else changes or deletes it until the transaction ends."""

from __future__ import annotations

from sqlalchemy import update

from ..storage.database import db
from ..storage.tables import PlacementRow
from . import repository
from .refusals import GoneMeanwhile
from .repository import PlacementRecord


def held(record: PlacementRecord) -> PlacementRecord:
    """Begin a transaction that has the placement to itself, and return it as it stands. Raises GoneMeanwhile."""
    db.release()
    # Its row first, as in records/events.py: then of two neither ever holds what the other one waits for.
    db.session.execute(update(PlacementRow).where(PlacementRow.id == record.id).values(version=PlacementRow.version))
    found = repository.by_id(record.id)
    if found is None:
        db.release()
        raise GoneMeanwhile
    return found
