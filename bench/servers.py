"""Starting two servers of the same kind, and asking them for pages as fast as they answer."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlencode

SECONDS = 2.0
PATIENCE = 120  # seconds
TOKEN = re.compile(rb'name="csrf_token" value="([^"]+)"')


@dataclass
class Server:
    """One gunicorn."""

    port: int
    process: subprocess.Popen[bytes]
    cookie: str = ""
    line: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def ask(self, path: str, form: dict[str, str] | None = None, encoding: str = "identity") -> tuple[int, bytes, str]:
        headers = {"Cookie": self.cookie, "Accept-Encoding": encoding}
        body = urlencode(form) if form else None
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.line.request("POST" if form else "GET", path, body, headers)
            answer = self.line.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            # The server hung up on a line that was silent for too long; a browser would open a new one too.
            self.line.close()
            return self.ask(path, form, encoding)
        if cookie := answer.headers["Set-Cookie"]:
            self.cookie = cookie.split(";")[0]
        return answer.status, answer.read(), answer.headers.get("Location", "")

    def token(self, path: str) -> str:
        found = TOKEN.search(self.ask(path)[1])
        assert found, f"no form at {path}"
        return found[1].decode()

    def memory(self, kind: str) -> float:
        """MB of memory of a worker: all it can see (Rss), or with only its share of what is shared (Pss)."""
        workers = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=True)
        with open(f"/proc/{workers.stdout.split()[0]}/smaps_rollup", encoding="ascii") as rows:
            return next(int(row.split()[1]) for row in rows if row.startswith(f"{kind}:")) / 1024


@contextmanager
def gunicorn(
    target: str, *options: str, environ: Mapping[str, str], stderr: BinaryIO | None = None
) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:  # fmt: skip
    """The port and the process of a server of this application, told this beside what this process is told.

    What it says of itself goes to `stderr`.
    """
    # The port is open before the server is, so that nobody else can take it meanwhile.
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "--bind", f"fd://{door.fileno()}", *options, target]
        told = {**os.environ, "PORT": str(port), **environ}
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, env=told, stdout=quiet, stderr=stderr, pass_fds=[door.fileno()])
        door.close()
        try:
            yield port, process
        finally:
            process.terminate()
            process.wait()


@contextmanager
def server(target: str, *options: str, data: Path | None = None, workers: int = 1) -> Iterator[Server]:
    """A server to be measured, with a folder of its own or the one that is named."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {"PORTAL_DATA": str(data or folder), "WEB_CONCURRENCY": str(workers)}
        with gunicorn(target, *options, environ=environ) as (port, process):
            running = Server(port, process)
            try:
                running.ask("/1")
                yield running
            finally:
                running.line.close()


def read_rate(server: Server, path: str) -> float:
    """Pages a second that a quick client gets from four lines at once."""
    address = f"http://127.0.0.1:{server.port}{path}"
    command = ["wrk", "-t1", "-c4", f"-d{SECONDS:g}s", "-H", f"Cookie: {server.cookie or 'none=1'}"]
    command += ["-H", "Accept-Encoding: gzip, br", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    return float(said.split("Requests/sec:")[1].split()[0])


def rate(one: Callable[[], object]) -> float:
    """How often a second something can be done, measured for SECONDS."""
    done, until = 0, time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        one()
        done += 1
    return done / SECONDS
