"""How much lies in the outbox, counted: what is due and waits, since when, and what was given up of late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.exc import SQLAlchemyError

from . import site_state
from .backlog import MONTH
from .claims import COLUMNS, DUE, aware
from .database import db
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


def standing(now: datetime) -> Standing:
    waiting = {kind: (count, aware(since)) for kind, count, since in db.connection.execute(WAITING, {"now": now})}
    lost = {(kind, outcome): count for kind, outcome, count in _lost(now)}
    return Standing(waiting, lost, site_state.noted(db.connection, site_state.OUTBOX_HELD) is not None)


def _lost(now: datetime) -> Any:
    return db.connection.execute(LOST, {"lately": now - MONTH})
