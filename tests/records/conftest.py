"""What is kept, on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest
from flask import Flask

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.storage.database import db

from ..conftest import without_waiting
from ..databases import environ, postgresql
from ..house_style import ReadingClient

__all__ = ["app", "environ", "postgresql"]


@pytest.fixture(scope="module")
def app(environ: dict[str, str]) -> Iterator[Flask]:
    app = create_app(Settings.from_environment(environ), prerender=False)
    app.config["PROPAGATE_EXCEPTIONS"] = True
    app.test_client_class = ReadingClient
    yield without_waiting(app)
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield
