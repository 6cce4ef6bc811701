"""The page of texts to borrow: the same for everybody, in every language, with the Danish beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from citizen_portal import i18n
from citizen_portal.headers import PUBLIC
from citizen_portal.trades.borrowed import GROUPS
from citizen_portal.trades.library import trades

from ..conftest import site_in
from ..house_style import HTML, Page, ReadingClient, text_of

NAMES = [name for names in GROUPS.values() for name in names]


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_message_stands_there_in_danish_and_beside_it_in_the_readers_language(
    client: ReadingClient, lang: str
) -> None:
    page = Page(client.get(f"/{lang}/viden/tekster").text)
    for name in NAMES:
        assert text_of(page.one("p", id=f"tekst-{name}-da"))
        own = [part for part in page.one("details", id=f"tekst-{name}").iter(HTML + "p") if part.get("lang")]
        assert lang == "da" or own[0].get("lang") == i18n.LANGUAGES[lang].tag and text_of(own[0])


def test_arabic_is_written_from_the_right_and_the_danish_from_the_left(client: ReadingClient) -> None:
    message = Page(client.get("/ar/viden/tekster").text).one("details", id="tekst-sms")
    marked = [(part.get("lang"), part.get("dir")) for part in message.iter() if part.get("dir")]
    assert marked == [("ar", "rtl"), ("da", "ltr")]


def test_no_address_of_anybody_is_in_a_link(client: ReadingClient) -> None:
    links = [link.get("href", "") for link in Page(client.get("/da/viden/tekster").text).all("a")]
    opening = [link for link in links if link.startswith(("mailto:", "sms:"))]
    assert len(opening) == 8 and all(link.startswith(("mailto:?", "sms:?")) for link in opening)


def test_the_good_agreement_stands_beside_the_poor_one(client: ReadingClient) -> None:
    text = text_of(Page(client.get("/uk/viden/tekster").text).one("section", **{"aria-labelledby": "akademiker"}))
    say = i18n.words("uk")
    assert text.index(say("borrow.poor")) < text.index(say("borrow.good")) < text.index(say("borrow.search"))


def test_the_page_is_handed_out_ready_made_without_a_cookie(tmp_path: Path) -> None:
    answer = site_in(tmp_path, prerender=True).test_client().get("/ar/viden/tekster")
    assert answer.headers["Cache-Control"] == PUBLIC and "Set-Cookie" not in answer.headers


def test_ideas_for_academics_are_trades_of_this_site(app: Flask, client: ReadingClient) -> None:
    section = Page(client.get("/da/viden/tekster").text).one("section", **{"aria-labelledby": "akademiker"})
    slugs = [link.get("href", "").rpartition("/")[2] for link in section.iter(HTML + "a")]
    with app.app_context():
        assert len(slugs) == 12 and set(slugs) <= set(trades().by_slug)
