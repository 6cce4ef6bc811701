"""What can be measured of how it looks: nothing sticks out, nothing hides, nothing shuts anybody out."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from ..people import case
from .conftest import DESKTOP, PHONE, ROOT, Site
from .hands import TO_LEVEL_2, fill_step, go_on, send, walk

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
PICTURES = ROOT / "look"
PAGES = [
    "/",
    "/viden/",
    "/viden/virksomhedspraktik",
    "/viden/forskelle",
    "/viden/varighed?dansk=",
    "/viden/ordbog",
    "/viden/tal",
    "/viden/soeg?q=praktik",
    "/privatliv",
    "/vejviser/",
    "/vejviser/kort",
    "/plads/",
    "/nothing-here",
]
CASE_OF = {"ar": "nursery-kontanthjaelp-ar", "uk": "welder-loentilskud-uk"}


def findings(page: Page) -> list[str]:
    """What axe has to say about the page, at every level it knows, best practice included."""
    page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate("axe.run()")
    return [f"{one['id']}: {node['html'][:120]}" for one in result["violations"] for node in one["nodes"]]


def every_screen(page: Page, site: Site, lang: str):
    """Open one screen after the other, as a person would come to them; yields the name of each."""
    for path in PAGES:
        page.goto(f"{site.url}/{lang}{path}")
        yield path.strip("/").replace("/", "-").replace("?", "-").replace("=", "") or "front"
    page.goto(f"{site.url}/{lang}/vejviser/benefit")
    yield "question"
    walk(page, TO_LEVEL_2)
    expect(page.locator("[data-outcome]")).to_be_visible()
    yield "outcome"
    page.goto(f"{site.url}/{lang}/plads/dig")
    go_on(page)
    expect(page.locator("#error-summary")).to_be_visible()
    yield "errors"
    who = case(CASE_OF.get(lang, "cafe-dagpenge-da"))
    for step in ("dig", "virksomhed", "plads", "formaal", "laering"):
        fill_step(page, who, step)
        yield step
        go_on(page)
    expect(page.locator('[data-step="tjek"]')).to_be_visible()
    yield "check"
    page.locator('[name="do"][value="later"]').click()
    expect(page.locator("[data-code]")).to_be_visible()
    yield "saved"
    page.goto(f"{site.url}/{lang}/plads/fortsaet")
    yield "resume"
    page.goto(f"{site.url}/{lang}/plads/tjek")
    send(page)
    yield "receipt"
    yield from every_screen_of_a_place(page, lang)


def every_screen_of_a_place(page: Page, lang: str):
    """What the citizen and the employer see of a placement, from the day it is sent until they agree."""
    page.locator("[data-follow]").click()
    status = page.url
    yield "status"
    employer = (page.locator("[data-employer-link]").get_attribute("href") or "").replace("/da/", f"/{lang}/")
    for path in ("/ret", "/link", "/stop", "/paamindelser"):
        page.goto(status + path)
        yield "status-" + path[1:]
    page.goto(employer)
    yield "employer"
    page.locator('[name="weekly_hours"]').fill("20")
    answer = page.locator("form:has([name=tasks]) button[type=submit]")
    answer.click()
    expect(page.locator("#error-summary")).to_be_visible()
    yield "employer-errors"
    page.locator('[name="job_realistic"][value="hours"]').check()
    page.locator('[name="workplace_contact"]').fill("Pia Holm")
    page.locator('[name="ordinary_employees"]').fill("24")
    page.locator('[name="placed_now"]').fill("1")
    answer.click()
    expect(page.locator('[data-turn="answered"]')).to_be_visible()
    yield "employer-answered"
    page.goto(status + "/aftale")
    yield "sheet"
    page.locator("main form button[type=submit]").click()
    expect(page.locator('[data-turn="agreed"]')).to_be_visible()
    yield "status-agreed"
    for path in (status + "/vitas", employer + "/vitas", employer + "/aftale", status + "x"):
        page.goto(path)
        yield path.partition("/" + lang + "/")[2].partition("/")[0] + "-" + path.rpartition("/")[2][:6]
    page.goto(f"{status.partition('/status')[0]}/arbejdsgiver/")
    yield "door"


@pytest.mark.parametrize("lang", ["da", "en", "ar", "uk", "pl", "tr"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nobody_is_shut_out(browser: Browser, site: Site, lang: str, size: dict[str, int]) -> None:
    context = browser.new_context(viewport=size, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    folder = PICTURES / f"{lang}-{size['width']}"
    folder.mkdir(parents=True, exist_ok=True)
    wrong = {}
    for name in every_screen(page, site, lang):
        page.screenshot(path=folder / f"{name}.png", full_page=True)
        if found := findings(page):
            wrong[name] = found
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} sticks out"
    context.close()
    assert not wrong


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_on_the_narrowest_screen_nothing_sticks_out(browser: Browser, site: Site, lang: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    for name in every_screen(page, site, lang):
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, f"{name} is {width} wide"
    context.close()


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_a_choice_stands_beside_its_words(phone: Page, site: Site, lang: str) -> None:
    phone.goto(f"{site.url}/{lang}/vejviser/benefit")
    choice = phone.locator("input[type=radio]").first.bounding_box()
    label = phone.locator("label[for=answer-benefit-0]").bounding_box()
    assert choice and label
    assert label["x"] - 1 <= choice["x"] <= label["x"] + label["width"]
    assert label["height"] >= 44


def test_a_choice_can_be_seen_in_forced_colours(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport=PHONE, forced_colors="active")
    page = context.new_page()
    page.goto(f"{site.url}/da/vejviser/benefit")
    label = page.locator("label[for=answer-benefit-0]")
    before = label.screenshot()
    page.locator("#answer-benefit-0").check()
    page.locator("h1").click()
    assert label.screenshot() != before
    context.close()
