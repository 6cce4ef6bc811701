"""Where the next page of a list begins: past the day and the reference of a row, as the address says it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from ..storage.tables import PlacementRow


def mark(day: date, reference: str) -> str:
    return f"{day}~{reference}"


def _read(after: str) -> tuple[date, str] | None:
    """None for the start of the list, and where the address was written by hand."""
    day, _, reference = after.partition("~")
    try:
        return date.fromisoformat(day), reference
    except ValueError:
        return None


def behind(day: Any, after: str, latest_first: bool = False) -> list[ColumnElement[bool]]:
    """Past a row, in the order of a day and then of the reference. The day is said twice, for the sake of its index."""
    if (found := _read(after)) is None:
        return []
    at, reference = found
    same = day == at
    if latest_first:
        return [day <= at, or_(day < at, and_(same, PlacementRow.reference < reference))]
    return [day >= at, or_(day > at, and_(same, PlacementRow.reference > reference))]
