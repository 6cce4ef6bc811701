"""Help beside the fields: hints that never stop anybody, a city from its postcode, examples."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from citizen_portal import i18n
from citizen_portal.placement import workdays
from citizen_portal.registration.postcodes import city_of
from citizen_portal.registration.vagueness import vague

from ..house_style import Page, ReadingClient, text_of
from ..people import case, fill, filled_in, marked, post, send

CAFE = case("cafe-dagpenge-da")


@pytest.mark.parametrize(
    ("postcode", "city"),
    [("1635", "København V"), ("2200", "København N"), ("٢٢٠٠", "København N"), ("9990", "Skagen"), ("0999", None),
     ("9999", None), ("220", None), ("22000", None), ("", None)],
)  # fmt: skip
def test_a_postcode_knows_its_city(postcode: str, city: str | None) -> None:
    assert city_of(postcode) == city


@given(some.text())
def test_no_postcode_is_an_accident(typed: str) -> None:
    city_of(typed)


def test_a_city_left_out_is_filled_in_and_one_that_is_typed_stands(client: ReadingClient) -> None:
    fill(client, CAFE, until="virksomhed")
    post(client, "/da/plads/virksomhed", {**CAFE.step("virksomhed"), "postcode": "2200", "city": ""})
    assert filled_in(client.get("/da/plads/virksomhed").text, "city")["city"] == "København N"
    post(client, "/da/plads/virksomhed", {**CAFE.step("virksomhed"), "postcode": "2200", "city": "Skagen"})
    page = Page(client.get("/da/plads/virksomhed").text)
    assert "København N" in text_of(page.one("p", data_nudge="city"))


@pytest.mark.parametrize(
    ("lang", "text", "is_vague"),
    [("da", "hjælpe til i butikken", True), ("da", "forskelligt", True), ("da", CAFE.fields["tasks"], False),
     ("da", "", False), ("ar", case("nursery-kontanthjaelp-ar").fields["tasks"], False),
     ("uk", case("welder-loentilskud-uk").fields["tasks"], False)],
)  # fmt: skip
def test_a_text_that_fits_any_work_is_vague(lang: str, text: str, is_vague: bool) -> None:
    assert vague(text, i18n.words(lang)("vague.words")) is is_vague


def test_a_vague_text_is_sent_all_the_same(client: ReadingClient) -> None:
    fill(client, CAFE)
    assert post(client, "/da/plads/plads", {**CAFE.step("plads"), "tasks": "hjælpe til"}).status_code == 303
    assert marked(Page(client.get("/da/plads/tjek").text), "data-nudge").get("data-nudge") == "tasks"
    assert marked(Page(client.get("/da/plads/plads").text), "data-nudge").get("data-nudge") == "tasks"
    assert "data-reference" in send(client, "da").text


def test_a_sign_no_paper_can_show_is_told_and_stops_nobody(client: ReadingClient) -> None:
    fill(client, replace(CAFE, fields={**CAFE.fields, "name": "𠮷野 Sæther", "learning-1": "Lave kaffe \ue000"}))
    page = Page(client.get("/da/plads/tjek").text)
    told = {one.get("data-nudge"): text_of(one) for one in page.with_attribute("data-nudge")}
    assert "Vi kan ikke skrive 𠮷 på papir" in told["name"] and "learning" in told
    assert send(client, "da").status_code == 200


def test_three_examples_stand_beside_what_is_hard_to_write_where_no_trade_is_guessed(client: ReadingClient) -> None:
    fill(client, CAFE, until="plads")
    post(client, "/da/plads/virksomhed", {**CAFE.step("virksomhed"), "company_name": "Jensen"})
    (shown,) = Page(client.get("/da/plads/plads").text).all("details", **{"class": "why examples"})
    assert len([one for one in shown.iter() if one.tag.endswith("dt")]) == 3


def test_the_place_is_named_once_beside_the_purposes_and_a_job_is_asked_about_first(client: ReadingClient) -> None:
    fill(client, CAFE, until="formaal")
    page = client.get("/da/plads/formaal").text
    assert text_of(Page(page).one("main")).count(CAFE.fields["company_name"]) == 1
    assert page.index('name="job_chance"') < page.index('name="purpose"')


def test_another_place_knows_who_one_is_and_forgets_it_at_the_end(client: ReadingClient) -> None:
    fill(client, CAFE)
    send(client, "da")
    another = filled_in(client.get("/da/plads/").text)
    client.post("/da/plads/", data={**another, "another": "y"})
    assert filled_in(client.get("/da/plads/dig").text, "name")["name"] == CAFE.fields["name"]
    post(client, "/da/plads/dig", CAFE.step("dig"))
    page = Page(client.get("/da/plads/virksomhed").text)
    assert CAFE.fields["street"] in [option.get("value") for option in page.all("option")]
    client.post("/da/plads/", data=filled_in(client.get("/da/plads/").text))
    assert CAFE.fields["name"] not in client.get("/da/plads/dig").text


def test_working_days_leave_out_weekends_holidays_and_closing_days() -> None:
    assert workdays.working_days_after(date(2026, 12, 22), 3) == date(2026, 12, 29)
    assert not workdays.is_working_day(date(2027, 6, 5)) and not workdays.is_working_day(date(2026, 12, 31))
    assert workdays.working_days_until(date(2026, 11, 21), date(2026, 11, 30)) == 5


@pytest.mark.parametrize(("step", "name"), [("dig", "email"), ("virksomhed", "contact_email")])
def test_a_slip_in_an_address_is_asked_about_and_stops_nobody(client: ReadingClient, step: str, name: str) -> None:
    fill(client, CAFE)
    assert post(client, f"/da/plads/{step}", {**CAFE.step(step), name: "pia@gmial.com"}).status_code == 303
    for path in (f"/da/plads/{step}", "/da/plads/tjek"):
        hint = Page(client.get(path).text).with_attribute("data-nudge")[0]
        assert hint.get("data-nudge") == name and "Mente du \u2066pia@gmail.com\u2069?" in text_of(hint)
        assert "som det er" not in text_of(hint)
    assert "data-reference" in send(client, "da").text


def test_an_address_without_a_slip_is_not_asked_about(client: ReadingClient) -> None:
    fill(client, CAFE)
    assert not Page(client.get("/da/plads/tjek").text).with_attribute("data-nudge")
