"""Messages between the site and the process that makes papers."""

import socket
import time
from collections.abc import Iterator
from threading import Thread

import pytest

from citizen_portal.pdf.maker import frames

Line = tuple[socket.socket, socket.socket]


@pytest.fixture
def line() -> Iterator[Line]:
    one, other = socket.socketpair()
    with one, other:
        yield one, other


@pytest.mark.parametrize("body", [b"", b"x", b"x" * 3_000_000])
def test_a_message_arrives_as_it_was_sent(line: Line, body: bytes) -> None:
    sender = Thread(target=frames.send, args=(line[0], b"P", body))
    sender.start()
    assert frames.receive(line[1]) == (b"P", body)
    sender.join()


@pytest.mark.parametrize("sent", [b"", b"P\0\0", b"P" + b"\0" * 7 + b"\x09half"])
def test_a_line_that_ends_before_the_message_does_brings_none(line: Line, sent: bytes) -> None:
    line[0].sendall(sent)
    line[0].close()
    assert frames.receive(line[1]) is None


def test_nobody_waits_longer_than_they_said(line: Line) -> None:
    line[0].sendall(b"P\0\0")
    with pytest.raises(TimeoutError):
        frames.receive(line[1], time.monotonic() + 0.01)
