"""Each request has a number, which is in every line of the log about it and in the answer; and a line when it is done.

The line names the route, never the path: that may be somebody's way in.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable
from time import perf_counter
from typing import Any

from flask import Flask

from ...meters import ENDPOINT
from ..metrics.counting import METHODS, OTHER
from .lines import ANSWERED, REQUEST_ID

log = logging.getLogger(__name__)

HEADER, GIVEN = "X-Request-ID", "HTTP_X_REQUEST_ID"
# As proxies make them: the number of nginx, a UUID, the id of a trace. No name and no address can be written so.
WELL_FORMED = re.compile(r"[0-9A-Fa-f-]{16,64}")
# What no route has answered; what is asked every few seconds by whoever watches.
NOT_TOLD = frozenset((None, "health.alive", "health.ready"))
Environ = dict[str, Any]


class Answered:
    """A WSGI application in front of everything. What is handed out as it is kept, a file or a page, has no line."""

    def __init__(self, behind: Any, believes_proxy: bool) -> None:
        self.behind, self.believes_proxy = behind, believes_proxy

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        began, said = perf_counter(), "500"
        environ[REQUEST_ID] = number = self.number(environ)

        def start(status: str, headers: list[tuple[str, str]], failed: Any = None) -> Any:
            nonlocal said
            said = status
            return start_response(status, [*headers, (HEADER, number)] if ENDPOINT in environ else headers, failed)

        try:
            return self.behind(environ, start)  # type: ignore[no-any-return]
        finally:
            if log.isEnabledFor(logging.INFO) and environ.get(ENDPOINT) not in NOT_TOLD:
                _tell(environ, int(said[:3]), perf_counter() - began)

    def number(self, environ: Environ) -> str:
        """The one a proxy has given it, if there is one that is believed; or a new one."""
        given = environ.get(GIVEN, "") if self.believes_proxy else ""
        return given if WELL_FORMED.fullmatch(given) else os.urandom(16).hex()


def _tell(environ: Environ, status: int, seconds: float) -> None:
    method = environ["REQUEST_METHOD"]
    told = {
        "request_id": environ[REQUEST_ID], "endpoint": environ[ENDPOINT], "status": status,
        "duration": round(seconds, 4), "method": method if method in METHODS else OTHER,
    }  # fmt: skip
    log.info("answered", extra={ANSWERED: told})


def stand_in_front(app: Flask, proxies: int) -> None:
    app.wsgi_app = Answered(app.wsgi_app, proxies > 0)  # type: ignore[method-assign]
