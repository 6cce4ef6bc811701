"""What is due is found by the open columns alone, and a talk is noted where it is seen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.records import events, follow_up, repository, staff
from citizen_portal.records.follow_up import Matter
from citizen_portal.storage.sealed import Sealer

from ..databases import statements
from ..house_style import HTML, Page, ReadingClient
from ..people import filled_in
from ..placements import APPROVED, STORIES, made, on, sent
from .at_the_desk import signed_in
from .many_rows import add, empty, ended

TODAY = clock.today()
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def nothing_kept(app: Flask) -> None:
    with app.app_context():
        empty()


def lists(page: Page) -> dict[str, list[str]]:
    """The numbers in each list."""
    tables = {one.get("data-list", ""): one for one in page.with_attribute("data-list")}
    return {
        name: [row.get("data-placement", "") for row in table.iter(HTML + "tr") if row.get("data-placement")]
        for name, table in tables.items()
    }


def seen(client: ReadingClient, query: str = "") -> dict[str, list[str]]:
    return lists(Page(client.get(f"/sagsbord/opfoelgning{query}").text))


def near(**columns: object) -> dict[str, object]:
    """One that starts in three days without an approval."""
    return ended(TODAY + 30 * DAY, starts_on=TODAY + 3 * DAY, status="agreed", approved_on=None, **columns)


def test_each_matter_has_its_list(app: Flask, client: ReadingClient) -> None:
    with app.app_context():
        start, midway, talk, untold, later, quiet = add([
            near(), ended(TODAY + 14 * DAY, midway_on=TODAY), ended(TODAY, end_talk_on=TODAY, midway_held_on=TODAY),
            ended(TODAY - 9 * DAY, end_held_on=TODAY, midway_held_on=TODAY, outcome_citizen="job"),
            ended(TODAY - 95 * DAY), ended(TODAY + 90 * DAY),
        ])  # fmt: skip
    found = seen(signed_in(app, client))
    assert found == {"start": [start], "midtvejs": [midway], "slut": [talk], "fortalt": [untold], "bagefter": [later]}
    assert quiet not in str(found)


def test_no_list_opens_a_sealed_row(app: Flask, client: ReadingClient, monkeypatch: pytest.MonkeyPatch) -> None:
    with app.app_context():
        add([near()] * 3)
    signed_in(app, client)
    monkeypatch.setattr(Sealer, "open", lambda *_: pytest.fail("A sealed row was opened."))
    assert len(seen(client)["start"]) == 3


def test_mine_are_those_i_have_taken(app: Flask, client: ReadingClient) -> None:
    signed_in(app, client)
    with app.app_context():
        token = client.get_cookie("desk")
        me = staff.signed_in(token.value if token else "")
        assert me is not None
        mine, other = add([near(assigned_to=me.id), near(assigned_to="somebody")])
    assert seen(client)["start"] == sorted([mine, other])
    assert seen(client, "?mine=1")["start"] == [mine]


def test_a_long_list_comes_in_pages_that_hold_everything_once(app: Flask, client: ReadingClient) -> None:
    with app.app_context():
        all_of_them = set(add([near()] * 5))
        assert follow_up.counts()[Matter.START] == 5
        first = follow_up.page(Matter.START, rows=3)
        rest = follow_up.page(Matter.START, after=first.after, rows=3)
    assert {row.reference for row in (*first.rows, *rest.rows)} == all_of_them and not rest.after
    assert len(seen(signed_in(app, client), "?liste=start&efter=nonsense")["start"]) == 5


def test_a_long_list_asks_the_database_no_more_than_a_short_one(app: Flask, client: ReadingClient) -> None:
    signed_in(app, client)
    few = statements(app, lambda: seen(client))
    with app.app_context():
        add([near()] * 60)
    assert len(statements(app, lambda: seen(client))) == len(few) <= 12


def test_a_talk_is_noted_once_and_leaves_the_list(app: Flask, client: ReadingClient) -> None:
    signed_in(app, client)
    with app.app_context():
        record = made(STORIES["midway"])
    with on(record.state.midway_on):
        signed_in(app, client)
        page = client.get("/sagsbord/opfoelgning")
        assert seen(client)["midtvejs"] == [record.reference]
        path = f"/sagsbord/opfoelgning/midway/{record.reference}"
        assert client.post(path, data=filled_in(page.text)).status_code == 303
        assert "midtvejs" not in seen(client)
        assert client.post(path, data=filled_in(page.text)).status_code == 409
        with app.app_context():
            assert repository.by_id(record.id).state.talks == {"midway": record.state.midway_on}  # type: ignore[union-attr]


def test_no_talk_is_noted_before_it_can_have_been(app: Flask, client: ReadingClient) -> None:
    signed_in(app, client)
    with app.app_context():
        record = sent()
        for event in APPROVED:
            record = events.record_event_with_retry(record, event)
    page = client.get("/sagsbord/opfoelgning").text
    assert client.post(f"/sagsbord/opfoelgning/end/{record.reference}", data=filled_in(page)).status_code == 409
    assert client.post("/sagsbord/opfoelgning/end/CDFG-HJKM", data=filled_in(page)).status_code == 404
    assert client.post(f"/sagsbord/opfoelgning/end/{record.reference}", data={}).status_code == 422


def test_an_empty_follow_up_says_so(app: Flask, client: ReadingClient) -> None:
    page = Page(signed_in(app, client).get("/sagsbord/opfoelgning").text)
    assert page.with_attribute("data-empty") and not page.with_attribute("data-list")
