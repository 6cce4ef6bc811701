"""The pages about trades: by what one likes, each with what one does there, its rules and its words."""

from pathlib import Path

import pytest
from flask import Flask

from citizen_portal.i18n import LANGUAGES

from ..house_style import Page, ReadingClient, text_of
from .own_rules import site_with

CAFE = "viden/fag/cafe"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_index_leads_to_every_trade_by_what_one_likes(client: ReadingClient, lang: str) -> None:
    page = Page(client.get(f"/{lang}/viden/fag/").text)
    links = {link.get("data-trade"): link.get("href") or "" for link in page.with_attribute("data-trade")}
    assert len(links) == 58 and links["cafe"] == f"/{lang}/{CAFE}"
    assert len(page.all("details", **{"class": "fold"})) == 9
    assert page.one("form", role="search").get("action") == f"/{lang}/viden/soeg"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_trade_shows_what_one_does_and_learns_and_which_goals_lead_to_pay(client: ReadingClient, lang: str) -> None:
    page = Page(client.get(f"/{lang}/{CAFE}").text)
    phrases = [part.get("data-phrase") or "" for part in page.with_attribute("data-phrase")]
    assert len(phrases) == 12 and all(phrase.startswith("cafe.") for phrase in phrases)
    assert len(page.with_attribute("data-leads")) == 2
    assert [word.get("lang") for word in page.one("dl").iter() if word.tag.endswith("bdi")] == ["da"] * 8


def test_its_rules_stand_folded_with_source_day_and_how_sure_they_are(client: ReadingClient) -> None:
    page = Page(client.get(f"/da/{CAFE}").text)
    rows = page.with_attribute("data-fact")
    assert [row.get("data-fact") for row in rows] == ["R1", "R2", "R5", "R6"]
    assert "Fødevarestyrelsen" in text_of(rows[2]) and "27. nov. 2026" in text_of(rows[2])
    assert [cell.get("data-confidence") for cell in page.with_attribute("data-confidence")][:2] == ["certain", "likely"]


def test_its_one_button_only_proposes_the_trade_to_the_form(client: ReadingClient) -> None:
    page = Page(client.get(f"/ar/{CAFE}").text)
    buttons = [link.get("href") for link in page.one("main").iter() if "button-primary" in (link.get("class") or "")]
    assert buttons == ["/ar/plads/plads?fag=cafe"]
    links = {link.get("href") for link in page.one("main").iter()}
    assert {"/ar/viden/tekster", "/ar/viden/find-en-plads", "/ar/viden/fag/"} <= links


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "da"])
def test_the_danish_stands_beside_each_line_where_it_is_asked_for(client: ReadingClient, lang: str) -> None:
    page = Page(client.get(f"/{lang}/{CAFE}?dansk=").text)
    lines = [item for item in page.all("li", **{"class": "pair"})]
    assert len(lines) == 17 and all(list(item)[1].get("lang") == "da" for item in lines)
    assert "Rydde af og tørre borde af" in text_of(list(lines[0])[1])
    switch = {link.get("hreflang"): link.get("href") for link in page.one("nav", id="languages").iter()}
    assert switch["en"] == f"/en/{CAFE}?dansk="


def test_no_page_of_a_trade_sets_a_cookie(client: ReadingClient) -> None:
    for path in ("viden/fag/", CAFE):
        assert "Set-Cookie" not in client.get(f"/da/{path}").headers


@pytest.mark.parametrize("slug", ["nothing", "welding"])
def test_a_trade_that_is_not_there_is_no_page(client: ReadingClient, slug: str) -> None:
    assert client.get(f"/da/viden/fag/{slug}").status_code == 404


def test_a_trade_that_is_taken_away_is_no_page_and_no_link(tmp_path: Path) -> None:
    client = site_with(tmp_path, "da/trades/cafe.toml", "hidden = true\n").test_client()
    assert client.get(f"/da/{CAFE}").status_code == 404
    assert 'data-trade="cafe"' not in client.get("/da/viden/fag/").text
    assert f"/da/{CAFE}<" not in client.get("/sitemap.xml").text


@pytest.mark.parametrize("path", ["/da/viden/soeg?q=barista", "/uk/viden/soeg?q=бариста", "/pl/viden/soeg?q=barristta"])
def test_a_search_shows_the_trades_that_answer_above_the_pages(client: ReadingClient, path: str) -> None:
    found = [link.get("data-trade") for link in Page(client.get(path).text).with_attribute("data-trade")]
    assert found[0] == "cafe" and len(found) <= 3


def test_front_and_index_of_the_guidance_lead_to_the_trades(client: ReadingClient) -> None:
    for path in ("/pl/", "/pl/viden/"):
        assert "/pl/viden/fag/" in [link.get("href") for link in Page(client.get(path).text).one("main").iter()]


def test_every_trade_is_on_the_map_of_the_site(app: Flask) -> None:
    told = app.test_client().get("/sitemap.xml").text
    assert told.count("/viden/fag/</loc>") == 7 and told.count("<loc>") > 58 * 7


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_in_the_text_about_finding_a_place_leads_to_them(client: ReadingClient, lang: str) -> None:
    page = Page(client.get(f"/{lang}/viden/find-en-plads").text)
    assert f"/{lang}/viden/fag/" in [link.get("href") for link in page.one("main").iter()]
