"""Tries are counted together by all sites, and by each for itself while the shared cache is away, held or slow."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from flask import Flask
from werkzeug.exceptions import TooManyRequests

from citizen_portal import limits

from .line import Line
from .redis_server import RedisServer

Site = Callable[[int], Flask]
MOST = "3 per hour"
TOLD = "PORTAL_SHARED_CACHE_URL is out of reach: attempts are counted in each process for itself"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    yield server
    server.stop()


@pytest.fixture
def line(server: RedisServer) -> Iterator[Line]:
    line = Line(server.connect)
    yield line
    line.close()


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SHARED_SECONDS", 0.5)
    monkeypatch.setattr(limits, "LEFT_ALONE", 1.5)


@pytest.fixture
def site() -> Iterator[Callable[[int], Flask]]:
    """Makes no more of one than counts."""
    made: list[Flask] = []

    def make(port: int) -> Flask:
        app = Flask("counts")
        limits.init_app(app, f"redis://127.0.0.1:{port}")
        made.append(app)
        return app

    yield make
    for app in made:
        app.extensions["attempts"].shared.storage.storage.close()


def tries(app: Flask, who: str, times: int = 1) -> list[bool]:
    """Whether each of so many was let through."""
    return [once(app, who) for _ in range(times)]


def once(app: Flask, who: str) -> bool:
    with app.app_context():
        try:
            limits.consume_attempt("test", who, MOST)
        except TooManyRequests as spent:
            assert isinstance(spent.retry_after, int) and 0 < spent.retry_after <= 3601
            return False
    return True


@contextmanager
def stopped(server: RedisServer, _line: Line) -> Iterator[None]:
    server.stop()
    yield
    server.start()


@contextmanager
def held(server: RedisServer, _line: Line) -> Iterator[None]:
    server.hold()
    yield
    server.go_on()


@contextmanager
def slow(_server: RedisServer, line: Line) -> Iterator[None]:
    line.delay = 2.0
    yield
    line.delay = 0.0


@contextmanager
def dead(_server: RedisServer, line: Line) -> Iterator[None]:
    line.dead = True
    yield
    line.dead = False


Fails = Callable[[RedisServer, Line], AbstractContextManager[None]]


def test_two_sites_count_together(server: RedisServer, site: Site) -> None:
    one, other = site(server.port), site(server.port)
    assert tries(one, "together", 2) + tries(other, "together", 2) == [True, True, True, False]
    assert tries(one, "together") == [False]


@pytest.mark.parametrize("fails", [stopped, held, slow, dead])
def test_while_it_is_away_each_counts_for_itself_and_waits_once_and_then_together_again(
    server: RedisServer, line: Line, site: Site, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch,
    fails: Fails,
) -> None:  # fmt: skip
    one, other = site(line.port), site(server.port)
    asked = counted(monkeypatch, one)
    # For longer than all of this takes, so that it is asked once.
    monkeypatch.setattr(limits, "LEFT_ALONE", 3600)
    with fails(server, line):
        assert tries(one, fails.__name__, 5) == [True, True, True, False, False]
        assert len(asked) == 1 and caplog.messages == [TOLD]
    one.extensions["attempts"].away_until = 0.0
    monkeypatch.setattr(limits, "LEFT_ALONE", 0)
    together_again(one, other, fails.__name__)


def together_again(one: Flask, other: Flask, name: str) -> None:
    """By itself, soon: what one counts the other knows of."""
    for turn in range(100):
        who = f"{name}-{turn}"
        if tries(one, who, 3) + tries(other, who) == [True, True, True, False]:
            return
        time.sleep(0.05)
    pytest.fail("they do not count together again")


def counted(monkeypatch: pytest.MonkeyPatch, app: Flask) -> list[None]:
    """Grows by one each time the shared cache is asked."""
    storage, asked = app.extensions["attempts"].shared.storage, list[None]()
    ask = storage.incr

    def incr(*args: object, **kwargs: object) -> object:
        asked.append(None)
        return ask(*args, **kwargs)

    monkeypatch.setattr(storage, "incr", incr)
    return asked


def test_one_that_is_a_little_slow_is_waited_for(server: RedisServer, line: Line, site: Site) -> None:
    one, other = site(line.port), site(server.port)
    line.delay = 0.02
    assert tries(one, "patient", 3) + tries(other, "patient") == [True, True, True, False]


def test_a_page_that_asks_several_times_waits_no_longer_for_all_than_for_one(
    server: RedisServer, line: Line, site: Site, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LEFT_ALONE", 3600)
    monkeypatch.setattr(limits, "SHARED_SECONDS", 5)
    one = site(line.port)
    assert tries(one, "long", 1) == [True]
    asked = counted(monkeypatch, one)
    # Each answer comes in time, and three of them would not.
    line.delay = 2.6
    with one.app_context():
        for _ in "12345":
            limits.consume_attempt("test", "page", "9 per hour")
    assert len(asked) == 2 and caplog.messages == [TOLD]


@pytest.mark.parametrize(
    ("left", "told"), [(59.4, 60), (0.2, 1), (-3600, 1), (7200, 901)], ids=["usual", "over", "ahead", "set back"]
)
def test_nobody_is_told_to_wait_longer_than_the_rule_says_whatever_the_clocks_say(left: float, told: int) -> None:
    assert limits._seconds(left, 900) == told
