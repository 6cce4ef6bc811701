"""What is painted before the sheet is there stands where the sheet puts it, and says the same without it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from citizen_portal.i18n import LANGUAGES

from .conftest import PHONE
from .serving import Site

END = 9500
EARLY = ("/", "/viden/virksomhedspraktik", "/viden/loentilskud", "/om", "/vejviser/wellbeing")
LARGEST = """new PerformanceObserver(list => { window.largest = list.getEntries().at(-1).element; })
    .observe({ type: "largest-contentful-paint", buffered: true });"""
PLACES = """() => [...document.querySelectorAll("header *, main, main *, footer")].map(part => {
    const { x, y, width, height } = part.getBoundingClientRect();
    const seen = part.checkVisibility({ visibilityProperty: true }) && width && height;
    const drawn = part.closest(".sr-only, .icon-svg");
    return seen && !drawn ? [part.tagName, ...[x, y, width, height].map(Math.round)].join(" ") : "";
})"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_moves_when_the_sheet_comes(browser: Browser, site: Site, lang: str) -> None:
    for path in EARLY:
        before, after = (places(browser, f"{site.url}/{lang}{path}", sheet) for sheet in (False, True))
        assert sum(map(bool, before)) > 10, path
        moved = [(old, new) for old, new in zip(before, after, strict=True) if tops(old) and tops(old) != tops(new)]
        assert not moved, path


def test_without_any_sheet_all_is_shown_in_the_end(browser: Browser, site: Site) -> None:
    before, after = (places(browser, f"{site.url}/da/viden/virksomhedspraktik", False, wait) for wait in (0, END))
    assert not before[-1] and after[-1]


def places(browser: Browser, address: str, sheet: bool, wait: int = 0) -> list[str]:
    """Where all that is seen stands, with the sheet or without it, milliseconds after the page came."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    try:
        page = context.new_page()
        if not sheet:
            page.route("**/*.css", lambda route: route.abort())
        page.goto(address)
        page.wait_for_timeout(wait)
        found: list[str] = page.evaluate(PLACES)
        return found
    finally:
        context.close()


WAIT_FOR_LARGEST = """() => new Promise(done => {
  const look = () => window.largest ? done(true) : requestAnimationFrame(look);
  look();
})"""


def tops(place: str) -> list[str]:
    """What must stay: name, left edge, top and width; a part that holds unseen ones may grow below."""
    return place.split()[:4]


@pytest.mark.parametrize("lang", [code for code, language in LANGUAGES.items() if not language.easy])
def test_the_largest_words_of_the_front_page_wait_for_no_sheet(browser: Browser, site: Site, lang: str) -> None:
    context = browser.new_context(viewport=PHONE)
    try:
        page = context.new_page()
        page.add_init_script(LARGEST)
        page.goto(f"{site.url}/{lang}/")
        page.evaluate(WAIT_FOR_LARGEST)
        assert page.evaluate("largest.matches('h1, .lead')"), page.evaluate("largest.textContent")
    finally:
        context.close()
