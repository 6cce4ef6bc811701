"""The whole product by the keyboard alone: each stop can be seen, and the focus goes where it should."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from citizen_portal import clock
from citizen_portal.placement.proposal import read_date

from ..people import case
from .hands import TO_LEVEL_2
from .keys import PRIMARY, Keys
from .screens import employers_link, open_page
from .serving import Site, served

CAFE = case("cafe-dagpenge-da")


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_from_the_front_page_to_the_plan(phone: Page, site: Site, lang: str) -> None:
    keys = Keys(phone)
    open_page(phone, f"{site.url}/{lang}/")
    keys.press(f'main [href="/{lang}/vejviser/"]')
    expect(phone).to_have_url(f"{site.url}/{lang}/vejviser/")
    keys.press("main form button, main a.button-primary")
    for question, choice in TO_LEVEL_2.items():
        keys.answer(question, choice)
    expect(phone.locator('[data-outcome="level-2"]')).to_be_visible()
    assert keys.unseen == []


def test_what_must_be_mended_has_the_focus_and_leads_to_the_box(phone: Page, site: Site) -> None:
    keys = Keys(phone)
    open_page(phone, f"{site.url}/da/plads/dig")
    keys.press(PRIMARY)
    expect(phone.locator("#error-summary")).to_be_focused()
    keys.press("#error-summary a")
    expect(phone.locator("[name=name]")).to_be_focused()
    assert keys.unseen == []


def test_from_the_registration_to_what_came_of_it(new_page: Callable[..., Page], tmp_path: Path) -> None:
    days = tmp_path / "days"
    days.write_text("0", encoding="ascii")
    with served(tmp_path / "site", {"DAYS_LATER": str(days)}, program="tests.browser.moved_clock") as site:
        citizen, employer = Keys(new_page()), Keys(new_page())
        reference = registered(citizen, site)
        answered(employer, employers_link(citizen.page, "da"))
        site.command("placement", "move", reference, "approved")
        last = read_date(CAFE.fields, "ends_on")
        days.write_text(str((last - clock.today() + timedelta(days=1)).days), encoding="ascii")
        told(citizen)
        assert citizen.unseen + employer.unseen == []


def registered(keys: Keys, site: Site) -> str:
    """Every step, the check and the receipt; ends on the citizen's own page."""
    open_page(keys.page, f"{site.url}/da/plads/")
    keys.press("main .button-primary")
    for step in CAFE.steps:
        keys.fill(CAFE, step)
        expect(keys.page.locator(f'[data-step="{step}"]')).to_have_count(0)
        expect(keys.page.locator("main h1")).to_be_focused()
    keys.press('[name="confirm"]', "Space")
    keys.press("main form:has([name=confirm]) button[type=submit]")
    reference = keys.page.locator("[data-reference]").first.inner_text()
    keys.press("[data-follow]")
    expect(keys.page.locator("[data-employer-link]")).to_be_visible()
    return reference


def answered(keys: Keys, link: str) -> None:
    """The employer asks for something impossible, is told, and says yes to the rest."""
    open_page(keys.page, link)
    keys.press("[data-differently] > summary")
    keys.write("weekly_hours", "")
    keys.press("[data-differently] button")
    expect(keys.page.locator("#error-summary")).to_be_focused()
    open_page(keys.page, link)
    keys.press("[data-answers] button")
    expect(keys.page.locator("[data-more]")).to_have_attribute("data-more", "tal")
    expect(keys.page.locator("main h1")).to_be_focused()
    keys.press("[data-done]")
    expect(keys.page.locator("[data-step]")).to_have_attribute("data-step", "agreed")


def told(keys: Keys) -> None:
    """When it is over: first with nothing chosen, then with an answer to each question."""
    keys.page.reload()
    keys.press("main a[href$='/bagefter']")
    expect(keys.page.locator('[name="outcome"]').first).to_be_visible()
    keys.press(PRIMARY)
    expect(keys.page.locator("#error-summary")).to_be_focused()
    keys.choose("outcome", "job")
    keys.press(PRIMARY)
    expect(keys.page.locator('[name="outcome"]')).to_have_count(0)
    expect(keys.page.locator("#error-summary")).to_have_count(0)
