"""What is done once a day is done once a day, and again where it failed."""

from datetime import date, timedelta

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.storage import daily

from ..placements import on

TODAY = clock.today()


@pytest.fixture
def done() -> list[date]:
    return []


@pytest.fixture
def one() -> Flask:
    return Flask(__name__)


def test_it_is_done_once_a_day(one: Flask, done: list[date]) -> None:
    daily.register(one, done.append)
    with one.app_context():
        for day in (TODAY, TODAY, TODAY + timedelta(days=1)):
            with on(day):
                daily.run()
    assert done == [TODAY, TODAY + timedelta(days=1)]


def test_what_fails_is_done_at_the_next_look(one: Flask, done: list[date]) -> None:
    def fails_once(day: date) -> None:
        done.append(day)
        if len(done) == 1:
            raise RuntimeError

    daily.register(one, fails_once)
    others: list[date] = []
    daily.register(one, others.append)
    with one.app_context():
        daily.run()
        daily.run()
    assert done == [TODAY, TODAY] and others == [TODAY]


def test_a_site_with_nothing_to_do_each_day_does_nothing(one: Flask) -> None:
    with one.app_context():
        daily.run()
