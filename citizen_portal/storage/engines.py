"""The engine of each of our two databases, and how long anybody waits for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

# Seconds somebody who asks for a page waits for the database: to be let in, for a lock, for an answer. Whoever waits
# holds one of the few threads that answer everybody else.
PATIENCE = 5
# Connections of a process that stay open: its threads that answer requests, and three that work by themselves. And
# how many more it may open for a moment.
CONNECTIONS, BEYOND = 11, 4
# A line that is dead without a word (a cable, a firewall) is noticed within the same time, more or less.
LINE = {
    "connect_timeout": PATIENCE, "tcp_user_timeout": PATIENCE * 1000,
    "keepalives_idle": PATIENCE, "keepalives_interval": 2, "keepalives_count": 2,
}  # fmt: skip
# Seconds a transaction may lie there and ask for nothing. A host that is gone in the middle of one, or behind a line
# that is dead, keeps others waiting no longer than that; papers are made within it.
FORGOTTEN = 60
WAITS = (
    f"-c lock_timeout={PATIENCE}s -c statement_timeout={PATIENCE}s -c idle_in_transaction_session_timeout={FORGOTTEN}s"
    f" -c tcp_keepalives_idle={PATIENCE} -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3"
)
# The server's own limits come first, and with a better reason. Whoever nobody waits for gives a line up after that
# many seconds; no step of a migration takes longer.
LONGEST = 900


class UnhurriedSession(Session):
    """The session of a command or of a thread that works by itself: nobody waits for its statements."""


@event.listens_for(UnhurriedSession, "after_begin")
def _take_time(_session: Session, _transaction: Any, connection: Connection) -> None:
    take_time(connection)


def take_time(connection: Connection) -> None:
    """Statements may be long until the end of this transaction. A lock is still not waited for."""
    if connection.dialect.name == "postgresql":
        connection.connection.dbapi_connection.patience = LONGEST  # type: ignore[union-attr]
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")


def connect(url: str) -> Engine:
    """The engine of a database, which opens its connections when they are needed."""
    # No error says what somebody typed.
    engine = create_engine(url, hide_parameters=True, **_options(url))
    if url.startswith("sqlite"):
        _make_durable(engine)
    else:
        from . import lines

        lines.watch(engine, PATIENCE + 1, PATIENCE / 2)
    return engine


def _options(url: str) -> dict[str, Any]:
    if url.startswith("sqlite"):
        return {"connect_args": {"timeout": PATIENCE}}
    told = make_url(url).query
    line = {name: value for name, value in LINE.items() if name not in told}
    return {
        "pool_size": CONNECTIONS, "max_overflow": BEYOND, "pool_timeout": PATIENCE, "pool_pre_ping": True,
        "connect_args": {**line, "options": f"{WAITS} {told.get('options', '')}".strip()},
    }  # fmt: skip


def _make_durable(engine: Engine) -> None:
    """What has been acknowledged survives a power cut; readers do not wait for a writer."""

    @event.listens_for(engine, "connect")
    def pragmas(connection: Any, _record: Any) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
