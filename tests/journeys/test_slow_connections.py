"""Sixty lines that send slowly, or not at all, and somebody who only wants to read a page or send a form."""

from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest

from bench.servers import Server, server
from bench.slow import crowd, is_open

PATIENCE = 60  # seconds; without an answer by then there is none


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with server("wsgi:app") as site:
        yield site


def status(port: int, method: str, path: str, body: str = "", **headers: str) -> int:
    """What somebody who comes anew is answered."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as line:
        line.request(method, path, body, headers)
        return line.getresponse().status


@pytest.mark.parametrize("path", ["/da/", "/da/viden/virksomhedspraktik", "/da/plads/dig"])
def test_the_next_reader_is_answered_while_all_of_them_are_open(running: Server, path: str) -> None:
    with crowd(running.port) as lines:
        assert status(running.port, "GET", path) == 200
        assert all(map(is_open, lines))


def test_a_form_is_taken_while_all_of_them_are_open(running: Server) -> None:
    form = urlencode({"csrf_token": running.token("/da/vejviser/wellbeing"), "answer": "nervous"})
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": running.cookie}
    with crowd(running.port) as lines:
        assert status(running.port, "POST", "/da/vejviser/wellbeing", form, **kind) == 303
        assert all(map(is_open, lines))
