"""A real server with a folder of its own, and how to run a command on its data."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.servers import gunicorn

from ..catcher import Catcher, mail_server

PATIENCE = 60  # seconds; without an answer by then there is none
ROOT = Path(__file__).parent.parent.parent
MANY_VISITORS = "tests.browser.many_visitors"


@dataclass(frozen=True)
class Site:
    """A running site: where it answers, where its letters go, and how to run a command on its data."""

    url: str
    mail: Catcher
    environ: dict[str, str]
    program: str = MANY_VISITORS

    def command(self, *words: str) -> str:
        """What the command says. Every call loads the whole site anew: better one for many than many for one."""
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", self.program, *words], cwd=ROOT, env=self.environ,
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout


@contextmanager
def served(
    folder: Path, settings: Mapping[str, str] | None = None, utf8: bool = True, program: str = MANY_VISITORS
) -> Iterator[Site]:
    """A site whose data lie in the folder, told these settings, and whose letters are caught.

    Without `utf8` the mail server cannot carry an address with other letters than ASCII before the @. `program` is the
    module that holds it.
    """
    with mail_server(utf8) as (mail_url, catcher):
        environ = {"PORTAL_DATA": str(folder), "PORTAL_MAIL_URL": mail_url, **(settings or {})}
        with gunicorn(f"{program}:app", environ=environ) as (port, _process):
            told = {**os.environ, "PORT": str(port), **environ}
            yield Site(answering(f"http://127.0.0.1:{port}"), catcher, told, program)


def answering(url: str) -> str:
    """The address, once the server answers there."""
    with urllib.request.urlopen(f"{url}/da/", timeout=PATIENCE):
        return url
