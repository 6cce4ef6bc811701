"""The employer on a phone: what is asked stands on the first screen, and a yes takes three taps."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from citizen_portal import i18n

from ..journeys.probe import Visitor, fill_step, send
from ..people import Case, case
from .conftest import DESKTOP
from .looks import keep, sticks_out
from .screens import employers_link, open_page
from .serving import Site
from .thumb import Thumb

# Pixels from the top of a phone's page: by then everything to decide on, and both ways to answer, have been shown.
FIRST_SCREEN = 1350
# With the mail that leads here.
WORDS = 270
CASES = [case(name) for name in ("cafe-dagpenge-da", "nursery-kontanthjaelp-ar")]


@pytest.fixture(params=CASES, ids=str)
def who(request: pytest.FixtureRequest) -> Case:
    found: Case = request.param
    return found


@pytest.fixture
def citizen(new_page: Callable[..., Page], site: Site, who: Case) -> Page:
    """The citizen's page of a placement that was just sent; how one comes to send it is looked at elsewhere."""
    visitor, page = Visitor(site.url), new_page()
    for step in who.steps:
        fill_step(visitor, step, who)
    open_page(page, site.url + send(visitor, who.lang))
    expect(page.locator("[data-employer-link]")).to_be_visible()
    return page


def bottom(thing: Locator) -> float:
    found = thing.bounding_box()
    assert found, "it is not there"
    return found["y"] + found["height"]


def test_yes_in_three_taps_with_nothing_typed(
    new_page: Callable[..., Page], citizen: Page, who: Case, scripts: bool
) -> None:
    thumb = Thumb(new_page(java_script_enabled=scripts))
    thumb.follow(employers_link(citizen, "da"))
    keep(thumb.page, f"employer-asked-{who.lang}")
    thumb.press(thumb.page.locator("[data-answers] button"))
    expect(thumb.page.locator("[data-more]")).to_have_attribute("data-more", "tal")
    thumb.press(thumb.page.locator("[data-done]"))
    expect(thumb.page.locator("[data-step]")).to_have_attribute("data-step", "agreed")
    assert thumb.taps == 3
    citizen.reload()
    expect(citizen.locator("[data-step]")).to_have_attribute("data-step", "agreed")


def test_the_answer_takes_little_reading_in_every_language(new_page: Callable[..., Page], citizen: Page) -> None:
    """The words of the mail and of the open page; another language has at most a quarter more of them."""
    page, words = new_page(), dict[str, int]()
    for lang in ("da", "en", "ar", "uk", "pl", "tr"):
        open_page(page, employers_link(citizen, lang))
        letter = "mail.employer.ask.subject", "mail.employer.ask.text"
        mail = sum(len(i18n.words(lang)(part).split()) for part in letter)
        words[lang] = mail + len(page.locator("main").inner_text().split())
        assert bottom(page.locator("[data-answers]")) <= FIRST_SCREEN, lang
    assert words["da"] <= WORDS and max(words.values()) <= words["da"] * 1.25, words


def test_yes_says_only_what_was_shown(new_page: Callable[..., Page], citizen: Page) -> None:
    """What was typed into the fold and forgotten there is shown before it is sent."""
    page = new_page()
    open_page(page, employers_link(citizen, "da"))
    page.locator("[data-differently] > summary").click()
    page.locator('[name="weekly_hours"]').fill("20")
    page.locator("[data-answers] button").click()
    expect(page.locator('[name="weekly_hours"]')).to_have_value("20")
    expect(page.locator("[data-more]")).to_have_count(0)


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_all_there_is_to_decide_on_stands_on_the_first_screen(
    new_page: Callable[..., Page], citizen: Page, who: Case, lang: str
) -> None:
    page = new_page()
    open_page(page, employers_link(citizen, lang))
    keep(page, f"employer-first-{who.lang}-{lang}")
    asked = page.locator(
        "[data-workplace], [data-line=weekly_hours], [data-line=learning], [data-line=workplace_contact]"
    )
    for thing in (*asked.all(), *page.locator("[data-answers] .button").all()):
        assert bottom(thing) <= FIRST_SCREEN
    assert page.locator("[data-answers] .button").count() == 2
    first = page.locator("main").inner_text()
    for words in ("name", "company_name", "city", "tasks", "weekly_hours", "learning-0"):
        assert who.fields[words] in first
    assert "Københavns Kommune" in first
    page.set_viewport_size(DESKTOP)
    assert sticks_out(page) <= 0
    keep(page, f"employer-first-{who.lang}-{lang}-1280")


def test_every_screen_after_it_fits_a_phone_and_can_be_skipped(new_page: Callable[..., Page], citizen: Page) -> None:
    page = new_page()
    open_page(page, employers_link(citizen, "da"))
    page.locator("[data-answers] button").click()
    for step in ("tal", "hjaelp", "samtaler", "kontakt"):
        expect(page.locator("[data-more]")).to_have_attribute("data-more", step)
        assert sticks_out(page) <= 0
        keep(page, f"employer-more-{step}")
        page.locator("[data-skip]").click()
    expect(page.locator("[data-lacking]")).to_be_visible()
    keep(page, "employer-agreed")


def test_a_no_is_one_tap_and_one_reason(new_page: Callable[..., Page], citizen: Page, who: Case) -> None:
    page = new_page()
    open_page(page, employers_link(citizen, "da"))
    page.locator("[data-answers] a").click()
    keep(page, "employer-decline")
    page.get_by_role("button", name="Vi har ikke plads til én mere").click()
    expect(page.locator("[data-step]")).to_have_attribute("data-step", "declined")
    citizen.reload()
    expect(citizen.locator('[data-declined="no_room"]')).to_be_visible()
