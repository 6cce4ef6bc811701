"""A company register on this machine that answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

CAFE: dict[str, Any] = {
    "vat": 10000009, "name": "Café Åboulevarden ApS", "address": "Åboulevard 12", "zipcode": "1635",
    "city": "København V", "phone": "33663366", "owners": [{"name": "Jørgen Sæther"}],
}  # fmt: skip


@dataclass
class Register:
    """`drip` sends the body sign by sign; `silent` says nothing at all until the register is closed."""

    url: str = ""
    status: int = 200
    body: bytes = json.dumps(CAFE).encode()
    headers: dict[str, str] = field(default_factory=dict)
    drip: bool = False
    silent: bool = False
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    closed: Event = field(default_factory=Event)

    def says(self, told: Any, status: int = 200) -> None:
        self.body, self.status = told if isinstance(told, bytes) else json.dumps(told).encode(), status


class Handler(BaseHTTPRequestHandler):
    register: Register

    def do_GET(self) -> None:
        self.register.asked.append((self.command, self.path, dict(self.headers.items())))
        if self.register.silent:
            self.register.closed.wait()
            return
        self.send_response(self.register.status)
        for name, value in self.register.headers.items():
            self.send_header(name, value)
        self.end_headers()
        # Whoever asked may have had enough.
        with suppress(OSError):
            self._send(self.register.body)

    def _send(self, body: bytes) -> None:
        if not self.register.drip:
            self.wfile.write(body)
            return
        for at in range(len(body)):
            self.wfile.write(body[at : at + 1])
            if self.register.closed.wait(0.02):
                return

    def log_message(self, *_words: Any) -> None:
        pass


@contextmanager
def serving() -> Iterator[Register]:
    register = Register()
    handler = type("Handler", (Handler,), {"register": register})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    register.url = f"http://127.0.0.1:{server.server_address[1]}"
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield register
    finally:
        register.closed.set()
        server.shutdown()
        server.server_close()
