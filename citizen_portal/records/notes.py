"""What the jobcenter's staff write for each other about a placement: kept sealed, and only added to."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from .. import clock
from ..storage.database import db
from ..storage.sealed import sealer
from ..storage.tables import NoteRow
from .repository import PlacementRecord
from .staff import Staff


@dataclass(frozen=True)
class Note:
    """`staff_id` is who wrote it."""

    at: datetime
    staff_id: str
    words: str


def add(record: PlacementRecord, who: Staff, words: str) -> None:
    note_id = secrets.token_hex(16)
    sealed = sealer().seal({"words": words}, _seal_of(note_id))
    db.session.add(NoteRow(id=note_id, placement_id=record.id, at=clock.now(), staff_id=who.id, sealed=sealed))
    db.session.commit()


def of(record: PlacementRecord) -> list[Note]:
    """The newest first. Raises CannotOpen."""
    asked = select(NoteRow).where(NoteRow.placement_id == record.id).order_by(NoteRow.at.desc(), NoteRow.id)
    return [
        Note(row.at, row.staff_id, sealer().open(row.sealed, _seal_of(row.id))["words"])
        for row in db.session.scalars(asked)
    ]


def _seal_of(note_id: str) -> str:
    return f"notes:{note_id}"
