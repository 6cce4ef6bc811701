"""What is copied and passed on with one press: lines of the application, all of it, and the employer's link."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ..journeys.probe import Visitor, fill_step, send
from ..people import case
from .screens import employers_link, open_page
from .serving import Site

WHO = case("cafe-dagpenge-da")
# A desk's browser has no sheet to share with; a phone's keeps what it was given.
SHARING = "navigator.share = (given) => { window.shared = given; return Promise.resolve(); };"


@pytest.fixture
def citizen(new_page: Callable[..., Page], site: Site) -> Page:
    """The citizen's page of a placement that was just sent."""
    visitor, page = Visitor(site.url), new_page(permissions=["clipboard-read", "clipboard-write"])
    for step in WHO.steps:
        fill_step(visitor, step, WHO)
    page.add_init_script(SHARING)
    open_page(page, site.url + send(visitor, WHO.lang))
    return page


@pytest.fixture
def application(citizen: Page) -> Page:
    """What the employer writes in VITAS, once they have said yes."""
    open_page(citizen, employers_link(citizen, "da"))
    citizen.locator("[data-answers] button").click()
    citizen.locator("[data-done]").click()
    citizen.locator("[data-vitas]").click()
    return citizen


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_line_is_copied_as_vitas_takes_it_and_ticked(application: Page) -> None:
    application.locator("details:has([data-line=starts_on]) summary").click()
    line = application.locator("[data-line=starts_on]")
    expect(line.locator("[data-tick]")).to_be_hidden()
    line.locator("[data-copy]").click()
    expect(line.locator("[data-tick]")).to_be_visible()
    day, month, year = (WHO.fields[f"starts_on-{part}"] for part in ("day", "month", "year"))
    assert copied(application) == f"{day.zfill(2)}-{month.zfill(2)}-{year}"


def test_all_of_it_is_copied_with_one_press(application: Page) -> None:
    application.locator("[data-whole] [data-copy]").click()
    expect(application.locator("[data-tick]:not([hidden])")).not_to_have_count(0)
    for words in ("company_name", "name", "tasks", "learning-0"):
        assert WHO.fields[words] in copied(application)


def test_the_employers_link_is_copied_and_passed_on(citizen: Page) -> None:
    link = citizen.locator("[data-employer-link]").get_attribute("href")
    citizen.locator("#employer [data-copy]").click()
    expect(citizen.locator("#employer [data-tick]")).to_be_visible()
    citizen.locator("#employer [data-share]").click()
    assert link == copied(citizen) == citizen.evaluate("window.shared.url")
