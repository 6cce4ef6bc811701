"""Making one paper after the other, until nobody wants any more or the process has grown old."""

from __future__ import annotations

import select
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from . import frames, limits

# Seconds without a paper after which the memory is given back.
IDLE = 300
# A process that has made this many makes room for a fresh one.
MOST_PAPERS = 200

PAPER, FAILED = b"P", b"F"


def main(line: socket.socket, sheet: Path) -> None:
    """Answer every message with a paper, or with the name of what went wrong."""
    limits.limit_process()
    try:
        make = _ready(sheet)
    except Exception as error:
        frames.send(line, FAILED, f"{type(error).__name__}: {error}".encode())
        return
    for _paper in range(MOST_PAPERS):
        if not select.select([line], [], [], IDLE)[0] or (message := frames.receive(line)) is None:
            return
        limits.limit_next_paper()
        frames.send(line, *_answer(make, message[1].decode()))
        if limits.has_grown():
            return


def _ready(sheet: Path) -> Callable[[str], bytes]:
    # It takes half a second and most of the memory, so it is loaded here and nowhere else.
    from .paper import Maker

    return Maker(sheet).make


def _answer(make: Callable[[str], bytes], html: str) -> tuple[bytes, bytes]:
    try:
        return PAPER, make(html)
    except Exception as error:
        # Its words might hold what somebody typed.
        return FAILED, type(error).__name__.encode()


def run() -> None:
    """What the site starts: the line is where a terminal would be, the style sheet is the first word."""
    main(socket.socket(fileno=sys.stdin.fileno()), Path(sys.argv[1]))
