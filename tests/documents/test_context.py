"""A side's own page alone asks what became of our letters, and asks once."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event

from citizen_portal.placement.status import Side
from citizen_portal.storage.database import db

from ..house_style import ReadingClient
from ..people import case, register
from ..placements import STORIES, entrance, made

ELSEWHERE = [
    (Side.CITIZEN, "vitas"), (Side.CITIZEN, "aftale.pdf"), (Side.CITIZEN, "stop"), (Side.CITIZEN, "link"),
    (Side.EMPLOYER, "ret"), (Side.EMPLOYER, "aftale"), (Side.EMPLOYER, "paamindelser"),
]  # fmt: skip


def asked(app: Flask, what: Callable[[], object]) -> int:
    """How often the outbox is read meanwhile."""
    said: list[str] = []
    with app.app_context():
        engine = db.engine

    def note(*about: object) -> None:
        said.append(str(about[2]))

    event.listen(engine, "before_cursor_execute", note)
    what()
    event.remove(engine, "before_cursor_execute", note)
    return len([one for one in said if one.startswith("SELECT") and "FROM outbox" in one])


def page(app: Flask, side: Side) -> str:
    with app.app_context():
        return entrance(made(STORIES["sent"]), side)


@pytest.mark.parametrize(("side", "place"), ELSEWHERE)
def test_a_paper_or_a_form_does_not_ask(app: Flask, client: ReadingClient, side: Side, place: str) -> None:
    path = f"{page(app, side)}/{place}"
    assert asked(app, lambda: client.get(path)) == 0


def test_the_page_of_the_employer_asks_once(app: Flask, client: ReadingClient) -> None:
    path = page(app, Side.EMPLOYER)
    assert asked(app, lambda: client.get(path)) == 1


def test_the_receipt_asks_once(app: Flask, client: ReadingClient) -> None:
    register(client, case("cafe-dagpenge-da"))
    assert asked(app, lambda: client.get("/da/plads/kvittering")) == 1
