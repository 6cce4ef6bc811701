"""In every state either side sees whose turn it is, in one colour, with one thing to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from citizen_portal import create_app
from citizen_portal.gallery.stories import STORIES
from citizen_portal.placement.status import CLOSED, PARTIES, Side
from citizen_portal.placement.tone import Tone

from ..conftest import settings_in
from ..house_style import HTML, Page, text_of

TURNS = {"citizen", "employer", "jobcenter", ""}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, str], Element]]:
    """Each story as each of the two sees it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FLASK_DEBUG", "1")
        folder: Path = tmp_path_factory.mktemp("heroes")
        app = create_app(settings_in(folder), prerender=False)
        page = Page(app.test_client().get("/da/om/forloeb").text)
        sections = page.with_attribute("data-story")
        yield {
            (one.get("data-story") or "", seen.get("data-side") or ""): seen
            for one in sections for seen in one if seen.get("data-side") in PARTIES
        }  # fmt: skip


def having(page: Element, name: str, value: str | None = None) -> list[Element]:
    return [part for part in page.iter() if part.get(name) is not None and value in (None, part.get(name))]


def of_class(page: Element, name: str) -> list[Element]:
    return [part for part in page.iter() if name in (part.get("class") or "").split()]


def test_all_of_them_are_looked_at(pages: dict[tuple[str, str], Element]) -> None:
    assert set(pages) == {(name, side) for name in STORIES for side in PARTIES}


def test_each_has_one_hero_that_says_whose_turn_it_is(pages: dict[tuple[str, str], Element]) -> None:
    for seen, page in pages.items():
        (hero,) = having(page, "data-turn")
        assert hero.get("data-turn") in TURNS and hero.get("data-tone") in {*Tone} and hero.get("data-step"), seen
        # A picture and a line of words: never the colour alone. What an employer is asked is the card itself.
        words = of_class(hero, "hero-line") or of_class(hero, "asked")
        assert of_class(hero, "icon-svg") and text_of(words[0]).endswith((".", "?")), seen


def test_no_state_has_two_filled_buttons_and_none_says_twice_not_to_begin(
    pages: dict[tuple[str, str], Element],
) -> None:
    for seen, page in pages.items():
        assert len(of_class(page, "button-primary")) <= 1 and len(having(page, "data-wait")) <= 1, seen


@pytest.mark.parametrize("name", ["sent", "silent", "answered", "declined", "agreed", "approved", "passed", "ended"])
def test_the_one_thing_a_citizen_can_do_stands_in_the_hero(pages: dict[tuple[str, str], Element], name: str) -> None:
    (hero,) = having(pages[name, Side.CITIZEN], "data-turn")
    assert len(of_class(hero, "button-primary")) == 1


@pytest.mark.parametrize("name", STORIES)
def test_the_door_to_the_employer_is_open_until_they_answer_then_folded_then_gone(
    pages: dict[tuple[str, str], Element], name: str
) -> None:
    page, answered = pages[name, Side.CITIZEN], bool(STORIES[name].told)
    doors = having(page, "id", f"{name}-citizen-employer")
    assert [one.tag for one in doors] in ([HTML + ("details" if answered else "section")], [])
    assert bool(doors) is bool(having(page, "data-employer-link")) and len(having(page, "data-code")) == len(doors)
    assert bool(doors) is (STORIES[name].status not in CLOSED)
