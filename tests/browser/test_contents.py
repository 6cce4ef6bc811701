"""The index and the glossary as a thumb meets them: short, folded, and with nothing that needs a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from citizen_portal import i18n

from .conftest import DESKTOP, PHONE
from .screens import open_page
from .serving import Site

TALLEST = [
    ("da/viden/", PHONE, 2600), ("da/viden/", DESKTOP, 1700), ("da/viden/ordbog", PHONE, 4500),
    ("uk/viden/virksomhedspraktik", PHONE, 3250), ("uk/viden/for-arbejdsgivere", PHONE, 3800),
    ("da/viden/sig-fra", PHONE, 3200), ("da/viden/klage", PHONE, 3200), ("da/viden/spoergsmaal", PHONE, 2200),
    *((f"{lang}/", PHONE, 1420) for lang in i18n.LANGUAGES),
]  # fmt: skip
# The header by the width of the window.
HEADERS = {390: 112, 320: 150, 1280: 80}


@pytest.mark.parametrize(("path", "viewport", "tallest"), TALLEST)
def test_the_page_is_no_taller_than_one_cares_to_scroll(
    new_page: Callable[..., Page], site: Site, path: str, viewport: dict[str, int], tallest: int
) -> None:
    page = new_page(viewport=viewport)
    open_page(page, f"{site.url}/{path}")
    assert page.evaluate("document.documentElement.scrollHeight") <= tallest


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_the_header_leaves_the_window_to_the_page(phone: Page, site: Site, lang: str) -> None:
    open_page(phone, f"{site.url}/{lang}/")
    for width, highest in HEADERS.items():
        phone.set_viewport_size({"width": width, "height": 844})
        assert phone.evaluate("document.querySelector('.header').offsetHeight") <= highest, width


def test_a_topic_says_what_its_pages_are_about_when_its_name_is_pressed(
    new_page: Callable[..., Page], site: Site
) -> None:
    page = new_page(java_script_enabled=False)
    open_page(page, f"{site.url}/ar/viden/")
    topic = page.locator('[data-topic="before"]')
    expect(topic.locator("p >> visible=true")).to_have_count(0)
    topic.locator("summary").click(position={"x": 100, "y": 20})
    expect(topic.locator("p >> visible=true")).to_have_count(4)


def test_a_word_is_two_taps_away(new_page: Callable[..., Page], site: Site) -> None:
    page = new_page(java_script_enabled=False)
    open_page(page, f"{site.url}/da/viden/ordbog")
    page.locator(".letters a", has_text="R").click()
    term = page.locator("#raadighed")
    expect(term).to_be_in_viewport()
    expect(term.locator("p")).to_be_hidden()
    term.locator("summary").click()
    expect(term.locator("p")).to_be_visible()


def test_a_term_that_was_asked_for_by_its_address_is_shown_whole(phone: Page, site: Site) -> None:
    open_page(phone, f"{site.url}/uk/viden/ordbog#a-kasse")
    expect(phone.locator("#a-kasse p")).to_be_visible()
    expect(phone.locator("#dagpenge p")).to_be_hidden()
