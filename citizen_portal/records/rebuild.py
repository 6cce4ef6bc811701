"""The open columns of rows that are there already, reckoned anew from what lies sealed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, or_, select, update

from ..storage import outbox, trouble
from ..storage.database import db
from ..storage.sealed import CannotOpen
from ..storage.tables import PlacementRow
from . import queue_columns, repository, search_prints
from .repository import PlacementRecord


@dataclass
class Rebuilt:
    """How many rows were reckoned anew, and the references of those that cannot be read."""

    count: int = 0
    unreadable: list[str] = field(default_factory=list)


def rebuild() -> Rebuilt:
    """Reckon the open columns of every placement anew. An event meanwhile wins, and waits for a few rows at most."""
    done, last = Rebuilt(), ""
    while rows := repository.rows_after(last):
        last = rows[-1].id
        _write([reckoned for row in rows if (reckoned := _reckoned(row, done))])
    return done


def _reckoned(row: PlacementRow, done: Rebuilt) -> tuple[PlacementRecord, dict[str, Any]] | None:
    try:
        record = repository.recorded(row)
        found = record, {**queue_columns.columns(record.state), "trouble": _trouble(record)}
    except (CannotOpen, KeyError, ValueError):
        done.unreadable.append(row.reference)
        return None
    done.count += 1
    return found


def _trouble(record: PlacementRecord) -> int:
    """Which letters do not arrive, at the address each side has now."""
    since = {str(side): event.at for event in record.state.history for side in queue_columns.new_address(event)}
    ended = [one for one in outbox.entries(record.about) if one.lost or one.delivered]
    at_hand = [one for one in ended if one.at and one.at > since.get(trouble.side_of(one.key), outbox.EVER)]
    return trouble.reckoned((one.kind, one.key, one.delivered) for one in at_hand)


def _write(reckoned: list[tuple[PlacementRecord, dict[str, Any]]]) -> None:
    """Everything is reckoned before the first row is held; what was read is let go of, or SQLite would refuse."""
    db.release()
    for record, open_columns in reckoned:
        unchanged = (PlacementRow.id == record.id, PlacementRow.version == record.version)
        written = db.session.execute(update(PlacementRow).where(*unchanged).values(open_columns))
        if written.rowcount:  # type: ignore[attr-defined]  # an update has one
            search_prints.renew(record)
    db.session.commit()


def missing() -> int:
    """How many placements lack an open column: they were kept by a version that had none, or another one."""
    columns = (
        PlacementRow.changed_at, PlacementRow.person_key, PlacementRow.contact_key, PlacementRow.purpose_said,
        PlacementRow.trade,
    )  # fmt: skip
    without = or_(*(column.is_(None) for column in columns))
    return db.session.scalar(select(func.count()).select_from(PlacementRow).where(without)) or 0
