"""The tables are brought up to date whole or not at all, whatever stops it, and nothing kept is lost on the way."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Connection, DateTime, Engine, bindparam, event, inspect, text
from sqlalchemy.exc import DBAPIError

from citizen_portal.storage import engines, migrating, outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import Base

from .entries import fail, put, row

ROOT = Path(__file__).parent.parent.parent
FIRST = "0001"
CHANGES_A_TABLE = ("ALTER", "CREATE", "DROP")
# The process is gone right after so many statements that change a table.
DIES = """
import os, sys
from sqlalchemy import event
from citizen_portal.storage import engines, migrating
engine, left = engines.connect(sys.argv[1]), int(sys.argv[2])
@event.listens_for(engine, "after_cursor_execute")
def die(_connection, _cursor, statement, *_rest):
    global left
    left -= statement.lstrip().upper().startswith(("ALTER", "CREATE", "DROP"))
    if not left:
        os._exit(9)
migrating.migrate(engine)
"""
STARTS = """
import sys
from citizen_portal.storage import engines, migrating
migrating.migrate(engines.connect(sys.argv[1]))
"""


@pytest.fixture
def url(fresh: Callable[[], str]) -> str:
    return fresh()


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = engines.connect(url)
    yield engine
    engine.dispose()


def go_to(engine: Engine, revision: str, way: Callable[..., None] = command.upgrade) -> None:
    with engine.connect() as connection, migrating.alone(connection):
        way(migrating.migration_config(connection), revision)


def before_newest(engine: Engine) -> str:
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(migrating.migration_config(connection))
    newest = scripts.get_revision("head")
    assert newest is not None and isinstance(newest.down_revision, str)
    return newest.down_revision


def kept(engine: Engine, columns: str = "*") -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of people's."""
    with engine.connect() as connection:
        names = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
        return {name: sorted(map(tuple, rows(connection, name, columns)), key=repr) for name in names}


def rows(connection: Connection, table: str, columns: str) -> Any:
    return connection.execute(text(f"SELECT {columns} FROM {table}"))


def differences(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))


def statements(engine: Engine) -> list[str]:
    """What is sent to the database from now on."""
    said: list[str] = []

    @event.listens_for(engine, "after_cursor_execute")
    def listen(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        said.append(statement.lstrip().upper())

    return said


def run(code: str, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", code, *words], cwd=ROOT, stderr=subprocess.PIPE, text=True)


def test_what_was_kept_then_comes_into_exactly_the_tables_of_the_code(engine: Engine) -> None:
    migrating.migrate(engine)
    assert differences(engine) == []


def test_a_step_back_and_forth_again_loses_no_row(engine: Engine) -> None:
    migrating.migrate(engine)
    before = kept(engine)
    go_to(engine, before_newest(engine), command.downgrade)
    migrating.migrate(engine)
    assert kept(engine) == before and before["events"] and before["outbox"]
    assert differences(engine) == []


def test_all_the_way_back_and_forth_again_keeps_what_the_first_tables_had_room_for(engine: Engine) -> None:
    migrating.migrate(engine)
    before = kept(engine)
    go_to(engine, FIRST, command.downgrade)
    back = kept(engine, "id, sealed")
    migrating.migrate(engine)
    assert {table: len(found) for table, found in back.items()} == {
        table: len(before[table]) for table in ("drafts", "placements")
    }
    with engine.connect() as connection:
        assert {name: sorted(map(tuple, rows(connection, name, "id, sealed"))) for name in back} == back
    assert differences(engine) == []


def test_what_is_up_to_date_is_left_alone(engine: Engine) -> None:
    migrating.migrate(engine)
    said = statements(engine)
    migrating.migrate(engine)
    assert said and all(statement.startswith(("SELECT", "PRAGMA")) for statement in said)


@pytest.mark.parametrize("which", ["first", "middle", "last"])
def test_a_process_killed_in_the_newest_step_is_followed_by_one_that_goes_on(
    fresh: Callable[[], str], engine: Engine, url: str, which: str
) -> None:
    twin = engines.connect(fresh())
    for one in (twin, engine):
        go_to(one, before_newest(one))
    said = statements(twin)
    migrating.migrate(twin)
    count = sum(statement.startswith(CHANGES_A_TABLE) for statement in said)
    killed = run(DIES, url, str({"first": 1, "middle": count // 2 or 1, "last": count}[which]))
    assert (killed.communicate()[1], killed.returncode) == ("", 9)
    migrating.migrate(engine)
    assert kept(engine) == kept(twin) and differences(engine) == []
    twin.dispose()


def test_a_step_that_fails_takes_everything_back(engine: Engine) -> None:
    go_to(engine, before_newest(engine))
    before = kept(engine)

    @event.listens_for(engine, "after_cursor_execute")
    def fail(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip().upper().startswith(CHANGES_A_TABLE):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        migrating.migrate(engine)
    assert kept(engine) == before


def test_foreign_keys_hold_again_after_the_tables_were_changed(engine: Engine) -> None:
    migrating.migrate(engine)
    with engine.connect() as connection, pytest.raises(DBAPIError):
        event_of_nobody = "UPDATE events SET placement_id = 'nobody'"
        connection.execute(text(event_of_nobody))


@pytest.mark.parametrize("empty", [True, False])
def test_three_processes_that_start_at_once_take_turns(fresh: Callable[[], str], empty: bool, tmp_path: Path) -> None:
    url = fresh()
    if empty:
        url = emptied(url, tmp_path)
    started = [run(STARTS, url) for _ in range(3)]
    assert [(one.communicate()[1], one.returncode) for one in started] == [("", 0)] * 3
    engine = engines.connect(url)
    assert differences(engine) == []
    engine.dispose()


def emptied(url: str, folder: Path) -> str:
    """The address of a database without a table."""
    if url.startswith("sqlite"):
        return f"sqlite:///{folder / 'empty.sqlite'}"
    engine = engines.connect(url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return url


def test_the_migration_keeps_how_entries_had_ended(app: Flask, kind: str) -> None:
    outbox.register(app, kind, lambda entry: None if entry.key.endswith("1") else fail("not now")(entry))
    put(kind, *"12")
    outbox.deliver(datetime.now(UTC) + timedelta(days=6))
    put(kind, "3")
    before = [row(f"{kind}:{number}").outcome for number in "123"]
    db.session.rollback()
    with db.engine.begin() as connection:
        command.downgrade(migrating.migration_config(connection), "0002")
        # As the version before gave something up.
        connection.execute(
            text("UPDATE outbox SET claimed_until = :far WHERE key = :key").bindparams(
                bindparam("far", type_=DateTime(timezone=True))
            ),
            {"far": datetime.now(UTC) + timedelta(days=3650), "key": f"{kind}:2"},
        )
    migrating.migrate(db.engine)
    assert before == ["delivered", "given-up", ""] == [row(f"{kind}:{number}").outcome for number in "123"]
    assert row(f"{kind}:2").done_at and row(f"{kind}:3").done_at is None
