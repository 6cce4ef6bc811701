"""What a browser keeps on its way is ours, and not for long."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest
from flask import Flask
from werkzeug.wrappers import Response

from citizen_portal import clock
from citizen_portal.desk import way


def carried(app: Flask) -> str:
    with app.test_request_context():
        return way.remember(Response(), {"state": "a"}).headers["Set-Cookie"].split(";")[0]


def kept(app: Flask, cookie: str) -> dict[str, str]:
    with app.test_request_context(headers={"Cookie": cookie}):
        return way.kept()


def test_it_comes_back_as_it_was(app: Flask) -> None:
    assert kept(app, carried(app))["state"] == "a"


@pytest.mark.parametrize("cookie", ["desk-way=", "desk-way=e30.x", "other=1"])
def test_what_was_not_made_here_is_nothing(app: Flask, cookie: str) -> None:
    assert kept(app, cookie) == {}


def test_it_is_nothing_after_a_while(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    cookie, later = carried(app), clock.now() + timedelta(seconds=way.LIFE + 1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert kept(app, cookie) == {}


def test_what_no_browser_would_keep_does_not_fit(app: Flask) -> None:
    with app.app_context():
        assert way.fits({"onward": secrets.token_hex(500)}) and not way.fits({"onward": secrets.token_hex(4000)})
