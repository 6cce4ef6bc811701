"""A length in weeks stands for the last day, and never for one that somebody typed."""

import pytest
from flask import Flask

from citizen_portal.placement.fields import BY_NAME
from citizen_portal.placement.length import last_day
from citizen_portal.placement.proposal import read_date
from citizen_portal.records import repository

from ..house_style import Page, ReadingClient
from ..people import case, error_fields, fill, filled_in, post, send

CAFE = case("cafe-dagpenge-da")
PATH = "/da/plads/plads"
TYPED = CAFE.step("plads")
OPEN = {**TYPED, **dict.fromkeys(BY_NAME["ends_on"].boxes, "")}


@pytest.fixture
def citizen(client: ReadingClient) -> ReadingClient:
    fill(client, CAFE, until="plads")
    return client


def test_weeks_give_the_last_day(citizen: ReadingClient) -> None:
    assert post(citizen, PATH, {**OPEN, "length": "2"}).status_code == 303
    kept = filled_in(citizen.get(PATH).text, "tasks")
    assert read_date(kept, "ends_on") == last_day(read_date(TYPED, "starts_on"), 2) and kept["length"] == "2"


def test_a_last_day_that_was_typed_stands(citizen: ReadingClient) -> None:
    assert post(citizen, PATH, {**TYPED, "length": "1"}).status_code == 303
    assert read_date(filled_in(citizen.get(PATH).text, "tasks"), "ends_on") == read_date(TYPED, "ends_on")


def test_another_length_takes_the_place_of_a_day_nobody_touched(citizen: ReadingClient) -> None:
    post(citizen, PATH, {**OPEN, "length": "2"})
    shown = filled_in(citizen.get(PATH).text, "tasks")
    post(citizen, PATH, {**shown, "length": "1"})
    assert filled_in(citizen.get(PATH).text, "tasks")["length"] == "1"


def test_a_length_without_a_first_day_asks_for_that_alone_and_stays_chosen(citizen: ReadingClient) -> None:
    none = dict.fromkeys(BY_NAME["starts_on"].boxes, "")
    answer = post(citizen, PATH, {**OPEN, **none, "length": "2"})
    assert error_fields(answer) == {"starts_on"}
    assert filled_in(answer.text, "tasks")["length"] == "2"


def test_a_length_waits_for_its_first_day_until_somebody_comes_back(citizen: ReadingClient) -> None:
    none = dict.fromkeys(BY_NAME["starts_on"].boxes, "")
    post(citizen, PATH, {**OPEN, **none, "length": "2", "later": "y"})
    kept = filled_in(citizen.get(PATH).text, "tasks")
    assert kept["length"] == "2" and not kept["ends_on-day"]
    post(citizen, PATH, {**kept, **{box: TYPED[box] for box in none}})
    kept = filled_in(citizen.get(PATH).text, "tasks")
    assert read_date(kept, "ends_on") == last_day(read_date(TYPED, "starts_on"), 2)


def test_a_length_that_waited_is_not_sent_along(app: Flask, citizen: ReadingClient) -> None:
    post(citizen, PATH, {**OPEN, "starts_on-day": "", "length": "2", "later": "y"})
    fill(citizen, CAFE)
    assert send(citizen, "da").status_code == 200
    with app.app_context():
        (row,) = repository.rows()
        record = repository.of_row(row)
    assert "length" not in record.state.fields


def test_what_is_no_length_gives_no_day(citizen: ReadingClient) -> None:
    for typed in ("other", "", "99"):
        assert error_fields(post(citizen, PATH, {**OPEN, "length": typed})) == {"ends_on"}


def test_the_ceiling_of_the_rules_stands_at_the_hours(citizen: ReadingClient) -> None:
    hint = Page(citizen.get(PATH).text).one(id="weekly_hours-hint")
    assert "37\N{NO-BREAK SPACE}timer" in "".join(hint.itertext())
