"""One line of JSON for each record: when, how bad, what, and of which request. No path, and no words of an error."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from logging.config import dictConfig
from typing import Any

from flask import has_request_context, request

JSON, TEXT = "json", "text"
# In the surroundings of a request: what it is called in the log.
REQUEST_ID = "portal.request_id"
# What a record may say of the request it is about, beside those told below.
ANSWERED = "answered"


class JsonLines(logging.Formatter):
    """`time` (UTC), `level`, `logger` and `event` always; `request_id` and `endpoint` while a request is answered.

    Of an accident its kind and where it was: what it says may hold what somebody typed.
    """

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(), "logger": record.name, "event": record.getMessage(),
        }  # fmt: skip
        told |= getattr(record, ANSWERED, None) or _of_request()
        if record.exc_info and record.exc_info[0]:
            told["error"] = record.exc_info[0].__name__
            told["trace"] = "".join(traceback.format_tb(record.exc_info[2])).rstrip()
        return json.dumps(told, default=str)


def _of_request() -> dict[str, Any]:
    if not has_request_context():
        return {}
    return {"request_id": request.environ.get(REQUEST_ID, ""), "endpoint": request.endpoint}


def configured(kind: str) -> dict[str, Any]:
    """For logging.config: every logger on one stream; nothing for text, which stays as Python and the server write it.

    The server's own lines for each request hold the path, and ours do not: its are left out.
    """
    if kind != JSON:
        return {}
    ours = {"handlers": ["lines"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": JsonLines}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"level": "WARNING", "handlers": ["lines"]},
        "loggers": {
            "citizen_portal": {"level": "INFO"},
            "gunicorn.error": {"level": "WARNING", **ours},
            "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
        },
    }


def set_up(kind: str) -> None:
    """For a process of its own: a server, or a command."""
    if told := configured(kind):
        dictConfig(told)
        logging.captureWarnings(True)
