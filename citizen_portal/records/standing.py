"""How many registrations there are, counted for whoever runs the site."""

from __future__ import annotations

from sqlalchemy import func, select

from ..placement.status import Status
from ..storage.database import db
from ..storage.tables import DraftRow, PlacementRow
from .small_groups import LEAST

BY_STATUS = select(PlacementRow.status, func.count()).group_by(PlacementRow.status)
DRAFTS = select(func.count()).select_from(DraftRow)


def placements() -> dict[str, int]:
    """By status, down to a multiple of LEAST: whoever reads the numbers minute by minute follows nobody in them.

    Every status is there: one that appeared with its first placement would tell of it.
    """
    counted = {status: count - count % LEAST for status, count in db.connection.execute(BY_STATUS)}
    return dict.fromkeys(map(str, Status), 0) | counted


def drafts() -> int:
    """Down to a multiple of LEAST, too."""
    count = db.connection.execute(DRAFTS).scalar_one()
    return count - count % LEAST
