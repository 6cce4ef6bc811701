"""An SMS gateway of the tests' own: it checks who sends, keeps what it gets, and answers as it is told."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from citizen_portal.outside import signed_post

SECRET = "s" * 40
PATIENCE = 30  # seconds


class Gateway:
    """What came lies in `got`, in its order. `answers` are the statuses of the next answers; then it is 204.

    While `slow` is set it answers nothing.
    """

    def __init__(self) -> None:
        self.got: list[dict[str, str]] = []
        self.answers: list[int] = []
        self.slow = threading.Event()
        self.done = threading.Event()
        self.url = ""
        self.came = threading.Condition()

    def texts(self, number: str, count: int) -> list[str]:
        """The texts to a number, once there are so many; waits for them."""
        with self.came:
            enough = self.came.wait_for(lambda: len(self.to(number)) >= count, PATIENCE)
            assert enough, f"{len(self.to(number))} texts to {number}, not {count}"
            return self.to(number)

    def to(self, number: str) -> list[str]:
        """The texts that were taken for a number, each key once, as a gateway sends them on."""
        return list({one["key"]: one["text"] for one in self.got if one["recipient"] == number}.values())

    def link(self, number: str) -> str:
        """The path of the link in the last SMS to a number."""
        return str(re.findall(r"http://[^/\s]+(/\S+)", self.to(number)[-1])[0])


@contextmanager
def sms_gateway() -> Iterator[Gateway]:
    """A gateway on the loopback, and its address as a setting."""
    gateway = Gateway()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers["Portal-Signature"] != signed_post.signature(
                SECRET, self.headers["Portal-Timestamp"], body
            ):
                return self.say(401)
            if gateway.slow.is_set():
                gateway.done.wait(30)
                return None
            status = gateway.answers.pop(0) if gateway.answers else 204
            if status < 300:
                told = json.loads(body)
                assert told["key"] == self.headers["Idempotency-Key"]
                with gateway.came:
                    gateway.got.append(told)
                    gateway.came.notify_all()
            return self.say(status)

        def say(self, status: int) -> None:
            self.send_response(status)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    gateway.url = f"http://127.0.0.1:{server.server_address[1]}/sms"
    try:
        yield gateway
    finally:
        gateway.done.set()
        server.shutdown()
        server.server_close()


@contextmanager
def babbler(says: bytes) -> Iterator[str]:
    """The address of somebody who answers these bytes to whatever is asked, and goes on with the last ones."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_babble, args=(listening, says), daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/sms"


def _babble(listening: socket.socket, says: bytes) -> None:
    try:
        line, _ = listening.accept()
        with line:
            line.recv(65536)
            line.sendall(says)
            while True:
                line.sendall(says[-1:] * 65536)
    except OSError:
        return
