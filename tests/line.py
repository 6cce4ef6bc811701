"""A line between a client and a server on this machine that can go bad: slow, or dead without a word."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress

ENOUGH = 65536  # bytes


class Line:
    """Whoever connects to `port` talks to the server that `connect` reaches, each answer `delay` seconds late.

    While it is `dead` it takes everything and passes nothing on, not even that somebody has hung up, like a firewall
    that has forgotten a connection.
    """

    def __init__(self, connect: Callable[[], socket.socket]) -> None:
        self.delay, self.dead = 0.0, False
        self._connect, self._open = connect, [socket.create_server(("127.0.0.1", 0))]
        self.port: int = self._open[0].getsockname()[1]
        self._spawn(self._accept)

    def close(self) -> None:
        """Hang up on everybody."""
        for one in list(self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _spawn(self, what: Callable[..., None], *about: object) -> None:
        threading.Thread(target=what, args=about, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                self._open.append(client := self._open[0].accept()[0])
                self._join(client)

    def _join(self, client: socket.socket) -> None:
        try:
            self._open.append(server := self._connect())
        except OSError:
            client.close()
            return
        self._spawn(self._carry, client, server, lambda: 0.0)
        self._spawn(self._carry, server, client, lambda: self.delay)

    def _carry(self, one: socket.socket, other: socket.socket, delay: Callable[[], float]) -> None:
        with suppress(OSError):
            while some := one.recv(ENOUGH):
                time.sleep(delay())
                if not self.dead:
                    other.sendall(some)
            if not self.dead:
                other.shutdown(socket.SHUT_RDWR)
