"""How much a page asks the database: nothing to read, little for one placement, and as much of many as of few.

What the desk's lists ask stands in tests/desk/test_many.py.
"""

from __future__ import annotations

import pytest
from flask import Flask

from ..databases import statements
from .day_addresses import SHOWS_DAYS, SHOWS_NONE, Asked, asked
from .midnight import World, placement, world_of

# Whoever is on the way, with what is kept of the device and the draft; a placement, its events and its letters.
MOST = 5
# The page of figures asks when it is made, which is not when it is read.
MADE = "/da/viden/tal"
READING = [one for _method, one in asked(SHOWS_DAYS) if one.path.startswith(("/da/viden", "/da/om", "/da/privatliv"))]
READ = ("SELECT", "WITH")


@pytest.fixture(scope="module")
def world(app: Flask) -> World:
    return world_of(app)


def questions(app: Flask, world: World, address: Asked) -> int:
    said = statements(app, lambda: world.ask("GET", address.path, address.who))
    return len([one for one in said if one.startswith(READ)])


def test_reading_asks_nothing(app: Flask, world: World) -> None:
    assert READING and not [str(page) for page in READING if page.path != MADE and questions(app, world, page)]


def test_a_page_asks_little(app: Flask, world: World) -> None:
    pages = {address for method, address in [*asked(SHOWS_DAYS), *asked(SHOWS_NONE)] if method == "GET"}
    found = {str(page): number for page in pages if (number := questions(app, world, page)) > MOST}
    assert not found


def test_the_room_of_an_employer_asks_as_much_of_many_as_of_few(app: Flask, world: World) -> None:
    room = Asked("{room}", frozenset())
    few, shown = questions(app, world, room), len(world.ask("GET", room.path).text)
    with app.app_context():
        for _ in range(6):
            placement()
    assert questions(app, world, room) == few
    assert len(world.ask("GET", room.path).text) > shown + 1000
