"""What waits at the jobcenter's desk: read from the open columns alone, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, or_, select

from .. import clock
from ..placement.status import CLOSED, UNDECIDED, Side, Status
from ..storage.database import db
from ..storage.tables import PlacementRow

ROWS = 25
# Days. An answer takes about a week.
NEAR = 7
# What a list can be limited by, beside whose turn it is: the name in the address, and the column.
LIMITS = {"status": PlacementRow.status, "formaal": PlacementRow.purpose, "type": PlacementRow.kind,
          "sprog": PlacementRow.language}  # fmt: skip
SHOWN = (
    PlacementRow.reference, PlacementRow.status, PlacementRow.kind, PlacementRow.purpose, PlacementRow.language,
    PlacementRow.starts_on, PlacementRow.ends_on, PlacementRow.waits_for, PlacementRow.waits_since,
    PlacementRow.assigned_to, PlacementRow.findings_stop,
)  # fmt: skip
ASKED: Any = select(*SHOWN)


@dataclass(frozen=True)
class QueueRow:
    """A placement in the list. `late`: its start has come or is near, and nobody has decided."""

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
    stops: int
    late: bool

    @property
    def after(self) -> str:
        """Where the next page begins."""
        return f"{self.starts_on.isoformat()}~{self.reference}"


@dataclass(frozen=True)
class QueuePage:
    """Some rows, and where the next page begins; "" after the last one."""

    rows: list[QueueRow]
    after: str


def page(whose: str, limits: Mapping[str, str], after: str = "", rows: int = ROWS) -> QueuePage:
    """What waits for a side (or everything, for ""), the nearest start first. Opens nothing that is sealed."""
    where = [*_whose(whose), *_limited(limits), *_behind(after)]
    asked = ASKED.where(*where).order_by(PlacementRow.starts_on, PlacementRow.reference).limit(rows + 1)
    found = [_row(row) for row in db.session.execute(asked)]
    return QueuePage(found[:rows], found[rows - 1].after if len(found) > rows else "")


def _whose(whose: str) -> list[ColumnElement[bool]]:
    if whose == Side.JOBCENTER:
        # What is over waits for nobody, but for a word that was written down and is not right.
        return [PlacementRow.waits_for == whose]
    return [PlacementRow.waits_for == whose, PlacementRow.status.not_in(CLOSED)] if whose in tuple(Side) else []


def _limited(limits: Mapping[str, str]) -> list[ColumnElement[bool]]:
    return [LIMITS[name] == value for name, value in limits.items() if value]


def _behind(after: str) -> list[ColumnElement[bool]]:
    """Past a row; from the start again where the address was written by hand."""
    day, _, reference = after.partition("~")
    try:
        at = date.fromisoformat(day)
    except ValueError:
        return []
    later = and_(PlacementRow.starts_on == at, PlacementRow.reference > reference)
    return [or_(PlacementRow.starts_on > at, later)]


def _row(row: Row[Any]) -> QueueRow:
    held = dict(row._mapping)
    turn, stops = held.pop("waits_for"), held.pop("findings_stop")
    late = held["status"] in UNDECIDED and (held["starts_on"] - clock.today()).days < NEAR
    return QueueRow(
        **{**held, "status": Status(held["status"])},
        waits_for=Side(turn) if turn else None,
        stops=stops or 0,
        late=late,
    )
