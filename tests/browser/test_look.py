"""What can be measured of how it looks: nothing sticks out, nothing hides, nothing shuts anybody out."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from .conftest import DESKTOP, NARROWEST, PHONE
from .looks import RULES, SIZED_AND_COLOURS, Looker, findings, picture, sticks_out
from .screens import answered, every_screen, open_page
from .serving import Site

NewPage = Callable[..., Page]


@pytest.fixture(scope="session", name="answered")
def cookies_of_the_walk(browser: Browser, site: Site) -> Any:
    return answered(browser, site)


@pytest.mark.parametrize("lang", ["da", "en", "ar", "uk", "pl", "tr"])
def test_nobody_is_shut_out_and_nothing_sticks_out(phone: Page, site: Site, lang: str, answered: Any) -> None:
    """All of axe in one language of either direction; in the others, what longer words can change.

    `make access` asks everything in every language.
    """
    looker = Looker(phone, lang, RULES if lang in ("da", "ar") else SIZED_AND_COLOURS)
    assert [fault for name in every_screen(phone, site, lang, answered) for fault in looker.faults(name)] == []


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_without_scripts_nothing_sticks_out_on_the_narrowest_screen(
    new_page: NewPage, site: Site, lang: str, answered: Any
) -> None:
    page = new_page(viewport=NARROWEST, java_script_enabled=False)
    assert {name: beyond for name in every_screen(page, site, lang, answered) if (beyond := sticks_out(page)) > 0} == {}


@pytest.mark.parametrize("path", ["/", "/vejviser/wellbeing", "/plads/dig"])
def test_a_page_made_wider_looks_as_one_that_was_opened_wide(new_page: NewPage, site: Site, path: str) -> None:
    narrow, wide = new_page(viewport=PHONE), new_page(viewport=DESKTOP)
    for page in (narrow, wide):
        open_page(page, f"{site.url}/da{path}")
    assert picture(narrow) != picture(wide)
    narrow.set_viewport_size(DESKTOP)
    assert picture(narrow) == picture(wide)


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<p style="color: #999">Pale.</p>', "color-contrast"),
        ('<button>×</button><button style="width: 9px; height: 9px; padding: 0">×</button>', "target-size"),
        ("<h3>Too deep</h3>", "heading-order"),
    ],
)
def test_what_shuts_somebody_out_is_found(phone: Page, body: str, rule: str) -> None:
    Looker(phone, "nothing")
    phone.goto("about:blank")
    phone.set_content(f'<html lang="en"><title>A page</title><main><h1>A page</h1>{body}</main>')
    assert rule in {found.partition(":")[0] for found in findings(phone)}


def test_what_sticks_out_is_measured(phone: Page) -> None:
    phone.set_content('<body style="margin: 0"><p style="width: 400px">Wide</p>')
    assert sticks_out(phone) == 10


@pytest.mark.parametrize(("lang", "side"), [("da", "left"), ("ar", "right")])
def test_a_choice_stands_beside_its_words(phone: Page, site: Site, lang: str, side: str) -> None:
    open_page(phone, f"{site.url}/{lang}/vejviser/wellbeing")
    choice, label = (box(phone.locator(which)) for which in ("#answer-wellbeing-0", "label[for=answer-wellbeing-0]"))
    from_left = choice["x"] - label["x"]
    from_right = label["width"] - choice["width"] - from_left
    assert -1 <= (from_left if side == "left" else from_right) < 24
    assert label["y"] <= choice["y"] + choice["height"] / 2 <= label["y"] + label["height"]
    assert label["height"] >= 44


def box(thing: Locator) -> Any:
    found = thing.bounding_box()
    assert found, "it is not there"
    return found


def test_a_choice_can_be_seen_in_forced_colours(new_context: Callable[..., BrowserContext], site: Site) -> None:
    page = new_context(forced_colors="active").new_page()
    open_page(page, f"{site.url}/da/vejviser/wellbeing")

    def look_after(choice: str) -> bytes:
        page.locator(choice).check()
        page.locator("h1").click()
        return page.locator("label[for=answer-wellbeing-0]").screenshot()

    chosen, not_chosen = look_after("#answer-wellbeing-0"), look_after("#answer-wellbeing-1")
    assert chosen != not_chosen
    assert look_after("#answer-wellbeing-0") == chosen
