"""The process that makes papers: started when the first is wanted, ended when it is over its time."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import weakref
from contextlib import suppress
from pathlib import Path

from .maker import frames
from .maker.loop import PAPER

ASSETS = Path(__file__).parent.parent / "assets"
# Seconds on the clock for one paper, however busy the machine is: on an idle one none takes two.
SECONDS = 40.0
# Found where this process finds its modules, but not through the site, whose import takes long and much memory.
START = "import json, sys; sys.path[:] = json.loads(sys.argv.pop(1)); from maker.loop import run; run()"


class PaperFailed(RuntimeError):
    """A paper could not be made. The words name the kind of error, nothing of what was to be on it."""


class Gone(PaperFailed):
    """The process had left by itself, because it was old or nobody had wanted anything."""


class PaperProcess:
    """One process at a time; whoever calls takes turns. It belongs to the process that started it, not to its forks."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._running: _Running | None = None

    def make(self, html: str) -> bytes:
        """The paper this HTML describes. Raises PaperFailed."""
        until = time.monotonic() + self.seconds
        kept = self._kept()
        if kept is not None:
            with suppress(Gone):
                return self._made_by(kept, html, until)
        return self._made_by(self._fresh(), html, until)

    def _kept(self) -> _Running | None:
        return self._running if self._running is not None and self._running.usable() else None

    def _fresh(self) -> _Running:
        self._running = _Running()
        return self._running

    def _made_by(self, running: _Running, html: str, until: float) -> bytes:
        try:
            return running.make(html, until)
        except PaperFailed:
            self._running = None
            running.end()
            raise


class _Running:
    def __init__(self) -> None:
        self.owner = os.getpid()
        self.line, other = socket.socketpair()
        with other:
            self.process = subprocess.Popen(
                _command(), stdin=other.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env=_surroundings(), start_new_session=True,
            )  # fmt: skip
        self.end = weakref.finalize(self, _end, self.owner, self.line, self.process)

    def usable(self) -> bool:
        return self.owner == os.getpid() and self.process.poll() is None

    def make(self, html: str, until: float) -> bytes:
        try:
            self.line.settimeout(max(until - time.monotonic(), 0.001))
            frames.send(self.line, PAPER, html.encode(errors="replace"))
            answer = frames.receive(self.line, until)
        except TimeoutError:
            raise PaperFailed("too slow") from None
        except OSError:
            answer = None
        if answer is None:
            raise self._ending()
        if answer[0] != PAPER:
            raise PaperFailed(answer[1].decode())
        return answer[1]

    def _ending(self) -> PaperFailed:
        """How it came to its end: by itself, or over a paper."""
        try:
            code = self.process.wait(1)
        except subprocess.TimeoutExpired:
            return PaperFailed("does not answer")
        return Gone("has left") if code == 0 else PaperFailed(f"ended with {code}")


def _end(owner: int, line: socket.socket, process: subprocess.Popen[bytes]) -> None:
    line.close()
    if owner == os.getpid():
        process.kill()
        process.wait()


def _command() -> list[str]:
    # A server may have Python inside, and be no interpreter itself.
    python = shutil.which("python3", path=f"{sys.prefix}/bin") or sys.executable
    path = [str(Path(__file__).parent), *sys.path]
    return [python, "-I", "-c", START, json.dumps(path), str(ASSETS / "paper.css")]


def _surroundings() -> dict[str, str]:
    """No key and no password travels along: what is laid out comes from anybody."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    return known | {"FONTCONFIG_FILE": str(ASSETS / "fonts.conf")}
