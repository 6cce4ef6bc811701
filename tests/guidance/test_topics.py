"""The index: every page once, under its topic or beside the search, and nowhere too many."""

from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from citizen_portal import i18n
from citizen_portal.guidance.pages import SLUGS
from citizen_portal.guidance.topics import FIRST, TOPICS

from ..house_style import HTML, Page, ReadingClient, text_of
from .own_rules import site_with


def slugs(part: Element) -> list[str]:
    """Of the pages; an index of its own, as that of the trades, ends in a stroke."""
    return [slug for link in part.iter(f"{HTML}a") if (slug := link.get("href", "").rpartition("/")[2])]


def beside(page: Page) -> list[str]:
    """What stands beside the search."""
    return slugs(page.one("nav", **{"class": "beside-search"}))


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_page_of_the_guidance_is_in_exactly_one_place(client: ReadingClient, lang: str) -> None:
    page = Page(client.get(f"/{lang}/viden/").text)
    places = [slug for topic in page.with_attribute("data-topic") for slug in slugs(topic)] + beside(page)
    assert Counter(places) == Counter(SLUGS)
    assert beside(page) == ["ordbog", "spoergsmaal", "hvad-aendrer-sig"]


def test_no_topic_is_more_than_one_can_take_in(client: ReadingClient) -> None:
    page = Page(client.get("/da/viden/").text)
    shown = {str(topic.get("data-topic")): slugs(topic) for topic in page.with_attribute("data-topic")}
    assert shown == {topic.id: list(topic.slugs) for topic in TOPICS}
    assert all(2 < len(those) <= 6 for those in shown.values())


def test_three_pages_to_begin_with_stand_before_the_topics(client: ReadingClient) -> None:
    page = Page(client.get("/da/viden/").text)
    assert slugs(page.one("section", aria_labelledby="first")) == list(FIRST)
    assert len(FIRST) == 3


def test_each_title_has_what_the_page_is_about_below_it(client: ReadingClient) -> None:
    page = Page(client.get("/da-let/viden/").text)
    lines = [line for topic in page.with_attribute("data-topic") for line in topic.iter() if line.tag.endswith("}li")]
    assert len(lines) == len(SLUGS) - 3
    assert all(text_of(title) and text_of(about) for title, about in map(list, lines))


def test_a_page_that_a_municipality_adds_stands_beside_the_search(tmp_path: Path) -> None:
    app = site_with(tmp_path, "da/guidance/vores-kurser.md", "---\ntitle: Kurser\nsummary: Kurser her.\n---\nKom.\n")
    assert "vores-kurser" in beside(Page(app.test_client().get("/da/viden/").text))
