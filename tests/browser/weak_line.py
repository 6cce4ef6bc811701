"""A line to a site that can be cut, mended, led to another site, and lose an answer on its way."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

PIECE = 65536


class WeakLine(socketserver.ThreadingTCPServer):
    """Passes everything on to the site at `leads_to`, while it is whole. `loses` drops the answer to the next
    form that is sent."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, leads_to: str) -> None:
        super().__init__(("127.0.0.1", 0), Caller)
        self.whole, self.loses = True, False
        self.open: set[socket.socket] = set()
        self.lead_to(leads_to)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def lead_to(self, url: str) -> None:
        self.port = urlsplit(url).port
        self.hang_up()

    def cut(self) -> None:
        self.whole = False
        self.hang_up()

    def mend(self) -> None:
        self.whole = True

    def hang_up(self) -> None:
        for each in list(self.open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


class Caller(socketserver.BaseRequestHandler):
    """One connection."""

    server: WeakLine
    request: socket.socket
    loses = False

    def handle(self) -> None:
        if not self.server.whole:
            return
        with socket.create_connection(("127.0.0.1", self.server.port)) as there:
            ends = {self.request, there}
            self.server.open |= ends
            back = threading.Thread(target=self.pass_on, args=(there, self.request, True), daemon=True)
            back.start()
            self.pass_on(self.request, there)
            back.join()
            self.server.open -= ends

    def pass_on(self, giver: socket.socket, taker: socket.socket, back: bool = False) -> None:
        with suppress(OSError):
            while (piece := giver.recv(PIECE)) and not (back and self.loses):
                self.loses = self.loses or self.is_to_lose(piece)
                taker.sendall(piece)
        for each in (giver, taker):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def is_to_lose(self, piece: bytes) -> bool:
        """Whether this is what is sent whose answer goes astray; the next one's will not."""
        if not (self.server.loses and piece.startswith(b"POST ")):
            return False
        self.server.loses = False
        return True


@contextmanager
def weak_line(leads_to: str) -> Iterator[WeakLine]:
    with WeakLine(leads_to) as line:
        threading.Thread(target=line.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield line
        finally:
            line.shutdown()
