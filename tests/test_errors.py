"""Whatever goes wrong, the reader gets a page in their language, with ways on."""

import pytest
from flask import Flask

from citizen_portal.placement.fields import LARGEST_FORM

from .house_style import Page, ReadingClient, text_of


@pytest.mark.parametrize(
    "path", ["/ar/viden/no-such-page", "/ar/vejviser/no-such-question", "/ar/plads/no-such-step", "/ar/nothing"]
)
def test_a_wrong_address_is_a_friendly_page_in_the_readers_language(client: ReadingClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    page = Page(answer.text)
    assert page.one("html").get("lang") == "ar"
    ways_on = {link.get("href") for link in page.one("main").iter() if link.get("href")}
    assert {"/ar/vejviser/", "/ar/plads/"} <= ways_on and page.one("form", role="search", action="/ar/viden/soeg")


def test_an_unknown_language_is_answered_in_the_browsers(client: ReadingClient) -> None:
    answer = client.get("/xx/viden/", headers={"Accept-Language": "uk"})
    assert answer.status_code == 404
    assert Page(answer.text).one("html").get("lang") == "uk"


def test_too_much_at_once_is_said_so(client: ReadingClient) -> None:
    answer = client.post("/da/plads/plads", data={"tasks": "x" * (LARGEST_FORM + 1)})
    assert answer.status_code == 413
    assert text_of(Page(answer.text).one("h1")) == "Det var for meget på én gang"


def test_a_page_that_cannot_be_posted_to_says_what_can_be_done(client: ReadingClient) -> None:
    answer = client.post("/da/viden/virksomhedspraktik")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_an_accident_shows_a_calm_page_and_no_trace(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setitem(app.view_functions, "support.start", fail)
    answer = app.test_client().get("/en/vejviser/")
    assert answer.status_code == 500
    assert "a secret detail" not in answer.text
    assert Page(answer.text).one("html").get("lang") == "en"


def test_a_form_that_was_cut_off_on_its_way_gets_our_page(client: ReadingClient) -> None:
    cut_off = {"CONTENT_LENGTH": "99999", "CONTENT_TYPE": "application/x-www-form-urlencoded"}
    answer = client.post("/da/plads/dig", data="name=Mette", environ_overrides=cut_off)
    assert answer.status_code == 400 and "<main" in answer.text
