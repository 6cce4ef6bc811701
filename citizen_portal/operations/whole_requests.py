"""A WSGI application behind an event loop: it gets a thread when a request is there in full, not before.

So however slowly somebody sends, or fetches the answer, no thread waits for them.
See docs/decisions/0017-server.md.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from ..errors import DRAIN
from ..meters import IN_USE

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Environ = dict[str, Any]
Answer = tuple[Message, Message]

# Seconds from the end of the headers to the end of the body. A form is some thousand bytes.
BODY_SECONDS = 20

WITH_NAMES_OF_THEIR_OWN = ("CONTENT_LENGTH", "CONTENT_TYPE")


class Disconnected(Exception):
    """Whoever was asking has gone."""


class WholeRequests:
    """The application as an event loop calls it (ASGI). `busy` is how many requests are being answered.

    A body above `largest` bytes is not kept: the application is told its size, and refuses it.
    What is `at_hand` is answered by the loop itself.
    """

    def __init__(
        self, wsgi: Callable[..., Any], threads: int, largest: int, at_hand: Callable[[Environ], bool]
    ) -> None:
        self.wsgi = wsgi
        self.largest = largest
        self.at_hand = at_hand
        self.threads = ThreadPoolExecutor(threads, "request")
        self.busy = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await send({"type": "websocket.close"})
        try:
            environ = await whole_request(scope, receive, self.largest)
        except Disconnected:
            return
        except TimeoutError:
            return await say(send, too_late())
        self.busy += 1
        try:
            await say(send, await self.answered(environ))
        finally:
            self.busy -= 1

    async def answered(self, environ: Environ) -> Answer:
        if self.at_hand(environ):
            return self.answer(environ)
        with IN_USE.labels("threads").track_inprogress():
            return await asyncio.get_running_loop().run_in_executor(self.threads, self.answer, environ)

    def answer(self, environ: Environ) -> Answer:
        """Call the application."""
        started: list[Any] = []
        written: list[bytes] = []

        def start_response(status: str, headers: list[tuple[str, str]], _exc_info: object = None) -> Any:
            started[:] = status, headers
            return written.append

        chunks = self.wsgi(environ, start_response)
        try:
            written.extend(chunks)
        finally:
            if hasattr(chunks, "close"):
                chunks.close()
        status, headers = started
        return message(int(status[:3]), headers, b"".join(written))


async def whole_request(scope: Message, receive: Receive, largest: int) -> Environ:
    """The request in the words of WSGI, once all of it is there. TimeoutError when that takes too long."""
    environ = request_line(scope) | headers(scope)
    # What comes in pieces has a length when the last one is there.
    if environ.pop("HTTP_TRANSFER_ENCODING", "") or "CONTENT_LENGTH" in environ:
        async with asyncio.timeout(BODY_SECONDS):
            body, size = await read(receive, largest)
        environ["wsgi.input"] = BytesIO(body)
        environ["CONTENT_LENGTH"] = str(max(size, int(environ.get("CONTENT_LENGTH", 0))))
    return environ


async def read(receive: Receive, largest: int) -> tuple[bytes, int]:
    """The body and its size. What is too large for anybody is counted, not kept, and given up beyond DRAIN."""
    body, size, more = bytearray(), 0, True
    while more and size <= DRAIN:
        part = await receive()
        if part["type"] == "http.disconnect":
            raise Disconnected
        size += len(part["body"])
        if size <= largest:
            body += part["body"]
        more = part["more_body"]
    return bytes(body), size


def request_line(scope: Message) -> Environ:
    """What is not in a header. Where the site is mounted and who is asking never is."""
    host, port = scope["server"]
    return {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "REMOTE_ADDR": scope["client"][0],
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": BytesIO(),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def headers(scope: Message) -> dict[str, str]:
    """Every header under its WSGI name; one that comes twice is one list."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").upper().replace("-", "_")
        if key not in WITH_NAMES_OF_THEIR_OWN:
            key = f"HTTP_{key}"
        text = value.decode("latin-1")
        between = "; " if key == "HTTP_COOKIE" else ","
        found[key] = f"{found[key]}{between}{text}" if key in found else text
    return found


def message(status: int, headers: list[tuple[str, str]], content: bytes) -> Answer:
    pairs = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    return (
        {"type": "http.response.start", "status": status, "headers": pairs},
        {"type": "http.response.body", "body": content},
    )


def too_late() -> Answer:
    return message(408, [("Content-Length", "0"), ("Connection", "close")], b"")


async def say(send: Send, answer: Answer) -> None:
    for part in answer:
        await send(part)
