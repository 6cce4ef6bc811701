"""Words that are typed and not sent stand after a change of language, and after going back and forward."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from ..people import case
from .conftest import DESKTOP
from .hands import fill_step, go_on
from .serving import Site

CAFE = case("cafe-dagpenge-da")


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESKTOP, java_script_enabled=request.param)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def test_a_change_of_language_brings_along_what_is_typed(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/da/plads/dig")
    page.locator("[name=name]").fill("Mette Kjær")
    page.locator('[name=benefit][value="dagpenge"]').check()
    page.locator('#languages [data-lang="en"]').click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[name=name]")).to_have_value("Mette Kjær")
    expect(page.locator('[name=benefit][value="dagpenge"]')).to_be_checked()
    expect(page.locator("#error-summary")).to_have_count(0)


def test_faults_come_along_and_are_said_in_the_other_language(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/da/plads/dig")
    page.locator("[name=name]").fill("Mette Kjær")
    go_on(page)
    expect(page.locator("#error-summary")).to_be_visible()
    page.locator('#languages [data-lang="en"]').click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#error-summary")).to_contain_text("date of birth")
    expect(page.locator("[name=name]")).to_have_value("Mette Kjær")


def test_enter_in_a_box_still_means_to_go_on(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/da/plads/dig")
    fill_step(page, CAFE, "dig")
    page.locator("[name=name]").press("Enter")
    expect(page.locator('[data-step="virksomhed"]')).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "da")


def test_back_and_forward_between_swapped_steps_lose_no_word(phone: Page, site: Site) -> None:
    phone.goto(f"{site.url}/da/plads/dig")
    fill_step(phone, CAFE, "dig")
    go_on(phone)
    expect(phone.locator('[data-step="virksomhed"]')).to_be_visible()
    phone.locator("[name=company_name]").fill("Café Åen")
    phone.go_back()
    expect(phone.locator('[data-step="dig"]')).to_be_visible()
    phone.go_forward()
    expect(phone.locator('[data-step="virksomhed"]')).to_be_visible()
    expect(phone.locator("[name=company_name]")).to_have_value("Café Åen")
    assert phone.evaluate("localStorage.length + sessionStorage.length") == 0
