"""Asking for a change of what was applied for, and answering it, as both sides do."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskCliRunner
from werkzeug.test import TestResponse

from citizen_portal.placement.proposal import read_date

from ..house_style import Page, ReadingClient, text_of
from ..people import filled_in, reference
from ..placements import CAFE

STARTS, ENDS = (read_date(CAFE.fields, name) for name in ("starts_on", "ends_on"))


def wanted(client: ReadingClient, path: str, what: str, **other: str) -> TestResponse:
    """Write something differently, look at what the rules say where they do, and send it."""
    path = f"{path}/aendring/{what}"
    looked = client.post(path, data={**filled_in(client.get(path).text), **other})
    if looked.status_code != 200:
        return looked
    shown = Page(looked.text).one("button", name="looked")
    return client.post(path, data={**filled_in(looked.text), "looked": shown.get("value") or ""})


def say(client: ReadingClient, path: str, word: str) -> TestResponse:
    path = f"{path}/aendring"
    return client.post(path, data={**filled_in(client.get(path).text), "do": word})


def decide(app: Flask, client: ReadingClient, status: str, word: str) -> str:
    done = FlaskCliRunner(app).invoke(args=["placement", "decide", reference(client, status), word])
    assert done.exit_code == 0, done.output
    return done.output


def hours(client: ReadingClient, status: str) -> str:
    return text_of(Page(client.get(f"{status}/aftale").text).one("div", data_line="weekly_hours"))
