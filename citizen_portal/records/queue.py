"""What the desk lists: read from the open columns alone, a page at a time. Nothing that is sealed is opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, exists, or_, select
from sqlalchemy import Row as Found
from sqlalchemy.orm import aliased

from .. import clock
from ..placement.history import by_the_calendar
from ..placement.start_guard import oldest_start
from ..placement.status import RUNNING, UNDECIDED, Side, Status
from ..storage.database import db
from ..storage.tables import PlacementRow, SearchPrintRow
from . import page_marks, queue_limits
from .queue_limits import Order

ROWS = 25
# Days. An answer takes about a week.
NEAR = 7
SHOWN = (
    PlacementRow.id, PlacementRow.reference, PlacementRow.status, PlacementRow.kind, PlacementRow.purpose,
    PlacementRow.language, PlacementRow.starts_on, PlacementRow.midway_on, PlacementRow.ends_on,
    PlacementRow.open_until, PlacementRow.waits_for, PlacementRow.waits_since, PlacementRow.assigned_to,
    PlacementRow.findings_stop, PlacementRow.trade, PlacementRow.trouble, PlacementRow.declined,
    PlacementRow.approved_on,
)  # fmt: skip
ASKED: Any = select(*SHOWN)
FOUND = SearchPrintRow


@dataclass(frozen=True)
class QueueRow:
    """A placement in the list, with the status of today. `late`: its start has come or is near, and nobody has decided.

    `trouble` says that a letter about it did not arrive.
    """

    reference: str
    status: Status
    kind: str
    purpose: str | None
    language: str
    starts_on: date
    ends_on: date
    waits_for: Side | None
    waits_since: datetime | None
    assigned_to: str | None
    trade: str
    stops: int
    late: bool
    trouble: bool


@dataclass(frozen=True)
class QueuePage:
    """Some rows, and where the next page begins; "" after the last one."""

    rows: list[QueueRow]
    after: str


def page(whose: str, limits: Mapping[str, str], after: str = "", rows: int = ROWS) -> QueuePage:
    """What waits for a side (or everything, for ""), in the order of queue_limits."""
    today = clock.today()
    by = queue_limits.order(whose, limits)
    behind = page_marks.behind(by.day, after, by.latest_first)
    asked = ASKED.where(*queue_limits.conditions(whose, limits, today, by), *behind)
    return _page(_in_order(asked, by), lambda row: page_marks.mark(row._mapping[by.day.key], row.reference), rows)


def search(
    prints: Sequence[str], whose: str, limits: Mapping[str, str], after: str = "", rows: int = ROWS
) -> QueuePage:
    """What has all of these prints, the one that was sent last in front."""
    wanted = queue_limits.conditions(whose, limits, clock.today())
    # Where nothing else is asked, what the words find is counted off before any row is looked up.
    found = _with_words(prints, after, None if wanted else rows + 1)
    asked = ASKED.add_columns(found.c.sent).join(found, found.c.placement_id == PlacementRow.id).where(*wanted)
    latest = asked.order_by(found.c.sent.desc(), found.c.placement_id.desc())
    return _page(latest, lambda row: f"{row.sent}~{row.id}", rows)


def _with_words(prints: Sequence[str], after: str, most: int | None) -> Subquery:
    first, *others = prints
    found = select(FOUND.sent, FOUND.placement_id).where(FOUND.print == first, *map(_also, others))
    found = found.where(*_sent_before(after))
    if most:
        found = found.order_by(FOUND.sent.desc(), FOUND.placement_id.desc()).limit(most)
    return found.subquery()


def _also(one: str) -> ColumnElement[bool]:
    other = aliased(FOUND)
    same = (other.sent == FOUND.sent, other.placement_id == FOUND.placement_id)
    return exists().where(other.print == one, *same)


def _sent_before(after: str) -> list[ColumnElement[bool]]:
    """Past a row; from the start again where the address was written by hand."""
    sent, _, placement = after.partition("~")
    if not (sent.isascii() and sent.isdigit() and len(sent) < 12):
        return []
    at = int(sent)
    return [FOUND.sent <= at, or_(FOUND.sent < at, and_(FOUND.sent == at, FOUND.placement_id < placement))]


def _in_order(asked: Select[Any], by: Order) -> Select[Any]:
    columns = (by.day, PlacementRow.reference)
    return asked.order_by(*(column.desc() if by.latest_first else column for column in columns))


def _page(asked: Select[Any], after: Any, rows: int) -> QueuePage:
    found = list(db.session.execute(asked.limit(rows + 1)))
    return QueuePage([_row(row) for row in found[:rows]], after(found[rows - 1]) if len(found) > rows else "")


def _row(row: Found[Any]) -> QueueRow:
    today = clock.today()
    status = status_of(row, today)
    return QueueRow(
        reference=row.reference, status=status, kind=row.kind, purpose=row.purpose, language=row.language,
        starts_on=row.starts_on, ends_on=row.ends_on,
        waits_for=Side(row.waits_for) if _waits(row, today) else None, waits_since=row.waits_since,
        assigned_to=row.assigned_to, trade=row.trade or "", stops=row.findings_stop or 0,
        late=status in UNDECIDED and (row.starts_on - today).days < NEAR, trouble=bool(row.trouble),
    )  # fmt: skip


def _waits(row: Found[Any], today: date) -> bool:
    return bool(row.waits_for) and (row.open_until is None or row.open_until >= today)


def status_of(row: Any, day: date) -> Status:
    """The status of a day, as `PlacementRecord.status` tells it of what lies sealed."""
    status = Status(row.status)
    if status in UNDECIDED:
        lapsed = row.starts_on < oldest_start(day) and not row.declined and row.approved_on is None
        return Status.LAPSED if lapsed else status
    if status not in RUNNING:
        return status
    return by_the_calendar(status, (row.starts_on, row.midway_on or row.ends_on, row.ends_on), day)
