"""What waited in the outbox at e3416a0 is delivered once, to whom it was for."""

from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask

from ..kept import THEN, let_go, opened, rows, site_on


def test_what_waited_is_waiting_and_opens(app: Flask) -> None:
    waiting = rows(app, "SELECT key, about, sealed FROM outbox WHERE done_at IS NULL ORDER BY id")
    assert sorted(key for key, _, _ in waiting) == THEN["waiting"]
    for key, about, sealed in waiting:
        assert about.partition(":")[2] in opened(key, sealed) or about.startswith("gone:")


@pytest.fixture
def receiver() -> Iterator[tuple[str, list[str]]]:
    """Somebody who takes every hand-over, and the keys of what they got."""
    got: list[str] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            got.append(self.headers["Idempotency-Key"])
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/in", got
    server.shutdown()
    server.server_close()


def test_what_waited_is_delivered_once_to_whom_it_was_for(
    fresh: Callable[[], str], tmp_path: Path, receiver: tuple[str, list[str]]
) -> None:
    url, got = receiver
    app = site_on(fresh(), tmp_path, handover_url=url, handover_secret="s" * 40)
    said = [app.test_cli_runner().invoke(args=["outbox", "run"]).output for _ in range(5)]
    let_go(app)
    assert said[-1] == "0 delivered\n"
    letters = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in tmp_path.rglob("*.eml")]
    assert sorted([number_of(one), str(one["To"]), str(one["Content-Language"])] for one in letters) == THEN["letters"]
    assert sorted(got) == [key for key in THEN["waiting"] if key.startswith("handover:")]


def number_of(letter: Any) -> str:
    """What a receiver knows a repeat by."""
    return str(letter["Message-ID"]).strip(" <>").rpartition("@")[0]
