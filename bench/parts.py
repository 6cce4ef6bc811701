"""The parts a municipality runs: processes on the loopback that can be killed, stopped, paused and started again."""

from __future__ import annotations

import contextlib
import json
import os
import pwd
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).parent.parent
# Seconds a part may take to answer once it is started: a site lays out all its pages first, on a busy machine.
PATIENCE = 240.0
LOOK = 0.05  # seconds between two looks


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@dataclass
class Part:
    """One process in a session of its own, so that it ends with all it has started, and nobody else does.

    What it says is added to `log`. `environ` is all it is told; `user` is who it runs as, "" for whoever runs this.
    """

    name: str
    command: Sequence[str]
    port: int
    log: Path
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    user: str = ""
    process: subprocess.Popen[bytes] | None = None
    ends_by = signal.SIGTERM

    def start(self, wait: float = PATIENCE) -> None:
        """Without `wait` seconds it is not waited for. Raises TimeoutError when it does not answer by then."""
        with self.log.open("ab") as said:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=dict(self.environ), stdout=said, stderr=said, stdin=subprocess.DEVNULL,
                start_new_session=True, **self._as_user(),
            )  # fmt: skip
        if wait:
            self.wait(wait)

    def _as_user(self) -> dict[str, Any]:
        if not self.user:
            return {}
        who = pwd.getpwnam(self.user)
        return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}

    def wait(self, seconds: float = PATIENCE) -> None:
        """Until it answers; one that has ended meanwhile is started again, as a supervisor would."""
        until = time.monotonic() + seconds
        while not self.healthy():
            if time.monotonic() > until:
                raise TimeoutError(f"{self.name} does not answer: {self.log}")
            if not self.running:
                self.start(wait=0)
            time.sleep(LOOK)

    def healthy(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=2):
            return True
        return False

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """As when the power fails: the process and all it has started end where they are."""
        self._signal(signal.SIGKILL)
        self._reap()

    def stop(self) -> None:
        """As an operator stops it; killed after some seconds."""
        if self.process is None:
            return
        self._signal(signal.SIGCONT)
        if self.running:
            self.process.send_signal(self.ends_by)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        self.kill()

    def pause(self) -> None:
        """It hangs: it takes connections, and answers nothing."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        # The session keeps the number of its first process, also when that one has ended and others have not.
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)

    def _reap(self) -> None:
        if self.process is not None:
            self.process.wait()

    def children(self) -> list[int]:
        """The processes it has started itself."""
        if not self.running or self.process is None:
            return []
        tasks = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(one) for one in tasks.read_text().split()]


class Host(Part):
    """One app host: a supervisor's `gunicorn wsgi:app`, with its workers."""

    def healthy(self) -> bool:
        return answers(f"http://127.0.0.1:{self.port}/readyz")


class Proxy(Part):
    def reload(self) -> None:
        """Its configuration is read again; workers that answer somebody finish first."""
        if self.running and self.process is not None:
            self.process.send_signal(signal.SIGHUP)


class Database(Part):
    """A PostgreSQL with a database `portal`, its data in `folder`."""

    ends_by = signal.SIGINT

    def url(self, name: str = "portal") -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def healthy(self) -> bool:
        with contextlib.suppress(psycopg.Error), psycopg.connect(self.url("postgres"), connect_timeout=2):
            return True
        return False

    def create(self, name: str = "portal") -> str:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.url(name)


class Cache(Part):
    def healthy(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=2) as line:
            line.sendall(b"PING\r\n")
            return line.recv(7) == b"+PONG\r\n"
        return False


@dataclass
class Receiver(Part):
    """Mail server, webhook or SMS gateway: each thing that came is a line in `came`, once it has been taken."""

    came: Path = Path()
    mood_file: Path = Path()

    def mood(self, **how: Any) -> None:
        """How it answers from now on: `answer` in place of a yes, `pause` seconds before it. Nothing: as it should."""
        fresh = self.mood_file.with_suffix(".new")
        fresh.write_text(json.dumps(how))
        fresh.replace(self.mood_file)

    def lines(self) -> list[dict[str, Any]]:
        """What has come so far, the oldest first; a line that is being written is left for the next look."""
        if not self.came.exists():
            return []
        whole = self.came.read_bytes().rpartition(b"\n")[0]
        return [json.loads(line) for line in whole.splitlines()]


def receiver(kind: str, folder: Path) -> Receiver:
    """One of `mail`, `webhook` and `sms`."""
    port, came, mood = free_port(), folder / f"{kind}.jsonl", folder / f"{kind}.mood"
    command = [sys.executable, "-m", "bench.receivers", kind, str(port), str(came), str(mood)]
    return Receiver(kind, command, port, folder / f"{kind}.log", came=came, mood_file=mood)


def answers(url: str) -> bool:
    """Whether it says 200."""
    with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5) as answer:
        return bool(answer.status == 200)
    return False
