"""Bringing the tables to a version of the programme: whole or not at all, and by one process at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from . import engines

MIGRATIONS = Path(__file__).parent / "migrations"

# Any number will do, as long as two machines that start together use the same one.
MIGRATION_LOCK = 728_201
# Seconds. SQLite, too, waits for another process that changes the tables.
OTHERS_TURN = 600


class MadeByNewer(Exception):
    """The tables are of a later version than this programme knows."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"was brought to version {revision} by a later release, which this one does not know")


def migrate(engine: Engine) -> None:
    """Run the migrations that have not been run: all of them, or none. Two machines that start together take turns."""
    with engine.connect() as connection:
        if not up_to_date(connection):
            connection.rollback()
            with alone(connection):
                command.upgrade(migration_config(connection), "head")


def step_back(engine: Engine, revision: str = "-1") -> None:
    """The tables as they were before the newest step, or as of this revision."""
    with engine.connect() as connection, alone(connection):
        command.downgrade(migration_config(connection), revision)


def up_to_date(connection: Connection) -> bool:
    """Whether the tables are the ones of this version of the programme. Raises MadeByNewer."""
    return version(connection) == _steps().get_current_head()


def version(connection: Connection) -> str:
    """The revision of the tables, "" for none. Raises MadeByNewer."""
    found = MigrationContext.configure(connection).get_current_revision() or ""
    if found and found not in {script.revision for script in _steps().walk_revisions()}:
        raise MadeByNewer(found)
    return found


@cache
def _steps() -> ScriptDirectory:
    """All there are, read once: a programme has those it was started with."""
    return ScriptDirectory(str(MIGRATIONS))


@contextmanager
def alone(connection: Connection) -> Iterator[None]:
    """One transaction, and nobody else changes tables meanwhile: however long that takes, it is waited for."""
    if connection.dialect.name == "postgresql":
        with connection.begin():
            engines.take_time(connection)
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{OTHERS_TURN}s'")
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
            yield
        return
    connection.exec_driver_sql(f"PRAGMA busy_timeout={OTHERS_TURN * 1000}")
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
