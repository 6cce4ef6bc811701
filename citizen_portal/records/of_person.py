"""What somebody has sent, found by what they still know: an address or a number, with the birth date."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from ..storage.database import db
from ..storage.tables import PlacementRow
from . import queue_columns, repository
from .repository import PlacementRecord


def of_email(email: str, born: date) -> list[PlacementRecord]:
    """What somebody has sent, by the address they gave with their birth date; in the order it was sent."""
    return _found(PlacementRow.email_key, email, born)


def of_phone(phone: str, born: date) -> list[PlacementRecord]:
    """The same by the number they gave."""
    return _found(PlacementRow.phone_key, phone, born)


def _found(column: Any, said: str, born: date) -> list[PlacementRecord]:
    given = column == queue_columns.person_print(column.key, said, born)
    found = select(PlacementRow).where(given).order_by(PlacementRow.sent_at)
    return [repository.of_row(row) for row in db.session.scalars(found)]
