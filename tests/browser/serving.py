"""A real server with a folder of its own, and how to run a command on its data."""

from __future__ import annotations

import os
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bench.servers import gunicorn
from citizen_portal import clock, create_app
from citizen_portal.config import Settings
from citizen_portal.storage.database import db

from ..catcher import Catcher, mail_server
from ..databases import Chosen, database_in

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
        """What the command says, on the data the server is at work on, told what the server is told.

        It runs in this process, which has read all texts already: to start another one only for it takes longer than
        to look at twenty pages.
        """
        with self.told_the_same():
            app = create_app(Settings.from_environment(self.environ), prerender=False)
            done = app.test_cli_runner().invoke(args=words, catch_exceptions=False)
        with app.app_context():
            db.engine.dispose()
        assert done.exit_code == 0, done.output
        return done.stdout

    @contextmanager
    def told_the_same(self) -> Iterator[None]:
        """With the environment of the server, and on the day its clock is set on to: tests/browser/moved_clock.py."""
        right, days = clock.now, self.environ.get("DAYS_LATER")
        with pytest.MonkeyPatch.context() as patch:
            for name in self.environ.keys() - os.environ.keys():
                patch.setenv(name, self.environ[name])
            if days:
                later = timedelta(days=int(Path(days).read_text(encoding="ascii")))
                patch.setattr(clock, "now", lambda: right() + later)
            yield


@contextmanager
def served(
    folder: Path, settings: Mapping[str, str] | None = None, utf8: bool = True, program: str = MANY_VISITORS
) -> Iterator[Site]:
    """A site whose data lie in the folder, told these settings, and whose letters are caught.

    Without `utf8` the mail server cannot carry an address with other letters than ASCII before the @. `program` is the
    module that holds it.
    """
    with mail_server(utf8) as (mail_url, catcher):
        environ = {"PORTAL_DATA": str(folder), "PORTAL_MAIL_URL": mail_url, **chosen(folder), **(settings or {})}
        with gunicorn(f"{program}:app", environ=environ) as (port, _process):
            told = {**os.environ, "PORT": str(port), **environ}
            yield Site(answering(f"http://127.0.0.1:{port}"), catcher, told, program)


def chosen(folder: Path) -> dict[str, str]:
    """What a site is told of its database: nothing, where it is the file in the folder."""
    if Chosen.kind == "sqlite":
        return {}
    return {"PORTAL_DATABASE_URL": database_in(folder, Chosen.kind), "PORTAL_KEYS": "k" * 43}


def answering(url: str) -> str:
    """The address, once the server answers there."""
    with urllib.request.urlopen(f"{url}/da/", timeout=PATIENCE):
        return url
