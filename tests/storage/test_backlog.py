"""The log says what waits, since when and why: once an hour, and whose it is never."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from citizen_portal.storage import outbox

from .entries import fail, lines, put


def test_the_log_says_once_an_hour_how_many_wait_since_when_and_why(
    app: Flask, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    outbox.register(app, kind, fail("no server", away=True))
    put(kind, *"123")
    now = datetime.now(UTC)
    for minutes in range(0, 130, 5):
        outbox.deliver(now + timedelta(minutes=minutes))
    since = f"{now:%Y-%m-%d %H:%M} UTC"
    assert lines(caplog, kind) == [f"Outbox: 3 of kind {kind} wait since {since}: no server"] * 3
    assert "example.org" not in caplog.text


def test_trouble_that_is_over_is_told_anew_when_it_comes_back(
    app: Flask, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    now = datetime.now(UTC)
    for hours, handler in ((0, fail("no server")), (1, lambda _entry: None), (2.5, fail("no server"))):
        outbox.register(app, kind, handler)
        put(kind, str(hours))
        outbox.deliver(now + timedelta(hours=hours, minutes=1))
    assert len(lines(caplog, kind)) == 2
