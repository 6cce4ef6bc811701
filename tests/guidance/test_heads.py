"""What stands in a page's head tells it from every other page in its language."""

from collections import Counter

import pytest
from flask import Flask

from citizen_portal.guidance.pages import SLUGS
from citizen_portal.i18n import LANGUAGES

from ..house_style import Page, ReadingClient, text_of

READING = ("", "viden/", *(f"viden/{slug}" for slug in SLUGS), "om", "om/plakat", "privatliv", "tilgaengelighed")
STARTS = ("vejviser/", "plads/")
# What a search engine shows of a description.
SHOWN = 165


@pytest.mark.parametrize("lang", LANGUAGES)
def test_title_and_description_are_the_pages_own_and_short_enough_to_be_shown(client: ReadingClient, lang: str) -> None:
    paths = READING if LANGUAGES[lang].easy else READING + STARTS
    pages = [Page(client.get(f"/{lang}/{path}").text) for path in paths]
    said = [page.one("meta", name="description").get("content") or "" for page in pages]
    for words in ([text_of(page.one("title")) for page in pages], said):
        assert [text for text, times in Counter(words).items() if times > 1] == []
    assert [text for text in said if not 20 < len(text) <= SHOWN] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_shared_link_shows_what_the_page_says_of_itself(client: ReadingClient, lang: str) -> None:
    page = Page(client.get(f"/{lang}/viden/klage").text)
    shared = {tag.get("property"): tag.get("content") for tag in page.all("meta") if tag.get("property")}
    assert shared["og:title"] == text_of(page.one("title"))
    assert shared["og:description"] == page.one("meta", name="description").get("content")
    assert shared["og:url"] == page.one("link", rel="canonical").get("href")


def test_what_a_home_screen_is_told_has_all_that_is_asked_of_it(app: Flask) -> None:
    told = app.test_client().get("/manifest.webmanifest?sprog=pl").json or {}
    assert {"name", "short_name", "start_url", "display", "icons", "theme_color", "background_color"} <= told.keys()
    assert {(icon["sizes"], icon["purpose"]) for icon in told["icons"]} == {
        ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable"),
    }  # fmt: skip
