"""The outbox held: nothing goes out of this database until somebody says so.

A restored copy would send once more what the original has sent since: it knows by where it lies that it is one, and
holds by itself.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import Connection, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from .. import clock
from . import site_state
from .database import db
from .outcomes import Outcome
from .site_state import OUTBOX_HELD as HELD
from .site_state import PLACE
from .tables import OutboxRow

log = logging.getLogger(__name__)

BY_HAND, COPY = "by hand", "this database is a copy of another"
# The cluster has a number, which a standby shares and a restored copy does not; the database has one in it.
WHERE = text(
    "SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || oid FROM pg_database "
    "WHERE datname = current_database()"
)
TABLE: Any = OutboxRow.__table__
WAITING = TABLE.c.done_at.is_(None)


def init_app(app: Flask) -> None:
    """Hold what goes out when the database lies elsewhere than at the last start."""
    engine = app.extensions["engine"]
    with engine.connect() as connection:
        place, known = _place(connection), site_state.noted(connection, PLACE)
        if place and (known is None or known.value != place):
            _moved(connection, place, is_copy=known is not None)
        if held := site_state.noted(connection, HELD):
            log.warning("The outbox is held, %s: `flask outbox release` lets it go", held.value)
    engine.dispose()


def _place(connection: Connection) -> str:
    """Where the database lies; "" where that is told to nobody."""
    if connection.dialect.name != "postgresql":
        return ""
    try:
        return str(connection.execute(WHERE).scalar_one())
    except SQLAlchemyError:
        connection.rollback()
        return ""


def _moved(connection: Connection, place: str, is_copy: bool) -> None:
    site_state.forget(connection, PLACE)
    site_state.note(connection, PLACE, place)
    if is_copy:
        site_state.note(connection, HELD, COPY)
    connection.commit()


def hold() -> None:
    site_state.note(db.connection, HELD, BY_HAND)
    db.session.commit()


def held() -> Any:
    """Since when (`at`) and why (`value`), or None."""
    return site_state.noted(db.connection, HELD)


def release(as_sent: bool) -> int:
    """Let everything go; with `as_sent`, what was due before it was held counts as delivered. Returns how many did."""
    since, count = held(), 0
    if since and as_sent:
        ended = {"done_at": clock.now(), "outcome": Outcome.DELIVERED.value, "error": "", "sealed": None}
        due = update(TABLE).where(WAITING, TABLE.c.due_at <= since.at).values(ended)
        count = db.session.connection().execute(due).rowcount
    site_state.forget(db.connection, HELD)
    db.session.commit()
    return count


def due_before(moment: datetime) -> list[Any]:
    """What waits since before a moment: the original may have sent it."""
    wanted = select(TABLE.c.id, TABLE.c.kind, TABLE.c.due_at).where(WAITING, TABLE.c.due_at <= moment)
    return list(db.session.execute(wanted.order_by(TABLE.c.due_at, TABLE.c.id)))
