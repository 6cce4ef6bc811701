"""The days of one worker's placements, for a calendar: numbers and days alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from .. import clock
from ..placement.status import RUNNING, UNDECIDED
from ..storage.database import db
from ..storage.tables import PlacementRow

# How long a day that has passed stays in a calendar, and how many placements it holds at most.
KEPT, MOST = timedelta(days=60), 2000
ASKED: Any = select(
    PlacementRow.reference, PlacementRow.status, PlacementRow.version, PlacementRow.changed_at, PlacementRow.starts_on,
    PlacementRow.midway_on, PlacementRow.end_talk_on, PlacementRow.ends_on,
)  # fmt: skip


@dataclass(frozen=True)
class WorkerDay:
    """A day of a placement. `sure` is whether it is approved, `sequence` counts what has happened to the placement."""

    reference: str
    what: str
    day: date
    sure: bool
    sequence: int
    changed_at: datetime


def days_of(staff_id: str) -> Iterator[WorkerDay]:
    """Start, talks and last day of whatever is theirs and has not come to nothing."""
    mine = (PlacementRow.assigned_to == staff_id, PlacementRow.ends_on >= clock.today() - KEPT)
    asked = (
        ASKED.where(*mine, PlacementRow.status.in_((*RUNNING, *UNDECIDED))).order_by(PlacementRow.ends_on).limit(MOST)
    )
    for row in db.session.execute(asked):
        days = {"start": row.starts_on, "midway": row.midway_on, "talk": row.end_talk_on, "end": row.ends_on}
        for what, day in days.items():
            if day is not None and day <= row.ends_on:
                sure = row.status in RUNNING
                yield WorkerDay(row.reference, what, day, sure, row.version, row.changed_at or clock.now())
