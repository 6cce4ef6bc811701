"""Before somebody sends a second placement for the same days, a calm line leads to the page of the first."""

import pytest
from flask import Flask

from citizen_portal import i18n

from ..house_style import Page, ReadingClient, text_of
from ..people import case, fill, post, register, send

CAFE, NURSERY = case("cafe-dagpenge-da"), case("nursery-kontanthjaelp-ar")
WHOLE = [code for code, language in i18n.LANGUAGES.items() if not language.easy]


@pytest.fixture
def again(client: ReadingClient, employer: ReadingClient) -> ReadingClient:
    """The same person on another device, ready to send."""
    register(client, CAFE)
    fill(employer, CAFE)
    return employer


@pytest.mark.parametrize("lang", WHOLE)
def test_the_line_leads_to_find_my_page_and_shows_nothing(again: ReadingClient, lang: str) -> None:
    page = Page(again.get(f"/{lang}/plads/tjek").text)
    (line,) = page.with_attribute("data-same-days")
    assert [link.get("href") for link in line.iter() if link.get("href")] == [f"/{lang}/plads/find"]
    assert not any(word in text_of(line) for word in (CAFE.fields["company_name"], CAFE.fields["name"], "same_days"))


def test_it_stops_nobody_and_is_there_on_a_form_that_comes_back(again: ReadingClient) -> None:
    answer = post(again, "/da/plads/tjek", {})
    assert answer.status_code == 422 and Page(answer.text).with_attribute("data-same-days")
    assert "data-reference" in send(again, "da").text


def test_nobody_else_is_told_anything(app: Flask, client: ReadingClient, employer: ReadingClient) -> None:
    register(client, CAFE)
    fill(employer, NURSERY)
    assert not Page(employer.get("/ar/plads/tjek").text).with_attribute("data-same-days")
