"""Many hostile requests to every address of the site, on both databases; none may end in an accident.

`python -m bench.fuzz --count 20000 --seed 7` sends the same ones every time, up to what the day and the keys change.
"""

from __future__ import annotations

import argparse
import logging
import random
import re
import secrets
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from flask import Flask
from werkzeug.test import TestResponse, run_wsgi_app

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.headers import of as headers_of
from tests.conftest import without_waiting

from .echoes import echoed
from .hostile import Hostile
from .small_disks import postgresql
from .worlds import drawer

# A world is used up: placements are withdrawn, drafts are sent.
FRESH_AFTER = 250
# Seconds after which an answer counts as none, on whatever machine.
HANGS = 60.0
DATABASES = ("sqlite", "postgresql")
TOLD_EVERY = 5000


@dataclass
class Drill:
    """What came of it."""

    seed: int
    count: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    failures: dict[str, Hostile] = field(default_factory=dict)

    def __str__(self) -> str:
        hundreds = ", ".join(f"{hundred}00: {count}" for hundred, count in sorted(self.statuses.items()))
        head = f"seed {self.seed}, {self.count} requests, {hundreds}; slowest {self.slowest[0]:.2f} s {self.slowest[1]}"
        return "\n".join((head, *(f"FAILED {what}\n  {request}" for what, request in self.failures.items())))


class LastAccident(logging.Handler):
    """Where the last accident happened, so that two of one kind are told as one."""

    where = ""

    def emit(self, record: logging.LogRecord) -> None:
        # It is told while it is being handled; what is logged of it names its kind alone.
        if (error := sys.exc_info()[1]) is not None:
            frames = [
                frame for frame in traceback.extract_tb(error.__traceback__) if "citizen_portal" in frame.filename
            ]
            last = frames[-1] if frames else None
            self.where = f"{error!r:.200} at {last and f'{Path(last.filename).name}:{last.lineno}'}"


def fault_of(app: Flask, request: Hostile, accident: LastAccident) -> tuple[int, str]:
    """The status of the answer, and what is wrong with it."""
    accident.where = ""
    try:
        body, status, headers = run_wsgi_app(app, request.environ(), buffered=True)
    except Exception as error:  # Nothing may come through.
        return 599, f"not answered: {error!r:.200}"
    answer = TestResponse(body, status, headers, request=None)  # type: ignore[arg-type]
    return answer.status_code, _fault(app, answer, accident)


def _fault(app: Flask, answer: TestResponse, accident: LastAccident) -> str:
    if answer.status_code == 503 and answer.mimetype == "text/html" and b"data-no-paper" in answer.data:
        # Making papers is slow, and whoever could not wait is told so.
        return ""
    if answer.status_code > 499 or accident.where:
        return f"{answer.status_code} {accident.where}"
    if b"Traceback (most recent call last)" in answer.data:
        return "a traceback in the answer"
    if echo := echoed(answer):
        return echo
    lacking = [name for name, value in headers_of(app).items() if answer.headers.getlist(name) != [value]]
    if answer.mimetype == "text/html" and lacking:
        return f"{answer.status_code} without {', '.join(lacking)}"
    location = answer.headers.get("Location", "/")
    return "" if re.match(r"/(?![/\\])", location) else f"leads away: {location:.80}"


def smallest(request: Hostile, fails: Callable[[Hostile], bool]) -> Hostile:
    """The same request without whatever it fails without, as well."""
    for pair in (*request.headers, *request.fields):
        headers, fields = (tuple(kept for kept in pairs if kept != pair) for pairs in (request.headers, request.fields))
        shorter = replace(request, headers=headers, fields=fields)
        request = shorter if fails(shorter) else request
    for shorter in (replace(request, query=""), replace(request, kind=""), replace(request, method="GET")):
        request = shorter if fails(shorter) else request
    return request


def drill(app: Flask, count: int, seed: int) -> Drill:
    done, chance, accident = Drill(seed), random.Random(seed), LastAccident()
    logger = logging.getLogger("citizen_portal.errors")
    logger.addHandler(accident)
    for number in range(count):
        if number % FRESH_AFTER == 0:
            draw = drawer(app, chance).draw
        if number % TOLD_EVERY == TOLD_EVERY - 1:
            print(done, flush=True)
        _one(app, done, draw(), accident)
    logger.removeHandler(accident)
    return done


def _one(app: Flask, done: Drill, request: Hostile, accident: LastAccident) -> None:
    began = time.perf_counter()
    status, fault = fault_of(app, request, accident)
    took = time.perf_counter() - began
    done.slowest = max(done.slowest, (took, f"{request.method} {request.path[:80]}"))
    if took > HANGS:
        done.failures[f"no answer within {HANGS:g} s"] = request
    done.count += 1
    done.statuses[status // 100] += 1
    if fault and fault not in done.failures:
        done.failures[fault] = smallest(request, lambda shorter: fault_of(app, shorter, accident)[1] == fault)


@contextmanager
def site_on(database: str) -> Iterator[Flask]:
    """A site of its own on one of the two databases, both real; neither waits for the disk, as no power fails here."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder) / "site", keys=("k" * 43,))
        settings.data.mkdir()
        if database == "sqlite":
            at = replace(settings, database_url=f"sqlite:///{settings.data}/fuzz.sqlite")
            yield without_waiting(create_app(at, prerender=False))
            return
        with postgresql(Path(folder) / "postgresql") as url:
            named = url.replace("postgresql://", "postgresql+psycopg://", 1)
            joint = "&" if "?" in named else "?"
            at = replace(settings, database_url=f"{named}{joint}options=-c%20synchronous_commit%3Doff")
            app = create_app(at, prerender=False)
            yield app
            app.extensions["engine"].dispose()


def side_by_side(asked: argparse.Namespace) -> int:
    """Each database in a process of its own, with its share of the requests."""
    share = ["--count", str(asked.count // len(asked.databases)), "--seed", str(asked.seed)]
    command = [sys.executable, "-m", "bench.fuzz", *share, "--databases"]
    started = [subprocess.Popen([*command, database]) for database in asked.databases]
    return max(process.wait() for process in started)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="Requests in all, shared by the databases.")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=DATABASES)
    asked = parser.parse_args()
    if len(asked.databases) > 1:
        return side_by_side(asked)
    began, database = time.monotonic(), asked.databases[0]
    with site_on(database) as app:
        done = drill(app, asked.count, asked.seed)
    print(f"{database}: {done}; {done.count / (time.monotonic() - began):.0f} a second", flush=True)
    return 1 if done.failures else 0


if __name__ == "__main__":
    sys.exit(main())
