"""How much lies in the outbox, counted: what is due and waits, since when, and what was given up of late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from . import site_state
from .backlog import MONTH
from .claims import COLUMNS, DUE, aware
from .migrating import MadeByNewer
from .outcomes import Outcome

# The database is away, or its tables are not ours.
UNREADABLE = (SQLAlchemyError, MadeByNewer)

ENDINGS = (Outcome.GIVEN_UP.value, Outcome.REFUSED.value)
WAITING = select(COLUMNS.kind, func.count(), func.min(COLUMNS.due_at)).where(DUE).group_by(COLUMNS.kind)
LOST = (
    select(COLUMNS.kind, COLUMNS.outcome, func.count())
    .where(COLUMNS.done_at > bindparam("lately"), COLUMNS.outcome.in_(ENDINGS))
    .group_by(COLUMNS.kind, COLUMNS.outcome)
)


@dataclass(frozen=True)
class Standing:
    """`waiting` are the number and the oldest by kind, `lost` the number of the last month by kind and ending."""

    waiting: dict[str, tuple[int, datetime]]
    lost: dict[tuple[str, str], int]
    held: bool


def standing(connection: Connection, now: datetime) -> Standing:
    waiting = {kind: (count, aware(since)) for kind, count, since in connection.execute(WAITING, {"now": now})}
    lost = {(kind, ending): count for kind, ending, count in connection.execute(LOST, {"lately": now - MONTH})}
    return Standing(waiting, lost, site_state.noted(connection, site_state.OUTBOX_HELD) is not None)


def clock_of(connection: Connection) -> datetime | None:
    """What time it is there; None for a database in a file, which has none of its own."""
    if connection.dialect.name != "postgresql":
        return None
    found: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    return found
