"""Whoever looks after the site learns whether it answers, and which part is not ready."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from bench.servers import Server, gunicorn
from citizen_portal.operations.health import ALIVE
from citizen_portal.storage.database import db

from ..databases import app, environ, postgresql
from ..people import case

__all__ = ["app", "environ", "postgresql"]

STEP = "/da/plads/dig"
THREADS = 8
FOR_EVER = "-c lock_timeout=0 -c statement_timeout=0"


def test_it_answers_and_is_ready_and_nobody_keeps_that(app: Flask) -> None:
    for path, said in ((ALIVE, {"alive": True}), ("/readyz", {"ready": True, "not_ready": []})):
        answer = FlaskClient(app).get(path)
        assert (answer.status_code, answer.json) == (200, said)
        assert answer.headers["Cache-Control"] == "no-store" and "Set-Cookie" not in answer.headers


def test_tables_of_another_version_are_not_ready(app: Flask) -> None:
    with app.app_context():
        newest = db.session.execute(text("SELECT version_num FROM alembic_version")).scalar()
        try:
            for other in ("0001", "later"):
                db.session.execute(text("UPDATE alembic_version SET version_num = :one"), {"one": other})
                db.session.commit()
                answer = FlaskClient(app).get("/readyz")
                assert (answer.status_code, answer.json) == (503, {"ready": False, "not_ready": ["tables"]})
        finally:
            db.session.execute(text("UPDATE alembic_version SET version_num = :one"), {"one": newest})
            db.session.commit()


@pytest.fixture
def running(postgresql: str, tmp_path: Path) -> Iterator[Server]:
    """A real server on PostgreSQL, whose readers wait for a lock for as long as it takes."""
    patient = f"{postgresql}{'&' if '?' in postgresql else '?'}options={quote(FOR_EVER)}"
    told = {"PORTAL_DATA": str(tmp_path), "PORTAL_DATABASE_URL": patient, "PORTAL_KEYS": "k" * 43}
    with gunicorn("wsgi:app", environ={**told, "WEB_CONCURRENCY": "1"}) as (port, process):
        running = Server(port, process)
        with closing(running.line):
            yield running


def test_reading_and_being_alive_wait_for_no_database(running: Server, postgresql: str) -> None:
    filled = {**case("cafe-dagpenge-da").step("dig"), "csrf_token": running.token(STEP)}
    assert running.ask(STEP, filled)[0] == 303
    with psycopg.connect(postgresql) as other, ThreadPoolExecutor(THREADS) as crowd:
        other.execute("LOCK TABLE devices, drafts")
        waiting = [crowd.submit(status, running, STEP) for _ in range(THREADS)]
        while in_a_queue(postgresql) < THREADS:
            assert not any(one.done() for one in waiting)
        for path in ("/da/", "/ar/viden/virksomhedspraktik", ALIVE):
            assert status(running, path) == 200
        assert not any(one.done() for one in waiting)
        other.rollback()
        assert [one.result() for one in waiting] == [200] * THREADS


def status(server: Server, path: str) -> int:
    """How the same reader is answered on another line."""
    twin = Server(server.port, server.process, server.cookie)
    with closing(twin.line):
        return twin.ask(path)[0]


def in_a_queue(address: str) -> int:
    """How many wait for a lock."""
    with psycopg.connect(address) as connection:
        found = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        ).fetchone()
    assert found
    return int(found[0])
