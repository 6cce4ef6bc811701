"""The list shows what waits, opens nothing that is sealed, and asks the database the same whatever its length."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select, update

from citizen_portal import clock
from citizen_portal.records import events, queue
from citizen_portal.storage.database import db
from citizen_portal.storage.sealed import Sealer
from citizen_portal.storage.tables import PlacementRow, StaffRow

from ..house_style import Page, ReadingClient, text_of
from ..placements import APPLIED, sent
from .at_the_desk import NAME, signed_in


def listed(client: ReadingClient, query: str = "") -> list[str]:
    rows = Page(client.get(f"/sagsbord/{query}").text).with_attribute("data-placement")
    return [row.get("data-placement", "") for row in rows]


@pytest.fixture
def applied(app: Flask) -> str:
    with app.app_context():
        record = sent()
        for event in APPLIED:
            record = events.record_event_with_retry(record, event)
        return record.reference


def test_the_list_begins_with_what_waits_for_the_municipality(app: Flask, client: ReadingClient, applied: str) -> None:
    with app.app_context():
        other = sent().reference
    signed_in(app, client)
    assert applied in listed(client) and other not in listed(client)
    assert {applied, other} <= set(listed(client, "?tur=alle"))
    assert other in listed(client, "?tur=employer") and applied not in listed(client, "?tur=employer")


def test_filters_stay_in_the_address(app: Flask, client: ReadingClient, applied: str) -> None:
    signed_in(app, client)
    assert applied in listed(client, "?tur=alle&status=applied&type=virksomhedspraktik&sprog=da")
    assert listed(client, "?tur=alle&sprog=ar") == []
    assert applied in listed(client, "?tur=alle&status=nonsense&formaal=%27%25")


@pytest.mark.parametrize("query", [
    "?tur=alle&fag=cafe", "?mine=ja", "?breve=ja", "?tur=alle&start=7", "?tur=alle&status=withdrawn",
])  # fmt: skip
def test_a_filter_leaves_out_what_is_not_so(app: Flask, client: ReadingClient, applied: str, query: str) -> None:
    signed_in(app, client)
    assert applied in listed(client, "?tur=alle&fag=nonsense&mine=nej&start=-1&status=draft")
    assert applied not in listed(client, query)


def test_every_filter_keeps_the_others(app: Flask, client: ReadingClient, applied: str) -> None:
    page = Page(signed_in(app, client).get("/sagsbord/?tur=alle&status=applied&fag=cafe&mine=ja").text)
    for link in (one.get("href", "") for one in page.all("a") if one.get("class") == "tool"):
        assert sum(part in link for part in ("tur=", "status=applied", "fag=cafe", "mine=ja")) >= 3, link
    hidden = {one.get("name"): one.get("value") for one in page.all("input", type="hidden")}
    assert hidden.items() >= {"tur": "alle", "status": "applied", "mine": "ja"}.items() and "fag" not in hidden


def test_mine_are_those_i_have(app: Flask, client: ReadingClient, applied: str) -> None:
    signed_in(app, client)
    with app.app_context():
        me = db.session.scalars(select(StaffRow.id).where(StaffRow.name == NAME)).first()
        db.session.execute(update(PlacementRow).where(PlacementRow.reference == applied).values(assigned_to=me))
        db.session.commit()
    assert listed(client, "?mine=ja") == [applied]
    assert "Din" in text_of(Page(client.get("/sagsbord/?mine=ja").text).one("tbody"))


def test_an_empty_list_says_so(app: Flask, client: ReadingClient) -> None:
    page = Page(signed_in(app, client).get("/sagsbord/?sprog=pl").text)
    assert page.with_attribute("data-empty") and "ikke noget" in text_of(page.one("main"))


def test_no_list_opens_a_sealed_row(
    app: Flask, client: ReadingClient, applied: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(app, client)
    monkeypatch.setattr(Sealer, "open", lambda *_: pytest.fail("A sealed row was opened."))
    assert applied in listed(client)


def test_a_long_list_comes_in_pages_that_hold_everything_once(app: Flask) -> None:
    with app.app_context():
        new = {sent().reference for _ in range(5)}
        shown, after = [], ""
        while found := queue.page("", {}, after, rows=3):
            shown += [row.reference for row in found.rows]
            if not (after := found.after):
                break
        assert new <= set(shown) and len(shown) == len(set(shown))


def test_a_start_that_comes_without_an_answer_is_marked(app: Flask) -> None:
    with app.app_context():
        record = sent()
        near = (record.state.starts_on - clock.today()).days < queue.NEAR
        assert {row.late for row in queue.page("", {}, rows=200).rows if row.reference == record.reference} == {near}
