"""A real server of two processes: what both have counted is one sum, and what only the dead one knew is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path

import pytest

from bench.servers import gunicorn
from citizen_portal.operations.metrics import seats

from .reading import number

PATIENCE = 120  # seconds; what has not come by then never comes
THREADS, WORKERS = 8, 2
PAGES, FORMS = 30, 12


@dataclass
class Several:
    """Two workers of one server."""

    port: int
    process: subprocess.Popen[bytes]

    def ask(self, path: str) -> tuple[int, str]:
        """On a line of its own: whichever worker is free takes it."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as line:
            try:
                line.request("GET", path)
                answer = line.getresponse()
                return answer.status, answer.read().decode()
            except (ConnectionError, RemoteDisconnected):
                # The worker that had taken it was killed.
                return self.ask(path)

    def numbers(self) -> str:
        return self.ask("/metrics")[1]

    def workers(self) -> set[int]:
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        return {int(pid) for pid in found.stdout.split()}

    def until(self, true: Callable[[], bool]) -> None:
        ends = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < ends
            time.sleep(0.1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Several]:
    told = {"PORTAL_DATA": str(tmp_path_factory.mktemp("portal")), "WEB_CONCURRENCY": str(WORKERS)}
    with gunicorn("wsgi:app", environ=told) as (port, process):
        running = Several(port, process)
        running.until(lambda: number(running.numbers(), "portal_in_use_at_most", what="threads") == THREADS * WORKERS)
        yield running


def pages(page: str) -> float:
    return number(page, "portal_requests_total", endpoint="guidance.page", status="2xx")


def forms(page: str) -> float:
    return number(page, "portal_request_seconds_count", endpoint="registration.step")


def test_what_either_counts_is_one_sum_and_outlives_it(server: Several) -> None:
    for _ in range(PAGES):
        assert server.ask("/da/viden/virksomhedspraktik")[0] == 200
    for _ in range(FORMS):
        assert server.ask("/da/plads/dig")[0] == 200
    # A page that is kept is counted a moment after it was handed out.
    server.until(lambda: pages(server.numbers()) == PAGES)
    assert forms(server.numbers()) == FORMS
    assert len(list(folder(server).glob("counter_*.db"))) == WORKERS
    for dead in range(1, 4):
        one = min(server.workers())
        os.kill(one, signal.SIGKILL)
        server.until(partial(replaced, server, one))
        server.until(lambda: number(server.numbers(), "portal_in_use_at_most", what="threads") == THREADS * WORKERS)
        assert (pages(server.numbers()), forms(server.numbers())) == (PAGES + dead - 1, FORMS)
        assert server.ask("/da/viden/virksomhedspraktik")[0] == 200
        server.until(partial(counted, server, PAGES + dead))
    # Whoever takes the place of a dead one takes its files.
    assert {file.name for file in folder(server).glob("*.db")} == {
        f"{kind}_{seat}.db" for kind in seats.SIZES for seat in range(WORKERS)
    }
    assert number(server.numbers(), "portal_in_use", what="threads") == 1
    assert number(server.numbers(), "portal_rendered_timestamp_seconds", what="guidance") > time.time() - 3600


def replaced(server: Several, gone: int) -> bool:
    return gone not in server.workers() and len(server.workers()) == WORKERS


def counted(server: Several, number_of: int) -> bool:
    return pages(server.numbers()) == number_of


def folder(server: Several) -> Path:
    """The one whose lock this server holds open."""
    opened = [os.readlink(one) for one in Path(f"/proc/{server.process.pid}/fd").iterdir()]
    return next(Path(name).parent for name in opened if seats.PREFIX in name and name.endswith(seats.LOCK))


def test_a_server_that_ends_leaves_nothing_and_the_next_clears_away_after_one_that_was_killed(tmp_path: Path) -> None:
    told = {"PORTAL_DATA": str(tmp_path)}
    with gunicorn("bench.bare:app", environ=told) as (port, process):
        killed = Several(port, process)
        killed.ask("/1")
        left = folder(killed)
        process.kill()
        process.wait()
        # A worker ends by itself when nobody looks after it any more.
        killed.until(lambda: seats.left_behind(left))
    assert left.exists()
    with gunicorn("bench.bare:app", environ=told) as (port, process):
        following = Several(port, process)
        following.ask("/1")
        own = folder(following)
        assert own.exists() and not left.exists()
    assert not own.exists()
