"""A crowd of slow lines, and what the next reader's page takes beside them."""

from __future__ import annotations

import http.client
import socket
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from .servers import Server

LINES = 60
PAGES = 100  # asked of each, every one on a line of its own

HOST = b"Host: 127.0.0.1\r\n"
FORM = HOST + b"Content-Type: application/x-www-form-urlencoded\r\n"
# What is sent on a line before it falls silent. The last has had its answer and says nothing more.
KINDS = {
    "half a head": b"GET /da/ HTTP/1.1\r\n" + HOST + b"User-Ag",
    "a length and no body": b"POST /da/plads/dig HTTP/1.1\r\n" + FORM + b"Content-Length: 60000\r\n\r\na=",
    "pieces without an end": b"POST /da/plads/dig HTTP/1.1\r\n"
    + FORM
    + b"Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n",
    "idle": b"GET /da/ HTTP/1.1\r\n" + HOST + b"\r\n",
}


@contextmanager
def crowd(port: int, lines: int = LINES) -> Iterator[list[socket.socket]]:
    """This many lines, of each kind in turn."""
    kinds = list(KINDS.values())
    with ExitStack() as opened:
        found = [opened.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(lines)]
        for number, line in enumerate(found):
            line.sendall(kinds[number % len(kinds)])
        yield found


def is_open(line: socket.socket) -> bool:
    """Whether the server has not hung up; what it has answered is read."""
    line.setblocking(False)
    try:
        while line.recv(65536):
            pass
    except BlockingIOError:
        return True
    except ConnectionError:
        pass
    return False


def page_time(port: int, path: str) -> float:
    """Seconds until somebody who comes anew has the page."""
    begun = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", port)
    line.request("GET", path, headers={"Accept-Encoding": "gzip, br"})
    assert line.getresponse().read()
    line.close()
    return time.perf_counter() - begun


def slowed(crowded: Server, quiet: Server, path: str, lines: int = LINES) -> float:
    """The next reader's time beside the crowd, in multiples of the time at another server like it without one."""
    with crowd(crowded.port, lines):
        # One after the other, so that whatever else the machine does meets both alike.
        pairs = [(page_time(crowded.port, path), page_time(quiet.port, path)) for _ in range(PAGES)]
    return statistics.median(beside / alone for beside, alone in pairs)
