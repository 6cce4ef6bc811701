"""Whoever reads that it never began can say how it was, on the page the letter leads to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from citizen_portal import i18n
from citizen_portal.placement.status import EventKind, Side, Status
from citizen_portal.records.repository import PlacementRecord

from ..house_style import Page, ReadingClient, text_of
from ..people import filled_in, marked
from ..placements import STORIES, entrance, made, on, read_again

SAYS = {Side.CITIZEN: "did not start, says the employer", Side.EMPLOYER: "did not start"}


@pytest.fixture(params=SAYS)
def told(app: Flask, request: pytest.FixtureRequest) -> Iterator[tuple[PlacementRecord, Side]]:
    """A placement of which the other side says that it never began, on the day after it should have."""
    with app.app_context():
        record = made(STORIES[SAYS[request.param]])
        with on(STORIES[SAYS[request.param]].day(record.state)):
            yield record, request.param


def test_the_page_asks_what_the_letter_asks_and_both_answers_stand_there(
    client: ReadingClient, told: tuple[PlacementRecord, Side]
) -> None:
    record, side = told
    here = entrance(record, side)
    way = marked(Page(client.get(here).text), "data-disagree")
    assert f"{here}/slut" in [link.get("href") for link in way.iter()]
    page = Page(client.get(f"{here}/slut").text)
    assert text_of(page.one("h1")) == i18n.words("da")("end.other.title")
    assert {one.get("value") for one in page.all("button", name="do")} == {"ended-early", "did-not-start"}


@pytest.mark.parametrize("do", [EventKind.ENDED_EARLY, EventKind.DID_NOT_START])
def test_either_answer_is_taken_and_then_nothing_more_is_asked(
    client: ReadingClient, told: tuple[PlacementRecord, Side], do: EventKind
) -> None:
    record, side = told
    here, last = entrance(record, side), record.state.ends_on
    day = {f"last_day-{part}": str(getattr(last, part)) for part in ("day", "month", "year")}
    form = filled_in(client.get(f"{here}/slut").text, "do")
    assert client.post(f"{here}/slut", data={**form, **day, "end_reason": "other", "do": do}).status_code == 303
    now = read_again(record)
    assert now.status is (Status.STARTED if do is EventKind.ENDED_EARLY else Status.DID_NOT_START)
    assert not Page(client.get(here).text).with_attribute("data-disagree")


def test_who_has_said_it_themselves_is_not_asked(client: ReadingClient, told: tuple[PlacementRecord, Side]) -> None:
    record, side = told
    other = Side.EMPLOYER if side is Side.CITIZEN else Side.CITIZEN
    assert not Page(client.get(entrance(record, other)).text).with_attribute("data-disagree")
