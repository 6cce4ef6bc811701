"""A placement that came to nothing is begun once more with what was written; no draft is lost unasked."""

import pytest

from ..house_style import Page, ReadingClient
from ..people import case, fill, filled_in, marked, post, register

CAFE = case("cafe-dagpenge-da")


@pytest.fixture
def ended(client: ReadingClient) -> str:
    """The page of one that was withdrawn."""
    status = register(client, CAFE)
    client.post(f"{status}/stop", data={**filled_in(client.get(f"{status}/stop").text), "do": "withdraw"})
    return status


def anew(status: str) -> str:
    return status.replace("/status/", "/plads/igen/")


def test_one_press_leads_to_a_draft_with_everything_in_it(client: ReadingClient, ended: str) -> None:
    pressed = client.post(anew(ended), data=filled_in(client.get(ended).text))
    assert (pressed.status_code, pressed.location) == (303, "/da/plads/tjek")
    page = client.get("/da/plads/tjek").text
    assert CAFE.fields["company_name"] in page and CAFE.fields["tasks"] in page


def test_a_draft_on_the_device_is_asked_about_before_it_goes(employer: ReadingClient, ended: str) -> None:
    fill(employer, CAFE, until="formaal")
    post(employer, "/da/plads/dig", {**CAFE.step("dig"), "name": "Mette Holm"})
    asked = employer.post(anew(ended), data=filled_in(employer.get(ended).text))
    assert (asked.status_code, asked.location) == (303, anew(ended))
    page = employer.get(anew(ended)).text
    assert "Mette Holm" in page and "Mette Holm" in employer.get("/da/plads/dig").text
    assert employer.post(anew(ended), data=filled_in(page)).status_code == 303
    assert CAFE.fields["name"] in employer.get("/da/plads/dig").text


def test_what_was_typed_since_it_was_asked_is_not_written_over(employer: ReadingClient, ended: str) -> None:
    post(employer, "/da/plads/dig", {**CAFE.step("dig"), "name": "Mette Holm"})
    read = filled_in(employer.get(anew(ended)).text)
    post(employer, "/da/plads/dig", {**CAFE.step("dig"), "name": "Mette Kjær"})
    late = employer.post(anew(ended), data=read)
    assert late.status_code == 409 and "Mette Kjær" in late.text


def test_one_that_lives_is_not_begun_anew(client: ReadingClient) -> None:
    status = register(client, CAFE)
    assert client.get(anew(status)).status_code == client.get(anew("/da/status/x")).status_code == 404


def test_the_page_offers_it(client: ReadingClient, ended: str) -> None:
    hero = marked(Page(client.get(ended).text), "data-turn")
    assert anew(ended) in [form.get("action") for form in hero.iter()]
