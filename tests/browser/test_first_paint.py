"""What is painted before the sheet is there stands where the sheet puts it, and says the same without it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Route

from citizen_portal.i18n import LANGUAGES

from .conftest import PHONE
from .serving import Site

Painted = list[tuple[int, str]]

END = 9500
EARLY = ("/", "/viden/virksomhedspraktik", "/viden/loentilskud", "/om", "/vejviser/wellbeing", "/plads/dig")
# The kinds of page whose largest words are measured (bench/paint.py).
MEASURED = ("/", "/viden/virksomhedspraktik", "/vejviser/wellbeing", "/plads/dig")
LARGEST = """window.painted = [];
new PerformanceObserver(list => painted.push(...list.getEntries().map(entry => [entry.size, entry.element?.outerHTML])))
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


def tops(place: str) -> list[str]:
    """What must stay: name, left edge, top and width; a part that holds unseen ones may grow below."""
    return place.split()[:4]


@pytest.mark.parametrize("lang", [code for code, language in LANGUAGES.items() if not language.easy])
def test_the_largest_words_wait_for_no_sheet(browser: Browser, site: Site, lang: str) -> None:
    context = browser.new_context(viewport=PHONE, service_workers="block")
    try:
        for path in MEASURED:
            before, after = painted_around_the_sheet(context, f"{site.url}/{lang}{path}")
            assert before and before == after, path
    finally:
        context.close()


QUIET = """() => new Promise(done => {
  let seen = -1;
  const look = () => {
    if (painted.length && painted.length === seen) return done(painted);
    seen = painted.length;
    setTimeout(look, 250);
  };
  look();
})"""


def painted_around_the_sheet(context: BrowserContext, address: str) -> tuple[Painted, Painted]:
    """What was the largest so far, each time, while the sheet was held back; and after it had come."""
    page, held = context.new_page(), list[Route]()
    page.add_init_script(LARGEST)
    page.route("**/*.css", lambda route: held.append(route))
    page.goto(address, wait_until="commit")
    before: Painted = page.evaluate(QUIET)
    assert held, "the page asked for no sheet"
    for route in held:
        route.continue_()
    page.wait_for_load_state()
    after: Painted = page.evaluate(QUIET)
    page.close()
    return before, after
