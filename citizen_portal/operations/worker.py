"""The server's worker: an event loop that waits for slow lines, and threads that answer whole requests."""

from __future__ import annotations

import asyncio
import os
import socket
from typing import Any

from gunicorn.asgi.protocol import ASGIProtocol
from gunicorn.workers.gasgi import ASGIWorker

from ..errors import DRAIN
from .health import ALIVE
from .whole_requests import WholeRequests

# Milliseconds. Whoever takes nothing of an answer for this long has gone; the kernel hangs up (on Linux).
UNREAD = 60_000
# Seconds between two looks at whether the worker shall stop.
LOOK = 0.2


class Line(ASGIProtocol):
    """A connection. Its first headers must be whole within `keepalive` seconds, as the next ones must."""

    def connection_made(self, transport: asyncio.Transport) -> None:
        super().connection_made(transport)
        self._arm_keepalive_timer()
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD)


class Worker(ASGIWorker):
    """Serves a WSGI application from an event loop. `threads` is how many requests are answered at once."""

    @classmethod
    def check_config(cls, _cfg: Any, _log: Any) -> None:
        """Here the threads mean something; the class above warns that in it they do not."""

    def load_wsgi(self) -> None:
        site = self.app.wsgi()
        pages = site.extensions.get("prerendered")
        self.counted = site.extensions.get("counted")

        def at_hand(environ: dict[str, Any]) -> bool:
            return environ["PATH_INFO"] == ALIVE or bool(pages and pages.at_hand(environ))

        self.asgi = WholeRequests(site, self.cfg.threads, site.config["MAX_CONTENT_LENGTH"] or DRAIN, at_hand)

    async def _serve(self) -> None:
        self.servers = [
            await self.loop.create_server(lambda: Line(self), sock=listener.sock, backlog=self.cfg.backlog)
            for listener in self.sockets
        ]
        while self.alive and self.ppid == os.getppid():
            self.notify()
            self._settle()
            await asyncio.sleep(LOOK)
        await self._finish()
        self._settle()

    def _settle(self) -> None:
        if self.counted:
            self.counted.settle()

    async def _finish(self) -> None:
        """Take no more requests, and answer those that are there. A line that only waits is not waited for."""
        for server in self.servers:
            server.close()
        until = self.loop.time() + self.cfg.graceful_timeout
        while self.asgi.busy and not self._quick_shutdown and self.loop.time() < until:
            self.notify()
            await asyncio.sleep(LOOK)
