"""What search engines are told of the site."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

from flask import Flask

from citizen_portal import clock
from citizen_portal.i18n import LANGUAGES

from ..house_style import Page, ReadingClient

LINK = "{http://www.w3.org/1999/xhtml}link"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_the_map_names_every_guidance_page_in_every_language(client: ReadingClient) -> None:
    places = [place.text or "" for place in ElementTree.fromstring(client.get("/sitemap.xml").text).iter(LOC)]
    ends = {place.partition("8000")[2] for place in places}
    assert {f"/{lang}/viden/{slug}" for lang in LANGUAGES for slug in ("virksomhedspraktik", "ordbog")} <= ends
    assert all(client.get(end).status_code == 200 for end in ends if end.startswith("/ar/"))


def test_each_page_on_the_map_names_itself_in_every_language(client: ReadingClient) -> None:
    [entry] = [
        url
        for url in ElementTree.fromstring(client.get("/sitemap.xml").text)
        if (url.findtext(LOC) or "").endswith("/pl/viden/klage")
    ]
    others = {link.get("hreflang"): (link.get("href") or "").partition("8000")[2] for link in entry.iter(LINK)}
    own = {language.tag: f"/{code}/viden/klage" for code, language in LANGUAGES.items()}
    assert others == own | {"x-default": "/da/viden/klage"}


def test_robots_are_led_to_the_map(client: ReadingClient) -> None:
    assert client.get("/robots.txt").text.endswith("Sitemap: http://127.0.0.1:8000/sitemap.xml\n")


def test_a_page_names_itself_in_every_language_by_a_valid_tag(client: ReadingClient) -> None:
    page = Page(client.get("/da-let/viden/virksomhedspraktik").text)
    tags = {link.get("hreflang") for link in page.all("link") if link.get("rel") == "alternate"}
    assert tags == {"da", "en", "ar", "uk", "pl", "tr", "da-x-let", "x-default"}
    assert page.one("html").get("lang") == "da-x-let"
    assert (page.one("link", rel="canonical").get("href") or "").endswith("/da-let/viden/virksomhedspraktik")


def test_pages_of_one_person_and_pages_that_are_not_there_are_not_to_be_found(client: ReadingClient) -> None:
    for path in ("/da/plads/dig", "/da/vejviser/", "/da/viden/nothing", "/da/viden/soeg"):
        assert Page(client.get(path).text).one("meta", name="robots").get("content") == "noindex", path


def test_whoever_finds_a_hole_is_told_whom_to_tell(app: Flask, client: ReadingClient) -> None:
    told = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines())
    assert told["Contact"] == app.extensions["municipality"].website
    assert clock.now() < datetime.fromisoformat(told["Expires"]) < clock.now() + timedelta(days=365)


def test_the_mark_is_found_without_a_page(client: ReadingClient) -> None:
    led = client.get("/favicon.ico")
    with client.get(led.headers["Location"]) as mark:
        assert mark.status_code == 200 and mark.mimetype == "image/svg+xml"
