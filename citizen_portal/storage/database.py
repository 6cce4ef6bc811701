"""The database: SQLite beside the programme, or PostgreSQL when one machine is not enough."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, current_app, g
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm import Session

from .. import errors
from ..config import SettingError

MIGRATIONS = Path(__file__).parent / "migrations"

# Any number will do, as long as two machines that start together use the same one.
MIGRATION_LOCK = 728_201

# It cannot be reached, has no room left, or may only be read: all is well again when it is.
AWAY = (OperationalError, InterfaceError, InternalError, NoConnectionFree)


class Database:
    """The door to the database: one session for each request that asks for one."""

    @property
    def engine(self) -> Engine:
        engine: Engine = current_app.extensions["engine"]
        return engine

    @property
    def session(self) -> Session:
        if "session" not in g:
            g.session = Session(self.engine)
        session: Session = g.session
        return session

    @property
    def connection(self) -> Connection:
        """That of the transaction under way, for statements that touch no object: it asks nothing about them."""
        return self.session.connection()

    def take_turns(self, about: str) -> None:
        """Begin a transaction that reads in order to write: two of them about the same thing wait for each other."""
        self.session.rollback()
        if self.engine.dialect.name == "sqlite":
            self.session.execute(text("BEGIN IMMEDIATE"))
        else:
            # Also holds where the row is not there yet, which a lock on the row would not.
            self.session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:about))"), {"about": about})

    def release(self) -> None:
        """Hold nothing any more: whoever now waits for the outside keeps nobody else waiting."""
        self.session.rollback()

    @staticmethod
    def close(_error: BaseException | None) -> None:
        if session := g.pop("session", None):
            session.close()


db = Database()


def init_app(app: Flask, url: str) -> None:
    """Connect, and bring the tables up to date."""
    engine = connect(url)
    try:
        migrate(engine)
    except OperationalError as error:
        raise SettingError("PORTAL_DATABASE_URL", f"cannot be used: {str(error.orig).splitlines()[0]}.") from None
    # A connection must not be shared with the worker processes that are forked from here.
    engine.dispose()
    app.extensions["engine"] = engine
    app.teardown_appcontext(db.close)
    for kind in AWAY:
        app.register_error_handler(kind, errors.away)


def connect(url: str) -> Engine:
    """The engine of a database, which opens its connections when they are needed."""
    # No error says what somebody typed.
    engine = create_engine(url, hide_parameters=True, **_options(url))
    if url.startswith("sqlite"):
        _make_durable(engine)
    return engine


def _options(url: str) -> dict[str, Any]:
    if url.startswith("sqlite"):
        return {"connect_args": {"timeout": 15}}
    return {"pool_size": 5, "pool_pre_ping": True}


def _make_durable(engine: Engine) -> None:
    """What has been acknowledged survives a power cut; readers do not wait for a writer."""

    @event.listens_for(engine, "connect")
    def pragmas(connection: Any, _record: Any) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")


def migrate(engine: Engine) -> None:
    """Run the migrations that have not been run: all of them, or none. Two machines that start together take turns."""
    with engine.connect() as connection:
        if not up_to_date(connection):
            connection.rollback()
            with alone(connection):
                command.upgrade(migration_config(connection), "head")


def up_to_date(connection: Connection) -> bool:
    """Whether the tables are the ones of this version of the programme."""
    newest = ScriptDirectory.from_config(migration_config(connection)).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == newest


@contextmanager
def alone(connection: Connection) -> Iterator[None]:
    """One transaction, and nobody else changes tables meanwhile."""
    if connection.dialect.name == "postgresql":
        with connection.begin():
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
            yield
        return
    # Some steps make a table anew. With foreign keys on, dropping the old one would delete what points at it; they
    # cannot be switched inside a transaction, and the driver begins none by itself for what changes a table.
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield
        connection.commit()
    finally:
        connection.rollback()
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")


def migration_config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
