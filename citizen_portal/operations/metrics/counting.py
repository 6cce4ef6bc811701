"""Every answer is counted: by the name of its route, its method and its kind of status, and how long it took."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any

from flask import Flask, request

from ...meters import ENDPOINT, KEPT, REQUESTS, SECONDS

STATIC, UNKNOWN, OTHER = "static", "unknown", "other"
# What anybody may invent is no label.
METHODS = frozenset(("GET", "HEAD", "POST", "OPTIONS"))
Environ = dict[str, Any]
Began = tuple[Callable[[], None], Callable[[float], None]]


def init_app(app: Flask) -> None:
    """First of all, because whatever comes after may answer in place of the page."""
    app.url_value_preprocessor(_name_the_route)


def _name_the_route(endpoint: str | None, _values: object) -> None:
    request.environ[ENDPOINT] = endpoint or UNKNOWN


class Counted:
    """A WSGI application in front of the site.

    Handing out a kept page takes little longer than counting it in a shared file would: such pages are only noted, and
    `settle` counts them together. The server calls it several times a second, and whoever shows the numbers.
    """

    def __init__(self, behind: Any) -> None:
        self.behind = behind
        # What was counted before: finding a counter by its labels takes as long as counting.
        self.counters: dict[tuple[str, str, str], Began] = {}
        self.noted: deque[tuple[str, str, str]] = deque()

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        began, said = perf_counter(), "500"

        def start(status: str, headers: Any, failed: Any = None) -> Any:
            nonlocal said
            said = status
            return start_response(status, headers, failed)

        try:
            return self.behind(environ, start)  # type: ignore[no-any-return]
        finally:
            if kept := environ.get(KEPT):
                self.noted.append((kept, environ["REQUEST_METHOD"], said[0]))
            else:
                self.count(environ, said[0], perf_counter() - began)

    def count(self, environ: Environ, status: str, seconds: float) -> None:
        method = environ["REQUEST_METHOD"]
        about = endpoint(environ), method if method in METHODS else OTHER, status
        one, took = self.counters.get(about) or self.begin(about)
        one()
        took(seconds)

    def begin(self, about: tuple[str, str, str]) -> Began:
        name, method, status = about
        found = REQUESTS.labels(name, method, f"{status}xx").inc, SECONDS.labels(name).observe
        return self.counters.setdefault(about, found)

    def settle(self) -> None:
        """Count what was noted."""
        some = [self.noted.popleft() for _ in range(len(self.noted))]
        for (name, method, status), number in Counter(some).items():
            REQUESTS.labels(name, method, f"{status}xx").inc(number)


def endpoint(environ: Environ) -> str:
    """The name of the route that answered; files have none."""
    named = environ.get(ENDPOINT)
    if named is not None:
        return str(named)
    return STATIC if environ.get("PATH_INFO", "").startswith("/static/") else UNKNOWN
