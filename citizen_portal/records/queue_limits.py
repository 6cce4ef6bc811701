"""What the desk's list can be limited by, asked of the open columns, and the order each of its lists has.

Each order has an index of its own, so that a page costs the same however many there are. What depends on the day is
asked against the dates: the calendar writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, literal_column, not_

from ..placement.start_guard import oldest_start
from ..placement.status import CLOSED, RUNNING, UNDECIDED, Side, Status
from ..storage.orders import beside
from ..storage.tables import PlacementRow as Row

Where = ColumnElement[bool]
# As the index of them says it.
TROUBLE = Row.trouble != literal_column("0")


@dataclass(frozen=True)
class Order:
    """By a day, the oldest first or the latest; then by number."""

    day: Any
    latest_first: bool = False


DUE, START = Order(Row.open_until), Order(Row.starts_on)
NEWEST_START, NEWEST_MIDWAY, NEWEST_END = (
    Order(day, latest_first=True) for day in (Row.starts_on, Row.midway_on, Row.ends_on)
)
ORDERS = {Status.MIDWAY: NEWEST_MIDWAY, Status.ENDED: NEWEST_END}


def order(whose: str, limits: Mapping[str, str]) -> Order:
    """What somebody is to see to: the oldest due day first. Everything: the latest first."""
    if limits.get("start"):
        return START
    if whose in tuple(Side):
        return DUE
    status = limits.get("status")
    return ORDERS.get(Status(status), NEWEST_START) if status else NEWEST_START


def conditions(whose: str, limits: Mapping[str, str], today: date, by: Order | None = None) -> list[Where]:
    """`limits` by their names in the address; what is empty limits nothing. `by` is the order, None for another one."""
    found = [column == limits[name] for name, column in _equal(by).items() if limits.get(name)]
    if whose in tuple(Side):
        leads = by is DUE and not limits.get("mine") and not limits.get("breve")
        turn = Row.waits_for if leads else beside(Row.waits_for)
        found += [turn == whose, Row.open_until >= today]
    if whose in tuple(Side) and whose != Side.JOBCENTER:
        # What is over waits for nobody but the jobcenter: a wish to be deleted, a word that is not right.
        found.append(Row.status.not_in(CLOSED))
    if limits.get("status"):
        found.append(
            standing(Status(limits["status"]), today, Row.status if by is NEWEST_START else beside(Row.status))
        )
    if limits.get("start"):
        found.append(Row.starts_on.between(today, today + timedelta(days=int(limits["start"]))))
    if limits.get("breve"):
        found.append(TROUBLE)
    return found


def _equal(by: Order | None) -> Mapping[str, Any]:
    """What stands in a row as it is: the name in the address, and the column. Two of them can lead an order."""
    return {
        "formaal": Row.purpose, "type": Row.kind, "sprog": Row.language,
        "fag": Row.trade if by in (START, NEWEST_START) else beside(Row.trade),
        "mine": Row.assigned_to if by in (DUE, START, NEWEST_START) else beside(Row.assigned_to),
    }  # fmt: skip


def standing(status: Status, today: date, column: Any) -> Where:
    """Where it stands on a day."""
    if status in UNDECIDED:
        return and_(column == status, not_(_lapsed(today)))
    return BY_THE_CALENDAR[status](today) if status in BY_THE_CALENDAR else column == status


def _lapsed(today: date) -> Where:
    never = Row.declined.is_(False) & Row.approved_on.is_(None)
    return and_(beside(Row.status).in_(UNDECIDED), never, Row.starts_on < oldest_start(today))


def _running(today: date) -> Where:
    return and_(_approved(), Row.starts_on <= today, Row.ends_on >= today)


def _approved(*but: Status) -> Where:
    """Said twice, because the indexes of the days know the second one."""
    running = beside(Row.status).in_([status for status in RUNNING if status not in but])
    return and_(running, Row.approved_on.is_not(None))


BY_THE_CALENDAR: Mapping[Status, Callable[[date], Where]] = {
    Status.LAPSED: _lapsed,
    Status.APPROVED: lambda today: and_(Row.status == Status.APPROVED, Row.starts_on > today),
    Status.STARTED: lambda today: and_(_running(today), Row.midway_on > today),
    Status.MIDWAY: lambda today: and_(_running(today), Row.midway_on <= today),
    Status.ENDED: lambda today: and_(_approved(Status.ENDED_EARLY), Row.ends_on < today),
    Status.ENDED_EARLY: lambda today: and_(Row.status == Status.ENDED_EARLY, Row.ends_on < today),
}
