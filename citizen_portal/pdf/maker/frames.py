"""Messages between the site and the process that makes papers: each with its length before it."""

from __future__ import annotations

import socket
import struct
import time

HEAD = struct.Struct("!cQ")


def send(line: socket.socket, kind: bytes, body: bytes) -> None:
    line.sendall(HEAD.pack(kind, len(body)) + body)


def receive(line: socket.socket, until: float | None = None) -> tuple[bytes, bytes] | None:
    """Kind and body of the next message; None when the other end is gone. Raises TimeoutError at `until`."""
    head = _exactly(line, HEAD.size, until)
    if head is None:
        return None
    kind, length = HEAD.unpack(head)
    body = _exactly(line, length, until)
    return None if body is None else (kind, body)


def _exactly(line: socket.socket, length: int, until: float | None) -> bytes | None:
    parts = bytearray()
    while len(parts) < length:
        if until is not None:
            line.settimeout(max(until - time.monotonic(), 0.001))
        part = line.recv(min(length - len(parts), 65536))
        if not part:
            return None
        parts += part
    return bytes(parts)
