"""A side's own page alone asks what became of our letters, and asks once."""

from collections.abc import Callable

import pytest
from flask import Flask

from citizen_portal.placement.status import Side

from ..databases import statements
from ..house_style import ReadingClient
from ..people import case, register
from ..placements import STORIES, entrance, made

ELSEWHERE = [
    (Side.CITIZEN, "vitas"), (Side.CITIZEN, "aftale.pdf"), (Side.CITIZEN, "stop"), (Side.CITIZEN, "link"),
    (Side.EMPLOYER, "ret"), (Side.EMPLOYER, "aftale"), (Side.EMPLOYER, "paamindelser"),
]  # fmt: skip


def asked(app: Flask, what: Callable[[], object]) -> int:
    """How often the outbox is read meanwhile."""
    return len([one for one in statements(app, what) if one.startswith("SELECT") and "FROM outbox" in one])


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
