"""The same site on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest
from flask import Flask

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.storage.database import db

from ..databases import environ, postgresql

__all__ = ["app", "environ", "postgresql"]


@pytest.fixture(scope="module")
def app(environ: dict[str, str]) -> Iterator[Flask]:
    app = create_app(Settings.from_environment(environ), prerender=False)
    yield app
    with app.app_context():
        db.engine.dispose()
