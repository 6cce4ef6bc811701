"""The doctor looks at a real database: there or away, in order, of another release, read-only, slow, old."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from flask import Flask
from sqlalchemy import text

from citizen_portal import clock, create_app
from citizen_portal.config import Settings
from citizen_portal.operations.doctor import settings, stored
from citizen_portal.storage import hold, migrating, outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.examining import Examined

from ...databases import app, environ, postgresql
from ...line import Line
from ...storage.entries import fail, put
from .looking import NOBODY, grades, site, told

__all__ = ["app", "environ", "postgresql"]

IN_ORDER = "ok: It answers, and its tables are those of this release."


def look(environ: dict[str, str], about: str = "database", **others: str) -> list[str]:
    return told(stored.database(settings.site({**environ, **others})), about)


def test_a_database_that_is_away_or_was_never_started_is_told(tmp_path: Path) -> None:
    away = site(tmp_path, PORTAL_DATABASE_URL=f"postgresql://{NOBODY}/portal", PORTAL_KEYS="k" * 43)
    assert told(stored.database(away))[0].startswith("wrong: It cannot be used: ")
    assert told(stored.database(site(tmp_path))) == [
        "ok: There is nothing in it yet: the first start makes its tables."
    ]
    assert not (tmp_path / "portal.sqlite").exists()


def test_a_database_in_order_says_so_and_with_other_keys_does_not(app: Flask, environ: dict[str, str]) -> None:
    def of_keys(keys: str) -> list[str]:
        return look(environ, "keys", PORTAL_KEYS=keys)

    assert look(environ)[0] == IN_ORDER
    assert of_keys("k" * 43) == ["ok: They are those the database is used with."]
    assert of_keys("o" * 43) == ["wrong: The database is used with none of them."]
    with clock.played(datetime.now(UTC) + timedelta(days=1000)):
        assert of_keys("k" * 43)[0].startswith("look: The newest is in use since ")


def test_tables_of_another_release_are_told(app: Flask, environ: dict[str, str]) -> None:
    with app.app_context():
        newest = migrating.version(db.connection)
        steps = [script.revision for script in migrating._steps().walk_revisions()]
        db.session.rollback()
    try:
        for version, says in (
            (steps[1], "look: Its tables are of an earlier"),
            ("tomorrow", "wrong: Its tables are of"),
        ):
            mark(app, version)
            assert look(environ)[0].startswith(says)
    finally:
        mark(app, newest)
    assert look(environ)[0] == IN_ORDER


def mark(app: Flask, version: str) -> None:
    with app.app_context():
        db.session.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})
        db.session.commit()


def test_what_waits_too_long_and_an_outbox_that_is_held_are_told(app: Flask, environ: dict[str, str]) -> None:
    assert look(environ, "outbox") == ["ok: Nothing has waited for longer than an hour."]
    with app.app_context():
        outbox.register(app, "slow", fail("nobody answers"))
        put("slow", "one")
    assert look(environ, "outbox") == ["ok: Nothing has waited for longer than an hour."]
    with clock.played(datetime.now(UTC) + timedelta(hours=2)):
        assert look(environ, "outbox")[0].startswith("wrong: 1 of kind slow wait since ")
    with app.app_context():
        hold.hold()
        assert look(environ, "outbox") == ["look: It is held: nothing goes out."]
        hold.release(as_sent=True)


@pytest.fixture(scope="module")
def on_postgresql(postgresql: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = str(tmp_path_factory.mktemp("alone"))
    told_so = {"PORTAL_DATA": folder, "PORTAL_DATABASE_URL": postgresql, "PORTAL_KEYS": "k" * 43}
    with create_app(Settings.from_environment(told_so), prerender=False).app_context():
        db.engine.dispose()
    return told_so


def test_a_host_whose_clock_is_not_the_databases_is_told_so(on_postgresql: dict[str, str]) -> None:
    assert look(on_postgresql, "clock") == ["ok: Both clocks agree."]
    with clock.played(datetime.now(UTC) + timedelta(hours=2)):
        assert look(on_postgresql, "clock")[0].startswith("wrong: The clock of this machine is 7")


def test_a_database_that_may_only_be_read_is_told(on_postgresql: dict[str, str]) -> None:
    with psycopg.connect(on_postgresql["PORTAL_DATABASE_URL"], autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on".encode())
        try:
            found = look(on_postgresql)
        finally:
            connection.execute("SET default_transaction_read_only = off")
            connection.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only".encode())
    assert any(one.startswith("wrong: Nothing can be written: ") and "read-only" in one for one in found), found


def test_a_database_behind_a_line_that_is_slow_or_dead_is_told(on_postgresql: dict[str, str]) -> None:
    with line_to(on_postgresql["PORTAL_DATABASE_URL"]) as (line, url):
        line.delay = 0.05
        assert any(one.startswith("look: It takes ") for one in look({**on_postgresql, "PORTAL_DATABASE_URL": url}))
        line.dead = True
        assert look({**on_postgresql, "PORTAL_DATABASE_URL": url})[0].startswith("wrong: It cannot be used: ")


@contextmanager
def line_to(url: str) -> Iterator[tuple[Line, str]]:
    """A line to the server, and its address at the end of that line."""
    parts = urlsplit(url)
    folder, port = parse_qs(parts.query).get("host", [""])[0], parts.port

    def connect() -> socket.socket:
        if not folder:
            return socket.create_connection((parts.hostname, port))
        found = socket.socket(socket.AF_UNIX)
        found.connect(f"{folder}/.s.PGSQL.{port or 5432}")
        return found

    line = Line(connect)
    yield line, f"postgresql://{parts.username}:@127.0.0.1:{line.port}{parts.path}?connect_timeout=2"
    line.close()


@pytest.mark.parametrize(("found", "graded", "says"), [
    (Examined("same", "postgresql", (13, 0)), set(), ""),
    (Examined("same", "postgresql", (12, 17)), {"wrong"}, "It is postgresql 12.17, older than 13."),
    (Examined("same", "sqlite", (3, 34, 1)), {"wrong"}, "older than 3.35."),
    (Examined("same", "postgresql", (18,), behind=59), set(), ""),
    (Examined("same", "postgresql", (18,), behind=61), {"look"}, "A server that follows it is 61 seconds behind."),
])  # fmt: skip
def test_a_server_that_is_old_or_followed_too_slowly_is_told(found: Examined, graded: set[str], says: str) -> None:
    told_so = [*stored.server(found)]
    assert grades(told_so) == graded and says in "".join(one.says for one in told_so)
