"""A real server with a folder of its own, and how to run a command on its data."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..catcher import Catcher, mail_server

PATIENCE = 60  # seconds; without an answer by then there is none
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
def served(folder: Path, settings: Mapping[str, str] | None = None, utf8: bool = True) -> Iterator[Site]:
    """A site whose data lie in the folder, told these settings, and whose letters are caught.

    Without `utf8` the mail server cannot carry an address with other letters than ASCII before the @.
    """
    # The port is open before the server is, so that nobody else can take it meanwhile.
    with mail_server(utf8) as (mail_url, catcher), socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        environ = {**os.environ, "PORT": str(port), "PORTAL_DATA": str(folder), "PORTAL_MAIL_URL": mail_url}
        environ |= settings or {}
        command = [sys.executable, "-m", "gunicorn", "--bind", f"fd://{door.fileno()}", "wsgi:app"]
        server = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, pass_fds=[door.fileno()]
        )  # fmt: skip
        door.close()
        try:
            yield Site(answering(f"http://127.0.0.1:{port}"), catcher, environ)
        finally:
            server.terminate()
            server.wait()


def answering(url: str) -> str:
    """The address, once the server answers there."""
    with urllib.request.urlopen(f"{url}/da/", timeout=PATIENCE):
        return url
