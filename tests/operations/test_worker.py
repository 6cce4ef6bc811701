"""The worker as the server runs it: lines that say nothing are closed, and it ends when it is told to."""

import signal
import socket
from collections.abc import Iterator

import pytest

from bench.servers import Server, server
from bench.slow import crowd

PATIENCE = 60  # seconds; what is not closed by then is never closed
SILENT = {"nothing at all": b"", "half a head": b"GET /1 HTTP/1.1\r\nHo", "idle": b"GET /1 HTTP/1.1\r\nHost: a\r\n\r\n"}


@pytest.fixture(scope="module")
def hasty() -> Iterator[Server]:
    """A server that waits a second for the headers of a request."""
    with server("bench.bare:app", "--keep-alive", "1") as running:
        yield running


@pytest.mark.parametrize("kind", SILENT)
def test_a_line_that_falls_silent_is_closed(hasty: Server, kind: str) -> None:
    with socket.create_connection(("127.0.0.1", hasty.port), timeout=PATIENCE) as line:
        line.sendall(SILENT[kind])
        while line.recv(4096):
            pass


def test_a_line_of_a_reader_carries_one_request_after_the_other(hasty: Server) -> None:
    with socket.create_connection(("127.0.0.1", hasty.port), timeout=PATIENCE) as line:
        line.sendall(SILENT["idle"] * 2 + b"HEAD /1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        said = b"".join(iter(lambda: line.recv(4096), b""))
    assert said.count(b"HTTP/1.1 200 OK") == 3


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to_beside_slow_lines(told: signal.Signals) -> None:
    with server("bench.bare:app") as running, crowd(running.port, 8):
        running.process.send_signal(told)
        assert running.process.wait(PATIENCE) == 0
