"""The database fails under the site, a real PostgreSQL: nobody waits long, no words are lost, the log is short."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, text

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.storage import engines, migrating
from citizen_portal.storage.database import AWAY, db

from ..house_style import Page, ReadingClient
from ..people import case, filled_in, token

CAFE = case("cafe-dagpenge-da")
STEP = "/da/plads/dig"
KEYS = {"PORTAL_KEYS": "k" * 43}


@pytest.fixture(scope="module")
def app(postgresql: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A site whose readers wait for one second."""
    told = {"PORTAL_DATA": str(tmp_path_factory.mktemp("away")), "PORTAL_DATABASE_URL": postgresql, **KEYS}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "WAITS", engines.WAITS.replace(f"={engines.PATIENCE}s", "=1s"))
        patch.setattr(engines, "PATIENCE", 1)
        app = create_app(Settings.from_environment(told), prerender=False)
    app.test_client_class = ReadingClient
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def other(postgresql: str) -> Iterator[psycopg.Connection[Any]]:
    """Somebody else who is connected to the same database."""
    with psycopg.connect(postgresql, autocommit=True) as connection:
        yield connection


@contextmanager
def killed(app: Flask, other: psycopg.Connection[Any]) -> Iterator[None]:
    """The process of the database that answers is killed as soon as it is asked for something."""
    with app.app_context():
        engine = db.engine

    def kill(connection: Any, *_about: object) -> None:
        pid = connection.connection.dbapi_connection.info.backend_pid
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])

    event.listen(engine, "before_cursor_execute", kill)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", kill)


@contextmanager
def locked(_app: Flask, other: psycopg.Connection[Any]) -> Iterator[None]:
    """Somebody holds a table, for as long as they like."""
    with other.transaction():
        other.execute("LOCK TABLE drafts")
        yield


@contextmanager
def set_to(app: Flask, other: psycopg.Connection[Any], setting: str, back: str) -> Iterator[None]:
    def alter(how: str) -> None:
        with psycopg.connect(other.info.dsn, dbname="postgres", autocommit=True) as outside:
            outside.execute(f"ALTER DATABASE {other.info.dbname} {how}".encode())

    alter(setting)
    with app.app_context():
        db.engine.dispose()
    try:
        yield
    finally:
        alter(back)


def read_only(app: Flask, other: psycopg.Connection[Any]) -> AbstractContextManager[None]:
    on = "SET default_transaction_read_only ="
    return set_to(app, other, f"{on} on", f"{on} off")


def shut(app: Flask, other: psycopg.Connection[Any]) -> AbstractContextManager[None]:
    return set_to(app, other, "ALLOW_CONNECTIONS false", "ALLOW_CONNECTIONS true")


@contextmanager
def all_in_use(app: Flask, _other: psycopg.Connection[Any]) -> Iterator[None]:
    with app.app_context():
        taken = [db.engine.connect() for _ in range(engines.CONNECTIONS + engines.BEYOND)]
    yield
    for one in taken:
        one.close()


@contextmanager
def of_another_release(app: Flask, _other: psycopg.Connection[Any]) -> Iterator[None]:
    """The tables are those of the first release."""
    with app.app_context():
        migrating.step_back(db.engine, "0001")
        yield
        migrating.migrate(db.engine)


Fails = Callable[[Flask, "psycopg.Connection[Any]"], AbstractContextManager[None]]


@pytest.mark.parametrize("fails", [killed, locked, read_only, shut, all_in_use, of_another_release])
def test_a_form_comes_back_with_its_words_and_a_button_and_is_taken_later(
    app: Flask, client: ReadingClient, other: psycopg.Connection[Any], fails: Fails, caplog: pytest.LogCaptureFixture
) -> None:
    sent = {**CAFE.step("dig"), "csrf_token": token(client.get(STEP))}
    with fails(app, other):
        failed = client.post(STEP, data=sent)
    assert failed.status_code == 503 and int(failed.headers["Retry-After"]) > 0
    assert Page(failed.text).with_attribute("data-not-done")
    again = filled_in(failed.text)
    assert {**again, "csrf_token": ""} == {**sent, "csrf_token": ""}
    assert client.post(STEP, data=again).status_code == 303
    told = [line for line in caplog.messages if line.startswith("Nothing can be kept on registration.")]
    assert len(told) == 1
    assert CAFE.fields["name"] not in caplog.text and CAFE.fields["email"] not in caplog.text


def test_what_may_only_be_read_is_read_and_its_sessions_are_not_kept(
    app: Flask, client: ReadingClient, other: psycopg.Connection[Any]
) -> None:
    sent = {**CAFE.step("dig"), "csrf_token": token(client.get(STEP))}
    client.post(STEP, data=sent)
    with read_only(app, other):
        assert CAFE.fields["name"] in client.get(STEP).text
    # The first that meets such a session tells the others of it.
    client.post(STEP, data=sent)
    assert client.post(STEP, data=sent).status_code == 303


def test_whoever_waits_for_a_turn_gives_up_too(app: Flask, other: psycopg.Connection[Any]) -> None:
    with other.transaction(), app.test_request_context("/"):
        other.execute("SELECT pg_advisory_xact_lock(hashtext('drafts:1'))")
        with pytest.raises(AWAY, match="timeout"):
            db.take_turns("drafts:1")
        db.session.rollback()


def test_a_connection_that_dies_before_the_end_takes_no_answer_away(
    app: Flask, other: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def answers_and_dies() -> str:
        pid = db.session.execute(text("SELECT pg_backend_pid()")).scalar()
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        return "done"

    monkeypatch.setitem(app.view_functions, "support.start", answers_and_dies)
    answer = FlaskClient(app).get("/da/vejviser/")
    assert (answer.status_code, answer.text) == (200, "done")
    assert caplog.messages == ["A connection to the database was lost: OperationalError"]
    monkeypatch.undo()
    with app.app_context():
        assert db.session.execute(text("SELECT 1")).scalar() == 1


def test_the_trace_is_told_once_a_minute_and_a_line_for_each_answer(
    app: Flask, client: ReadingClient, other: psycopg.Connection[Any], caplog: pytest.LogCaptureFixture
) -> None:
    app.extensions["traces"] = type(app.extensions["traces"])()
    sent = {**CAFE.step("dig"), "csrf_token": token(client.get(STEP))}
    with shut(app, other):
        for _ in "123":
            assert client.post(STEP, data=sent).status_code == 503
    told = [line.split()[0] for line in caplog.messages]
    assert told == ["Nothing", "It", "Nothing", "Nothing"]
    assert all(record.exc_info is None for record in caplog.records)


def test_somebody_waits_for_seconds_and_what_nobody_waits_for_takes_its_time(app: Flask) -> None:
    def timeouts() -> tuple[str, ...]:
        shown = ("statement_timeout", "lock_timeout")
        return tuple(str(db.session.execute(text(f"SHOW {name}")).scalar()) for name in shown)

    with app.test_request_context("/"):
        assert timeouts() == ("1s", "1s")
    with app.app_context():
        assert timeouts() == ("0", "1s")


def test_a_site_without_its_database_is_alive_and_not_ready(app: Flask, other: psycopg.Connection[Any]) -> None:
    client = FlaskClient(app)
    with shut(app, other):
        assert client.get("/healthz").status_code == 200
        away = client.get("/readyz")
    assert (away.status_code, away.json) == (503, {"ready": False, "not_ready": ["database"]})
    assert client.get("/readyz").status_code == 200
