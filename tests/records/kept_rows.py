"""What the database has of a placement, beside what its events come to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from citizen_portal.records import queue_columns, repository
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import PlacementRow

OPEN: Any = PlacementRow.__table__


def row_of(record: PlacementRecord) -> Mapping[str, Any]:
    """What stands in the row, as the database has it."""
    db.session.rollback()
    return dict(db.session.execute(select(OPEN).where(OPEN.c.id == record.id)).mappings().one())


def again(record: PlacementRecord) -> PlacementRecord:
    """The same, reckoned anew from what lies sealed."""
    found = repository.by_id(record.id)
    assert found is not None
    return found


def check_row(record: PlacementRecord) -> Mapping[str, Any]:
    row, reckoned = row_of(record), queue_columns.columns(again(record).state)
    assert {name: row[name] for name in reckoned} == reckoned
    assert row["version"] == again(record).version
    return row
