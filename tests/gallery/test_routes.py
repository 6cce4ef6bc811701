"""The gallery draws every state for every side and every letter, in every language, and is not there in production."""

import re
from pathlib import Path

import pytest
from flask import Flask

from citizen_portal import create_app, i18n
from citizen_portal.gallery.drawing import VIEWS
from citizen_portal.gallery.stories import STORIES, moment, state_of
from citizen_portal.placement.history import status_on
from citizen_portal.placement.status import PARTIES, Status

from ..conftest import settings_in
from ..house_style import Page, text_of

LANGUAGES = [code for code, language in i18n.LANGUAGES.items() if not language.easy]


def test_it_is_not_there_in_production(tmp_path: Path) -> None:
    app = create_app(settings_in(tmp_path), prerender=False)
    assert app.test_client().get("/da/om/forloeb").status_code == 404


def test_every_status_that_is_kept_has_a_story() -> None:
    assert {story.status for story in STORIES.values()} == {*Status} - {Status.DRAFT}


@pytest.mark.parametrize("name", STORIES)
def test_a_story_stands_where_it_says(name: str) -> None:
    story = STORIES[name]
    assert status_on(state_of(story), moment(story.looked).date()) is story.status


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_story_is_drawn_for_both_sides_and_every_letter_beside_them(developing: Flask, lang: str) -> None:
    page = Page(developing.test_client().get(f"/{lang}/om/forloeb").text)
    drawn = [text_of(article) for article in page.with_attribute("data-side")]
    assert len(drawn) == len(STORIES) * len(VIEWS) and set(PARTIES) <= set(VIEWS)
    ids = {word for word in i18n.label_ids() if word.startswith("mail.") and word.endswith(".text")}
    assert {f"mail.{one.get('data-letter')}.text" for one in page.with_attribute("data-letter")} == ids
    unsaid = [word for word in i18n.label_ids() if word.count(".") > 1 and any(word in text for text in drawn)]
    assert unsaid == [] and not [text for text in drawn if re.search(r"\bturn\.[a-z]+\.", text)]


def test_the_employers_room_has_every_story_in_it_once(developing: Flask) -> None:
    room = Page(developing.test_client().get("/da/om/forloeb").text).with_attribute("data-employers-room")[0]
    assert len([one for one in room.iter() if one.get("data-row")]) == len(STORIES)


def test_no_id_stands_twice_and_whatever_is_pointed_at_is_there(developing: Flask) -> None:
    page = Page(developing.test_client().get("/da/om/forloeb").text)
    ids = [one.get("id") for one in page.with_attribute("id")]
    assert len(ids) == len(set(ids))
    for mark in ("for", "aria-labelledby", "aria-describedby"):
        pointed_at = [id for one in page.with_attribute(mark) for id in (one.get(mark) or "").split()]
        assert pointed_at and set(pointed_at) <= set(ids), mark


@pytest.mark.parametrize("side", PARTIES)
def test_each_is_there_alone(developing: Flask, side: str) -> None:
    client = developing.test_client()
    assert client.get(f"/ar/om/forloeb/lapsed/{side}").status_code == 200
    assert client.get(f"/ar/om/forloeb/nowhere/{side}").status_code == 404


def test_drawing_keeps_nothing_and_leaves_the_clock_as_it_was(developing: Flask) -> None:
    client = developing.test_client()
    before = Page(client.get("/da/om/forloeb/sent/citizen").text)
    client.get("/da/om/forloeb/lapsed/citizen")
    assert text_of(Page(client.get("/da/om/forloeb/sent/citizen").text).one("main")) == text_of(before.one("main"))
