"""Many placements at once: rows like one that was sent, with open columns of their own. What is sealed is nobody's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import count
from typing import Any

from sqlalchemy import delete, insert, select

from citizen_portal import clock, links
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import PlacementRow

from ..placements import sent

OPEN: Any = PlacementRow.__table__
NUMBERS = count(1)


def ended(day: date, **columns: Any) -> dict[str, Any]:
    """One that was approved and took place for four weeks, until this day."""
    starts = day - timedelta(days=27)
    return {
        "status": "approved", "starts_on": starts, "ends_on": day, "midway_on": starts + timedelta(days=13),
        "end_talk_on": day, "approved_on": starts - timedelta(days=5), "agreed_on": starts - timedelta(days=9),
        "purpose": "job", "kind": "virksomhedspraktik", "language": "da", "purpose_said": True, "paid_hours": "after",
        "waits_for": None, "declined": False, "answered_after": 2, "agreed_after": 3, "applied_after": 5,
        "approved_after": 9, "outcome_citizen": None, "outcome_employer": None, **columns,
    }  # fmt: skip


def add(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Keep them; returns their numbers."""
    record = sent()
    like = dict(db.session.execute(select(OPEN).where(OPEN.c.id == record.id)).mappings().one())
    made = [{**like, **_own(), **row} for row in rows]
    if made:
        db.session.execute(insert(OPEN), made)
    db.session.execute(delete(OPEN).where(OPEN.c.id == record.id))
    db.session.commit()
    return [row["reference"] for row in made]


def empty() -> None:
    db.session.execute(delete(OPEN))
    db.session.commit()


def _own() -> dict[str, Any]:
    number = f"{next(NUMBERS):032x}"
    return {
        "id": number, "reference": links.new_code(), "draft_id": number, "employer_code": None, "citizen_code": None,
        "company_key": number, "changed_at": clock.now(),
    }  # fmt: skip


@cache
def last_quarter(today: date) -> date:
    """A day in the middle of the quarter before this one."""
    first = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    return first - timedelta(days=40)
