"""Somebody else does something between what one reads and what one writes; afterwards all is put back."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from typing import Any, TypeVar

import pytest
from click.testing import Result
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, event, insert, select
from werkzeug.test import TestResponse

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import Base

from ..conftest import without_waiting
from ..house_style import ReadingClient

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|BEGIN IMMEDIATE|SELECT pg_advisory_xact_lock)\b")
Came = TypeVar("Came")
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def app(environ: dict[str, str]) -> Iterator[Flask]:
    """A site that hands over, so that what it would hand over is written, too."""
    handover = {"PORTAL_HANDOVER_URL": "https://example.com/", "PORTAL_HANDOVER_SECRET": "s" * 32}
    app = create_app(Settings.from_environment({**environ, **handover}), prerender=False)
    app.test_client_class = ReadingClient
    yield without_waiting(app)
    with app.app_context():
        db.engine.dispose()


@dataclass(frozen=True)
class Reply:
    """What somebody is told: by a page, or by a command in the terminal."""

    code: int
    text: str
    whole: bool

    @property
    def done(self) -> bool:
        return self.code < 400


def reply(client: FlaskClient, came: TestResponse | Result) -> Reply:
    """The page somebody ends up on; a command that refuses answers like a page that does."""
    if isinstance(came, Result):
        fell = came.exception is not None and not isinstance(came.exception, SystemExit)
        return Reply(500 if fell else 409 if came.exit_code else 200, came.output, came.output.endswith("\n"))
    shown = client.get(came.location, follow_redirects=True) if came.status_code == 303 else came
    whole = shown.status_code < 500 and shown.mimetype == "text/html" and "</html>" in shown.text
    return Reply(came.status_code, unescape(shown.text), whole)


def told(said: Reply, typed: Iterable[str]) -> Iterator[str]:
    """What is wrong with an answer: an accident, no page of ours, or words that were not taken and are not there."""
    if said.code >= 500 or not said.whole:
        yield f"answered {said.code}"
    if lost := [words for words in typed if not said.done and words not in said.text]:
        yield f"{said.code} without {lost}"


@contextmanager
def just_before_writing(app: Flask, then: Callable[[], Came]) -> Iterator[list[Came]]:
    """Whoever writes next here has read everything when `then` happens, elsewhere; what came of it is in the list."""
    with app.app_context():
        engine = db.engine
    here, came = threading.get_ident(), list[Came]()

    def look(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if not came and threading.get_ident() == here and WRITES.match(statement):
            with ThreadPoolExecutor(1) as elsewhere:
                came.append(elsewhere.submit(then).result())

    event.listen(engine, "before_cursor_execute", look)
    try:
        yield came
    finally:
        event.remove(engine, "before_cursor_execute", look)


def kept() -> Rows:
    """All that is kept."""
    db.release()
    return {
        table.name: [dict(row) for row in db.session.execute(select(table)).mappings()]
        for table in Base.metadata.sorted_tables
    }


def put_back(before: Rows) -> None:
    """Let everything be as it was."""
    db.release()
    for table in reversed(Base.metadata.sorted_tables):
        db.session.execute(delete(table))
    for table in Base.metadata.sorted_tables:
        if before[table.name]:
            db.session.execute(insert(table), before[table.name])
    db.session.commit()
