"""What is to be followed up: talks, starts without an approval, and what nobody has told. Asked of the open columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select

from .. import clock
from ..placement.evaluation import LATER_FROM
from ..placement.start_guard import oldest_start
from ..placement.status import RUNNING, UNDECIDED, Side, Status
from ..storage.database import db
from ..storage.tables import PlacementRow
from . import page_marks, queue_limits
from .queue import NEAR

# In a list alone, and where all of them stand below each other.
ROWS, FIRST = 50, 10
# A talk that was not noted is asked for a while longer; what nobody tells in so many days, nobody tells any more.
TALKED, TOLD, TOLD_LATER = timedelta(days=21), timedelta(days=60), timedelta(days=150)
# No placement lasts longer: it lets a list of midway days find its rows by the last one.
LONGEST = timedelta(days=400)


class Matter(StrEnum):
    """A list of the follow-up; the value stands in the address."""

    START = "start"
    MIDWAY = "midtvejs"
    END = "slut"
    UNTOLD = "fortalt"
    LATER = "bagefter"


COLUMNS = (
    PlacementRow.id, PlacementRow.reference, PlacementRow.status, PlacementRow.kind, PlacementRow.starts_on,
    PlacementRow.ends_on, PlacementRow.midway_on, PlacementRow.end_talk_on, PlacementRow.assigned_to,
    PlacementRow.outcome_citizen, PlacementRow.outcome_employer,
)  # fmt: skip
# The day each list is in the order of.
DAYS: Mapping[Matter, Any] = {
    Matter.START: PlacementRow.starts_on, Matter.MIDWAY: PlacementRow.midway_on, Matter.END: PlacementRow.end_talk_on,
    Matter.UNTOLD: PlacementRow.ends_on, Matter.LATER: PlacementRow.ends_on,
}  # fmt: skip


@dataclass(frozen=True)
class FollowUpRow:
    """One placement to follow up. `day` is the one its list is about, `silent` who has not told how it went."""

    reference: str
    status: Status
    kind: str
    day: date
    starts_on: date
    ends_on: date
    assigned_to: str | None
    silent: tuple[Side, ...]

    @property
    def after(self) -> str:
        """Where the next page begins."""
        return page_marks.mark(self.day, self.reference)


@dataclass(frozen=True)
class FollowUpPage:
    """Some rows of a list, and where the next page begins; "" after the last one."""

    rows: list[FollowUpRow]
    after: str


def counts(mine: str = "") -> dict[Matter, int]:
    """How much there is in each list, of one worker or ("") of everybody, in one question."""
    today = clock.today()
    asked = [func.count().filter(_wanted(matter, today)).label(matter.name) for matter in Matter]
    row = db.session.execute(select(*asked).where(_any(today), *_of(mine))).one()
    return dict(zip(Matter, row, strict=True))


def waiting() -> int:
    """How much waits for the jobcenter: as many as stand in its list."""
    where = queue_limits.conditions(Side.JOBCENTER, {}, clock.today())
    return db.session.scalar(select(func.count()).select_from(PlacementRow).where(*where)) or 0


def page(matter: Matter, mine: str = "", after: str = "", rows: int = ROWS) -> FollowUpPage:
    """A list, the earliest day first. Opens nothing that is sealed."""
    day = DAYS[matter]
    where = [_wanted(matter, clock.today()), *_of(mine), *page_marks.behind(day, after)]
    asked: Any = select(*COLUMNS).where(*where).order_by(day, PlacementRow.reference).limit(rows + 1)
    found = [_row(matter, row) for row in db.session.execute(asked)]
    return FollowUpPage(found[:rows], found[rows - 1].after if len(found) > rows else "")


def end_of_week(today: date) -> date:
    """Its Sunday."""
    return today + timedelta(days=6 - today.weekday())


def _wanted(matter: Matter, today: date) -> ColumnElement[bool]:
    """What is in a list on a day. The status in a row is the recorded one: the calendar moves it on from approved."""
    row, sunday = PlacementRow, end_of_week(today)
    running, took_place = row.status.in_(RUNNING), row.ends_on < today
    recent = row.ends_on.between(today - TALKED, sunday + LONGEST)
    silent = or_(row.outcome_citizen.is_(None), row.outcome_employer.is_(None))
    conditions: Mapping[Matter, tuple[ColumnElement[bool], ...]] = {
        Matter.START: (row.status.in_(UNDECIDED), row.declined.is_(False),
                       row.starts_on.between(oldest_start(today), today + timedelta(days=NEAR))),
        Matter.MIDWAY: (running, recent, row.midway_held_on.is_(None), row.midway_on <= row.ends_on,
                        row.midway_on.between(today - TALKED, sunday)),
        Matter.END: (running, recent, row.end_held_on.is_(None), row.end_talk_on <= row.ends_on,
                     row.end_talk_on.between(today - TALKED, sunday)),
        Matter.UNTOLD: (running, took_place, silent, row.ends_on >= today - TOLD),
        Matter.LATER: (running, row.outcome_later.is_(None),
                       row.ends_on.between(today - TOLD_LATER, today - LATER_FROM)),
    }  # fmt: skip
    return and_(*conditions[matter])


def _any(today: date) -> ColumnElement[bool]:
    """A time that holds whatever may be in a list, found by an index."""
    return PlacementRow.ends_on.between(today - TOLD_LATER, today + 2 * LONGEST)


def _of(mine: str) -> list[ColumnElement[bool]]:
    return [PlacementRow.assigned_to == mine] if mine else []


def _row(matter: Matter, row: Row[Any]) -> FollowUpRow:
    told = {Side.CITIZEN: row.outcome_citizen, Side.EMPLOYER: row.outcome_employer}
    silent = tuple(side for side, outcome in told.items() if outcome is None)
    return FollowUpRow(
        row.reference, Status(row.status), row.kind, getattr(row, DAYS[matter].key), row.starts_on, row.ends_on,
        row.assigned_to, silent,
    )  # fmt: skip
