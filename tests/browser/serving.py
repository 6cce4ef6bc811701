"""A real server with a folder of its own, and how to run a command on its data."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..catcher import Catcher, mail_server

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Site:
    """A running site: where it answers, where its letters go, and how to run a command on its data."""

    url: str
    mail: Catcher
    environ: dict[str, str]

    def command(self, *words: str) -> str:
        """What the command says. Every call loads the whole site anew: better one for many than many for one."""
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi", *words], cwd=ROOT, env=self.environ,
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """A site whose data lie in the folder, and whose letters are caught."""
    port = free_port()
    with mail_server() as (mail_url, catcher):
        environ = {**os.environ, "PORT": str(port), "PORTAL_DATA": str(folder), "PORTAL_MAIL_URL": mail_url}
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "wsgi:app"], cwd=ROOT, env=environ, stdout=subprocess.DEVNULL
        )
        try:
            yield Site(answering(f"http://127.0.0.1:{port}", server), catcher, environ)
        finally:
            server.terminate()
            server.wait()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def answering(url: str, server: subprocess.Popen[bytes]) -> str:
    """The address, once the server answers there."""
    for _ in range(600):
        assert server.poll() is None, "the server has stopped"
        try:
            with urllib.request.urlopen(f"{url}/da/"):
                return url
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(url)
