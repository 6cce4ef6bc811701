"""The code leads where the link does; neither can be guessed, and both end."""

from datetime import date

import pytest

from citizen_portal import clock

from ..house_style import Page, ReadingClient, text_of
from ..people import filled_in, marked, register, turn
from ..placements import CAFE


def test_the_code_leads_to_the_same_page(client: ReadingClient, employer: ReadingClient) -> None:
    status = register(client, CAFE)
    code = text_of(marked(Page(client.get(status).text), "data-code"))
    door = filled_in(employer.get("/da/arbejdsgiver/").text)
    opened = employer.post("/da/arbejdsgiver/", data={**door, "code": code.lower().replace("-", " ")})
    assert opened.status_code == 303 and turn(employer, opened.location) == "sent"


def test_codes_cannot_be_tried_for_long(employer: ReadingClient) -> None:
    door = filled_in(employer.get("/da/arbejdsgiver/").text)
    answers = [employer.post("/da/arbejdsgiver/", data={**door, "code": "CCCC-CCCC"}).status_code for _ in range(12)]
    assert answers[0] == 422 and answers[-1] == 429


def test_the_link_ends_some_time_after_the_placement(
    employer: ReadingClient, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2031, 1, 1))
    assert employer.get(link).status_code == 404
