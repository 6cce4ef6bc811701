"""The database: SQLite beside the programme, or PostgreSQL when one machine is not enough."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from flask import Flask, Response, current_app, g, has_request_context
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError, ProgrammingError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm import Session

from .. import clock, errors
from . import opening
from .engines import UnhurriedSession

log = logging.getLogger(__name__)

# It cannot be reached, has no room left, or may only be read: all is well again when it is.
AWAY = (OperationalError, InterfaceError, InternalError, NoConnectionFree)
# It is there, and its tables or columns are of another release (PostgreSQL's codes; SQLite says OperationalError).
OF_ANOTHER_RELEASE = ("42P01", "42703")


class Database:
    """The door to the database: one session for each request that asks for one."""

    @property
    def engine(self) -> Engine:
        engine: Engine = current_app.extensions["engine"]
        return engine

    @property
    def session(self) -> Session:
        if "session" not in g:
            g.session = (Session if has_request_context() else UnhurriedSession)(self.engine)
        session: Session = g.session
        return session

    @property
    def connection(self) -> Connection:
        """That of the transaction under way, for statements that touch no object: it asks nothing about them."""
        return self.session.connection()

    def take_turns(self, about: str) -> None:
        """Begin a transaction that reads in order to write: two of them about the same thing wait for each other."""
        self.begin_to_write()
        if self.engine.dialect.name != "sqlite":
            # Also holds where the row is not there yet, which a lock on the row would not.
            self.session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:about))"), {"about": about})

    def begin_to_write(self) -> None:
        """Begin a transaction whose statements pass over the rows others hold: SQLite knows only one writer at all."""
        self.session.rollback()
        if self.engine.dialect.name == "sqlite":
            self.session.execute(text("BEGIN IMMEDIATE"))

    def release(self) -> None:
        """Hold nothing any more: whoever now waits for the outside keeps nobody else waiting."""
        self.session.rollback()

    @staticmethod
    def close(_error: BaseException | None) -> None:
        """Never raises: the answer is made, and what happens after it would take its place."""
        if session := g.pop("session", None):
            try:
                session.close()
            except SQLAlchemyError as error:
                log.warning("A connection to the database was lost: %s", type(error).__name__)
                session.invalidate()


db = Database()


def common_now() -> datetime:
    """What time it is by the clock all hosts of this database share, as far as it was looked at (hours.py)."""
    ahead: timedelta = current_app.extensions.get("outbox-ahead", timedelta())
    return clock.now() - ahead


def init_app(app: Flask, url: str) -> None:
    """Connect, and bring the tables up to date. Raises SettingError."""
    app.extensions["engine"] = opening.opened(url)
    app.teardown_appcontext(db.close)
    for kind in AWAY:
        app.register_error_handler(kind, errors.away)
    app.register_error_handler(ProgrammingError, not_understood)


def not_understood(error: ProgrammingError) -> Response:
    """A restored copy, or a release taken back, under hosts that go on: all is well again when the tables are."""
    other = getattr(error.orig, "sqlstate", "") in OF_ANOTHER_RELEASE
    return errors.away(error) if other else errors.accident(error)
