"""A placement in one pair of hands: nobody else changes or deletes it until the transaction ends."""

from __future__ import annotations

from sqlalchemy import update

from ..storage.database import db
from ..storage.tables import PlacementRow
from . import repository
from .repository import PlacementRecord


def held(record: PlacementRecord) -> PlacementRecord:
    """Begin a transaction that has the placement to itself, and return it as it stands. Raises GoneMeanwhile."""
    db.release()
    return hold(record)


def hold(record: PlacementRecord) -> PlacementRecord:
    """Take the placement into the transaction under way, and return it as it stands. Raises GoneMeanwhile.

    Its row comes first, whoever changes or deletes it: then of two neither ever holds what the other one waits for.
    """
    db.session.execute(update(PlacementRow).where(PlacementRow.id == record.id).values(version=PlacementRow.version))
    return repository.newest(record)
