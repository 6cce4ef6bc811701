"""However many there are, a page of the list is read with as many questions to the database."""

from __future__ import annotations

import secrets
from random import Random
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert, select

from citizen_portal import links
from citizen_portal.operations.demo.commands import invented
from citizen_portal.records import demo
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import PlacementRow, SearchPrintRow

from ..databases import statements
from ..house_style import Page, ReadingClient
from ..people import filled_in
from .at_the_desk import signed_in

FEW, MANY = 60, 600
OPEN: Any = PlacementRow.__table__
PRINTS: Any = SearchPrintRow.__table__
# Who is signed in, and the list.
QUESTIONS = 2
PAGES = (
    "",
    "?tur=alle",
    "?breve=ja",
    "?mine=ja",
    "?tur=alle&status=ended",
    "?start=14",
    "?sprog=da&formaal=job&fag=cafe",
)


def grown() -> None:
    """Nine copies more of each, with what stands open of it and what it is found by."""
    rows = [dict(row) for row in db.session.execute(select(OPEN)).mappings()]
    words = [dict(row) for row in db.session.execute(select(PRINTS)).mappings()]
    for _ in range(MANY // FEW - 1):
        ids = {row["id"]: secrets.token_hex(16) for row in rows}
        own = {"employer_code": None, "citizen_code": None}
        db.session.execute(insert(OPEN), [
            {**row, **own, "id": ids[row["id"]], "draft_id": secrets.token_hex(16), "reference": links.new_code()}
            for row in rows
        ])  # fmt: skip
        db.session.execute(insert(PRINTS), [{**row, "placement_id": ids[row["placement_id"]]} for row in words])
    db.session.commit()


@pytest.fixture(scope="module")
def desk(app: Flask) -> ReadingClient:
    with app.app_context():
        demo.keep(invented(FEW, Random(1)))
    return signed_in(app, ReadingClient(app))


@pytest.fixture(scope="module")
def search(desk: ReadingClient) -> str:
    token = filled_in(desk.get("/sagsbord/").text)["csrf_token"]
    return desk.post("/sagsbord/soeg", data={"csrf_token": token, "soeg": "ApS"}).headers["Location"]


def questions(app: Flask, desk: ReadingClient, path: str) -> int:
    return len([one for one in statements(app, lambda: desk.get(path)) if one.startswith(("SELECT", "WITH"))])


def test_a_page_asks_as_much_of_many_as_of_few(app: Flask, desk: ReadingClient, search: str) -> None:
    paths = [search, *(f"/sagsbord/{query}" for query in PAGES)]
    few = [questions(app, desk, path) for path in paths]
    with app.app_context():
        grown()
    assert [questions(app, desk, path) for path in paths] == few == [QUESTIONS] * len(paths)
    shown = Page(desk.get("/sagsbord/?tur=alle").text)
    assert len(shown.with_attribute("data-placement")) == 25 and "efter=" in desk.get(search).text
