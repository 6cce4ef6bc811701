"""A record is one line of JSON, whatever is in it, and says of an accident nothing but its kind and place."""

from __future__ import annotations

import json
import logging
import sys
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from citizen_portal.operations.logs.lines import JSON, REQUEST_ID, TEXT, JsonLines, configured

ALWAYS = {"time", "level", "logger", "event"}


def record(words: str, *about: object, **more: Any) -> logging.LogRecord:
    return logging.LogRecord(
        "citizen_portal.a", logging.WARNING, __file__, 1, words, about, **{"exc_info": None, **more}
    )


def read(line: str) -> dict[str, Any]:
    assert len(line.splitlines()) == 1
    found: dict[str, Any] = json.loads(line)
    return found


@pytest.mark.parametrize("words", ["It waits", "It was here:\n  one\r\n  two", 'æ " \\ \u2028', "%s"])
def test_whatever_is_said_is_one_line_with_when_and_how_bad(words: str) -> None:
    told = read(JsonLines().format(record("%s", words)))
    assert told["event"] == words and (told["level"], told["logger"]) == ("warning", "citizen_portal.a")
    assert datetime.fromisoformat(told["time"]).utcoffset() == timedelta() and set(told) == ALWAYS


def test_of_an_accident_there_is_its_kind_and_where_it_was_and_not_what_it_says() -> None:
    try:
        int("hemmelig")
    except ValueError:
        line = JsonLines().format(record("It failed", exc_info=sys.exc_info()))
    told = read(line)
    assert told["error"] == "ValueError" and "test_lines.py" in told["trace"] and "invalid literal" not in line


def test_while_a_request_is_answered_every_line_has_its_number_and_route() -> None:
    app = Flask("numbered")
    with app.test_request_context("/hemmelig", environ_overrides={REQUEST_ID: "a" * 32}):
        told = read(JsonLines().format(record("It failed")))
    assert (told["request_id"], told["endpoint"]) == ("a" * 32, None) and set(told) == ALWAYS | {
        "request_id",
        "endpoint",
    }


def test_text_stays_as_it_is() -> None:
    assert configured(TEXT) == {} and set(configured(JSON)["loggers"]) >= {"gunicorn.error", "gunicorn.access"}
