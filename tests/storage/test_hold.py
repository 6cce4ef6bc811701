"""Nothing goes out of a database that is held; one that was restored elsewhere is held by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import psycopg
import pytest
from click.testing import Result
from flask import Flask

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.storage import hold, outbox
from citizen_portal.storage.database import db

from .entries import put, row


@pytest.fixture(autouse=True)
def let_go(app: Flask, kind: str) -> Iterator[None]:
    yield
    hold.release(as_sent=False)


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["outbox", *words])


def test_nothing_goes_out_until_it_is_released(app: Flask, kind: str, caplog: pytest.LogCaptureFixture) -> None:
    outbox.register(app, kind, lambda _entry: None)
    put(kind, *"12")
    assert run(app, "hold").output == "held\n"
    now = datetime.now(UTC)
    for minutes in (0, 30, 61):
        assert outbox.deliver(now + timedelta(minutes=minutes)) == 0
    assert len([line for line in caplog.messages if line.startswith("Outbox: held since")]) == 2
    assert run(app, "list").output.startswith("held since")
    assert run(app, "release", "--yes").output.endswith("released\n")
    assert outbox.deliver() == 2


def test_what_was_due_before_is_shown_first_and_may_count_as_sent(app: Flask, kind: str) -> None:
    sent: list[str] = []
    outbox.register(app, kind, lambda entry: sent.append(entry.key))
    put(kind, "before")
    run(app, "hold")
    put(kind, "after")
    shown = app.test_cli_runner().invoke(args=["outbox", "release", "--as-sent"], input="n\n")
    assert [line.split()[1] for line in shown.output.splitlines() if " due 2" in line] == [kind]
    assert "1 were due before it was held" in shown.output and shown.exit_code == 1
    assert outbox.deliver() == 0
    run(app, "release", "--as-sent", "--yes")
    assert outbox.deliver() == 1 and sent == [f"{kind}:after"]
    assert row(f"{kind}:before").outcome == "delivered"


def test_a_copy_holds_by_itself_and_the_original_goes_on(
    app: Flask, kind: str, environ: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    url = environ.get("PORTAL_DATABASE_URL")
    if not url:
        # A file that was copied cannot be told from one that was moved.
        assert hold.held() is None
        return
    put(kind, "1")
    db.session.rollback()
    db.engine.dispose()
    name = urlsplit(url).path.strip("/")
    with psycopg.connect(url, dbname="postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}_copy TEMPLATE {name}".encode())
    told = {**environ, "PORTAL_DATABASE_URL": url.replace(f"/{name}", f"/{name}_copy", 1)}
    for _start in "12":
        caplog.clear()
        copy = create_app(Settings.from_environment(told), prerender=False)
        held = [line for line in caplog.messages if line.startswith("The outbox is held, this database is a copy")]
        assert len(held) == 1
    for host, count in ((copy, 0), (app, 1)):
        outbox.register(host, kind, lambda _entry: None)
        with host.app_context():
            assert outbox.deliver() == count
            db.engine.dispose()
    with copy.app_context():
        hold.release(as_sent=False)
        assert outbox.deliver() == 1
        db.engine.dispose()
    caplog.clear()
    create_app(Settings.from_environment(told), prerender=False)
    assert not [line for line in caplog.messages if "held" in line]
