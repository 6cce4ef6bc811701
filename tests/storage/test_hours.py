"""A clock that is hours off, or is set back: what is to go out goes out, now and once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.config import Settings
from citizen_portal.storage import claims, database, hours, outbox, sealed
from citizen_portal.storage.database import db
from citizen_portal.storage.outbox import Handler

from .entries import fail, noted, put

OFF = timedelta(hours=2)
right = clock.now


@contextmanager
def off(by: timedelta) -> Iterator[None]:
    """The machine's clock, for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: right() + by)
        yield


@pytest.fixture
def hosts(postgresql: str, tmp_path: Path) -> Iterator[tuple[Flask, Flask]]:
    """Two machines on one PostgreSQL."""
    told = {"PORTAL_DATA": str(tmp_path), "PORTAL_DATABASE_URL": postgresql, "PORTAL_KEYS": "k" * 43}
    made = host(told), host(told)
    yield made
    for one in made:
        with one.app_context():
            db.engine.dispose()


def host(told: dict[str, str]) -> Flask:
    settings, made = Settings.from_environment(told), Flask("host")
    database.init_app(made, settings.database_url)
    sealed.init_app(made, settings.keys)
    return made


@pytest.mark.parametrize("by", [OFF, -OFF], ids=["ahead", "behind"])
def test_a_host_whose_clock_is_off_holds_nothing_back_and_takes_nothing_from_another(
    hosts: tuple[Flask, Flask], by: timedelta, request: pytest.FixtureRequest
) -> None:
    one, other = hosts
    kind, sent = request.node.callspec.id, list[str]()
    for each in hosts:
        outbox.register(each, kind, noted(sent, lambda _entry: None))
    with off(by), other.app_context():
        hours.look()
        put(kind, "1")
    with one.app_context():
        assert outbox.deliver() == 1
        put(kind, "2")
        in_hand = claims.take(right())
        outbox.put(f"{kind}:3", kind, "a:1", {}, right() + OFF / 2)
        db.session.commit()
    with off(by), other.app_context():
        hours.look()
        assert in_hand and outbox.deliver() == 0
    with one.app_context():
        assert outbox.deliver(right() + OFF) == 2
    assert sorted(sent) == [f"{kind}:{number}" for number in "123"]


def test_what_was_due_before_a_clock_was_set_back_is_due_and_a_reminder_waits_for_its_day(
    app: Flask, kind: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    handlers: dict[str, Handler] = {"failing": fail("not now"), "reminder": lambda _entry: None}
    for name in ("letter", *handlers):
        outbox.register(app, f"{kind}-{name}", noted(sent, handlers.get(name, lambda _entry: None)))
    monkeypatch.setattr(hours, "database_clock", lambda: None)
    with off(OFF):
        hours.look()
        put(f"{kind}-failing", "1")
        outbox.deliver()
        put(f"{kind}-letter", "1")
        outbox.put(f"{kind}-reminder:1", f"{kind}-reminder", "a:1", {}, clock.now() + OFF)
        db.session.commit()
        hours.look()
    sent.clear()
    hours.look()
    assert caplog.messages[-1] == f"The clock was set back by {round(OFF.total_seconds())} seconds"
    outbox.deliver()
    assert sent == [f"{kind}-letter:1"]
    outbox.deliver(right() + claims.LENGTH)
    assert sent == [f"{kind}-letter:1", f"{kind}-failing:1"]
    outbox.deliver(right() + 2 * OFF)
    assert sorted(sent) == [f"{kind}-{name}:1" for name in ("failing", "failing", "letter", "reminder")]
