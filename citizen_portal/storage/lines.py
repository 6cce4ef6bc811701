"""A connection to PostgreSQL that gives up on a line which takes everything and brings nothing back.

The server ends a statement that is long, and this machine a line whose packets nobody acknowledges. A proxy or a
firewall between the two that acknowledges and passes nothing on is noticed by neither: only by whoever waits.
Imported where there is a PostgreSQL; on SQLite nobody pays for its driver.
"""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.abc import PQGen
from psycopg.pq import TransactionStatus
from sqlalchemy import Engine, ExceptionContext, event

# How often somebody who waits looks up, in seconds, as the driver does by itself.
GLANCE = 0.1
# PostgreSQL's code for a transaction that may only read.
ONLY_TO_BE_READ = "25006"


class Line(psycopg.Connection[Any]):
    """`patience` is how many seconds one statement is waited for, from asking to the last of its answer."""

    patience: float | None = None

    def wait(self, gen: PQGen[Any], interval: float = GLANCE, timeout: float | None = None) -> Any:
        most = self.patience if timeout is None else timeout
        try:
            return super().wait(gen, interval, most)
        except psycopg.OperationalError as error:
            if self.pgconn.transaction_status != TransactionStatus.ACTIVE:
                raise
            # What was asked is still under way: nothing else can be asked here any more.
            self.close()
            raise psycopg.OperationalError(f"no answer within {most:g} seconds") from error


def watch(engine: Engine, patience: float, at_rest: float) -> None:
    """Make every connection such a line. One that lay in the pool is waited for `at_rest` when asked if it lives."""

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, words: Any, named: Any) -> Line:
        line = Line.connect(*words, **named)
        line.patience = patience
        return line

    @event.listens_for(engine, "checkout")
    def taken(line: Line, *_about: object) -> None:
        line.patience = patience

    @event.listens_for(engine, "checkin")
    def returned(line: Line | None, *_about: object) -> None:
        if line:
            line.patience = at_rest

    @event.listens_for(engine, "handle_error")
    def failed(context: ExceptionContext) -> None:
        """A session that began while the database could only be read stays so, also when others write again."""
        if getattr(context.original_exception, "sqlstate", "") == ONLY_TO_BE_READ:
            context.is_disconnect = True
