"""One paper after the other, until nobody wants any more or the process has grown old."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from citizen_portal.pdf.maker import frames, limits, loop

PATIENCE = 30  # seconds; without an answer by then there is none


def shouted(html: str) -> bytes:
    if html == "wrong":
        raise ValueError("words that somebody typed")
    return html.upper().encode()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No limits for the process of the tests, and papers without any layout."""
    monkeypatch.setattr(limits, "limit_process", lambda: None)
    monkeypatch.setattr(limits, "limit_next_paper", lambda: None)
    # However much it holds already.
    monkeypatch.setattr(limits, "HELD_BETWEEN", 2**60)
    monkeypatch.setattr(loop, "_ready", lambda sheet: shouted)


@pytest.fixture
def line() -> Iterator[socket.socket]:
    """The site's end of the line; the loop must end when it is closed."""
    site, process = socket.socketpair()
    running = Thread(target=loop.main, args=(process, Path()))
    running.start()
    with site, process:
        yield site
        site.close()
        running.join(10)
        assert not running.is_alive()


def asked(line: socket.socket, html: str) -> tuple[bytes, bytes] | None:
    frames.send(line, b"P", html.encode())
    return frames.receive(line, time.monotonic() + PATIENCE)


def test_every_message_is_answered(line: socket.socket) -> None:
    assert [asked(line, html) for html in ("en", "to")] == [(b"P", b"EN"), (b"P", b"TO")]


def test_after_a_paper_that_went_wrong_the_next_is_made(line: socket.socket) -> None:
    assert asked(line, "wrong") == (b"F", b"ValueError")
    assert asked(line, "next") == (b"P", b"NEXT")


@pytest.mark.parametrize(("where", "limit"), [(loop, "MOST_PAPERS"), (limits, "HELD_BETWEEN")])
def test_a_process_that_has_made_many_or_holds_much_leaves_after_its_answer(
    monkeypatch: pytest.MonkeyPatch, where: object, limit: str
) -> None:
    monkeypatch.setattr(where, limit, 1)
    site, process = socket.socketpair()
    with site, process:
        frames.send(site, b"P", b"one")
        loop.main(process, Path())
        assert frames.receive(site) == (b"P", b"ONE")


def test_a_process_nobody_wants_anything_of_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "IDLE", 0)
    site, process = socket.socketpair()
    with site, process:
        loop.main(process, Path())
