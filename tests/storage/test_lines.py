"""Between the site and its PostgreSQL stands something that takes everything and brings nothing back."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from flask import Flask
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.storage import engines, outbox
from citizen_portal.storage.database import db

from ..house_style import Page, ReadingClient
from ..line import Line
from ..people import case, filled_in, token

CAFE = case("cafe-dagpenge-da")
STEP = "/da/plads/dig"
KEYS = {"PORTAL_KEYS": "k" * 43}


@pytest.fixture(scope="module")
def line(postgresql: str) -> Iterator[Line]:
    (folder,) = parse_qs(urlsplit(postgresql).query)["host"]

    def connect() -> socket.socket:
        server = socket.socket(socket.AF_UNIX)
        server.connect(f"{folder}/.s.PGSQL.5432")
        return server

    line = Line(connect)
    yield line
    line.close()


@pytest.fixture(scope="module")
def app(postgresql: str, line: Line, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A site behind that line, whose readers wait for about a second."""
    url = f"postgresql://postgres@127.0.0.1:{line.port}{urlsplit(postgresql).path}?connect_timeout=2"
    told = {"PORTAL_DATA": str(tmp_path_factory.mktemp("lines")), "PORTAL_DATABASE_URL": url, **KEYS}
    with pytest.MonkeyPatch.context() as patch:
        for long in (engines.PATIENCE, engines.FORGOTTEN):
            patch.setattr(engines, "WAITS", engines.WAITS.replace(f"={long}s", "=1s"))
        patch.setattr(engines, "PATIENCE", 1)
        app = create_app(Settings.from_environment(told), prerender=False)
    app.test_client_class = ReadingClient
    yield app
    line.dead = False
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(autouse=True)
def alive(line: Line) -> Iterator[None]:
    yield
    line.dead = False


@contextmanager
def when(app: Flask, happens: str, line: Line) -> Iterator[None]:
    """The line goes dead at the moment the database is asked for something, or told to keep it."""

    def go_dead(*_about: object) -> None:
        line.dead = True

    with app.app_context():
        engine = db.engine
    event.listen(engine, happens, go_dead)
    try:
        yield
    finally:
        event.remove(engine, happens, go_dead)
        line.dead = False


@contextmanager
def at_rest(_app: Flask, line: Line) -> Iterator[None]:
    """While the connections lie in the pool."""
    line.dead = True
    yield
    line.dead = False


@contextmanager
def before(app: Flask, line: Line) -> Iterator[None]:
    """Before there is a connection."""
    with app.app_context():
        db.engine.dispose()
    with at_rest(app, line):
        yield


def asked(app: Flask, line: Line) -> AbstractContextManager[None]:
    return when(app, "before_cursor_execute", line)


def told_to_keep(app: Flask, line: Line) -> AbstractContextManager[None]:
    return when(app, "commit", line)


Dies = Callable[[Flask, Line], AbstractContextManager[None]]


@pytest.mark.parametrize("dies", [at_rest, before, asked, told_to_keep])
def test_a_form_comes_back_with_its_words_and_a_button_and_is_taken_when_the_line_is_back(
    app: Flask, client: ReadingClient, line: Line, dies: Dies, caplog: pytest.LogCaptureFixture
) -> None:
    sent = {**CAFE.step("dig"), "csrf_token": token(client.get(STEP))}
    with dies(app, line):
        failed = client.post(STEP, data=sent)
    assert failed.status_code == 503 and int(failed.headers["Retry-After"]) > 0
    assert Page(failed.text).with_attribute("data-not-done")
    again = filled_in(failed.text)
    assert {**again, "csrf_token": ""} == {**sent, "csrf_token": ""}
    taken(client, again)
    (said,) = {message.partition(": ")[2] for message in caplog.messages if message.startswith("Nothing can be kept")}
    assert said == ("connection timeout expired" if dies in (at_rest, before) else "no answer within 2 seconds")


def taken(client: ReadingClient, sent: dict[str, str]) -> None:
    """Pressed again until it is: what was under way is held by the database until it has forgotten it."""
    for _ in range(100):
        if client.post(STEP, data=sent).status_code == 303:
            return
        time.sleep(0.05)
    pytest.fail("it is not taken")


def test_whoever_works_by_itself_has_longer_and_gives_up_too(
    app: Flask, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "LONGEST", 3)
    with app.app_context():
        assert db.session.execute(text("SELECT pg_sleep(2.2)")).all()
        line.dead = True
        with pytest.raises(OperationalError, match="no answer within 3 seconds"):
            db.session.execute(text("SELECT 1"))
        line.dead = False
        db.session.rollback()
        assert outbox.deliver() == 0


def test_what_a_host_that_is_gone_had_in_hand_is_free_for_others_soon(app: Flask, line: Line, postgresql: str) -> None:
    def turn(connection: psycopg.Connection[Any]) -> None:
        connection.execute("SELECT pg_advisory_xact_lock(hashtext('drafts:1'))")

    with app.test_request_context("/"), psycopg.connect(postgresql, autocommit=True) as other:
        db.take_turns("drafts:1")
        line.dead = True
        turn(other)
        with pytest.raises(OperationalError):
            db.session.execute(text("SELECT 1"))
        db.session.rollback()
