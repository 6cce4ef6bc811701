"""The same site on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from flask import Flask

from citizen_portal.storage.database import db
from citizen_portal.storage.tables import OutboxRow

from ..databases import BOTH, app, environ, postgresql
from .kept import in_postgresql, in_sqlite

__all__ = ["app", "environ", "postgresql"]

NUMBERS = count()


@pytest.fixture
def kind(app: Flask) -> Iterator[str]:
    """A kind of entry of this test's own, and an empty outbox nobody has complained about."""
    app.extensions.pop("outbox-said", None)
    with app.app_context():
        db.session.query(OutboxRow).delete()
        db.session.commit()
        yield f"test-{next(NUMBERS)}"


@pytest.fixture(scope="module", params=BOTH)
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Makes one more database with what the site kept at e3416a0, and returns its address."""
    if request.param == "sqlite":
        return lambda: in_sqlite(tmp_path_factory.mktemp("kept") / "portal.sqlite")
    server: str = request.getfixturevalue("postgresql")
    return lambda: in_postgresql(server)
