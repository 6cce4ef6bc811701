"""`/metrics`: the numbers, for this machine itself or whoever has the token; for others there is no such page."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector

from ... import meters
from ...headers import PRIVATE
from .counting import Counted, Environ
from .state import State

PATH = "/metrics"
# What a proxy says of somebody it passes on.
PASSED_ON = (
    "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_FORWARDED",
    "HTTP_VIA",
)  # fmt: skip


class MetricsPage:
    """A WSGI application in front of the site. To whoever may not read the numbers the site itself answers."""

    def __init__(self, behind: Any, state: State, token: str, believes_this_machine: bool) -> None:
        self.behind, self.state = behind, state
        # Called before the numbers are shown.
        self.settle: Callable[[], None] = lambda: None
        self.token, self.believes_this_machine = token.encode(), believes_this_machine

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        if environ.get("PATH_INFO") != PATH or environ["REQUEST_METHOD"] != "GET" or not self.may_read(environ):
            return self.behind(environ, start_response)  # type: ignore[no-any-return]
        page = self.numbers()
        headers = [("Content-Type", CONTENT_TYPE_PLAIN_0_0_4), ("Cache-Control", PRIVATE)]
        start_response("200 OK", [*headers, ("Content-Length", str(len(page)))])
        return [page]

    def may_read(self, environ: Environ) -> bool:
        given = environ.get("HTTP_AUTHORIZATION", "").encode()
        if self.token and hmac.compare_digest(given, b"Bearer " + self.token):
            return True
        return self.believes_this_machine and is_this_machine(environ)

    def numbers(self) -> bytes:
        self.settle()
        registry = CollectorRegistry()
        registry.register(self.state)
        if meters.is_shared():
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry) + (b"" if meters.is_shared() else generate_latest(meters.REGISTRY))


def is_this_machine(environ: Environ) -> bool:
    """Whether somebody here asks, and no proxy here for somebody elsewhere."""
    try:
        here = ip_address(environ.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    return here and not any(header in environ for header in PASSED_ON)


def stand_in_front(app: Flask, data: Path, token: str, proxies: int) -> None:
    """Outside everything else, so that all is counted, and who asks is as it came.

    A proxy nobody told us of may say nothing of whom it asks for: where people come by another address than this
    machine's, a request from here is believed only if it is known which proxies there are.
    """
    host = urlsplit(app.config["PUBLIC_URL"]).hostname or ""
    at_home = host == "localhost" or host.startswith("127.") or host == "::1"
    page = MetricsPage(app.wsgi_app, State(app, data), token, at_home or proxies > 0)
    counted = app.extensions["counted"] = Counted(page)
    page.settle = counted.settle
    app.extensions["metrics"] = page
    app.wsgi_app = counted  # type: ignore[method-assign]
