"""With scripts, only the main block changes: address, history, focus and announcements stay right."""

import pytest
from playwright.sync_api import Page, Route, expect

from ..people import case
from .hands import TO_LEVEL_2, fill_step, go_on, walk
from .screens import open_page
from .serving import Site


def open_flow(page: Page, site: Site, lang: str = "da") -> None:
    open_page(page, f"{site.url}/{lang}/vejviser/wellbeing")


def test_the_focus_goes_to_the_new_heading_and_its_title_is_announced(phone: Page, site: Site) -> None:
    open_flow(phone, site)
    phone.evaluate("window.sameDocument = true")
    walk(phone, {"wellbeing": "nervous"})
    expect(phone.locator("main h1")).to_be_focused()
    expect(phone).to_have_title("Hvad vil du helst have ud af det? – Prøv en arbejdsplads")
    expect(phone.locator("#live")).to_have_text("Hvad vil du helst have ud af det? – Prøv en arbejdsplads")
    assert phone.evaluate("window.sameDocument"), "the whole page was loaded again"


def test_the_focus_goes_to_what_must_be_mended(phone: Page, site: Site) -> None:
    open_flow(phone, site)
    go_on(phone)
    expect(phone.locator("#error-summary")).to_be_focused()


def test_back_and_forward_show_what_was_there(phone: Page, site: Site) -> None:
    open_flow(phone, site)
    walk(phone, {"wellbeing": "nervous", "goal": "experience"})
    expect(phone).to_have_url(f"{site.url}/da/vejviser/place")
    phone.go_back()
    expect(phone.locator('[data-question="goal"]')).to_be_visible()
    expect(phone.locator('[value="experience"]')).to_be_checked()
    phone.go_back()
    expect(phone.locator('[data-question="wellbeing"]')).to_be_visible()
    phone.go_forward()
    expect(phone.locator('[data-question="goal"]')).to_be_visible()


def test_a_mistake_leaves_no_step_in_the_history(phone: Page, site: Site) -> None:
    open_flow(phone, site)
    walk(phone, {"wellbeing": "nervous"})
    expect(phone.locator('[data-question="goal"]')).to_be_visible()
    before = phone.evaluate("history.length")
    go_on(phone)
    expect(phone.locator("#error-summary")).to_be_visible()
    assert phone.evaluate("history.length") == before


def test_the_language_switch_follows_the_page(phone: Page, site: Site) -> None:
    open_flow(phone, site)
    walk(phone, {"wellbeing": "nervous", "goal": "experience"})
    expect(phone.locator('[data-question="place"]')).to_be_visible()
    phone.locator("#languages summary").click()
    phone.locator('#languages [data-lang="ar"]').click()
    expect(phone).to_have_url(f"{site.url}/ar/vejviser/place")


def test_going_back_in_the_middle_and_two_tabs_end_at_the_same_place(phone: Page, site: Site) -> None:
    open_flow(phone, site)
    steps = list(TO_LEVEL_2.items())
    walk(phone, dict(steps[:5]))
    expect(phone.locator('[data-question="since"]')).to_be_visible()
    phone.go_back()
    expect(phone.locator('[data-question="age"]')).to_be_visible()
    other = phone.context.new_page()
    other.goto(f"{site.url}/da/vejviser/age")
    walk(other, dict(steps[4:]))
    expect(other.locator('[data-outcome="level-2"]')).to_be_visible()


@pytest.mark.trouble
def test_without_a_net_the_reader_is_told_and_the_words_stay(phone: Page, site: Site) -> None:
    who = case("cafe-dagpenge-da")
    open_page(phone, f"{site.url}/da/plads/dig")
    fill_step(phone, who, "dig")
    phone.route("**/plads/dig", lambda route: route.abort())
    go_on(phone)
    expect(phone.locator("#trouble")).to_be_in_viewport(ratio=1)
    expect(phone.locator("[name=name]")).to_have_value(who.fields["name"])


@pytest.mark.trouble
def test_an_accident_on_our_side_is_told_and_the_words_stay(phone: Page, site: Site) -> None:
    who = case("cafe-dagpenge-da")
    open_page(phone, f"{site.url}/da/plads/dig")
    fill_step(phone, who, "dig")

    def fail(route: Route) -> None:
        route.fulfill(status=500, body="<h1>trouble</h1>", content_type="text/html")

    phone.route("**/plads/dig", fail)
    go_on(phone)
    expect(phone.locator("#trouble")).to_be_in_viewport(ratio=1)
    expect(phone.locator("[name=name]")).to_have_value(who.fields["name"])


def test_pressing_twice_sends_once(phone: Page, site: Site) -> None:
    open_flow(phone, site)
    phone.locator('input[value="nervous"]').check()
    sent: list[str] = []
    phone.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    phone.locator("main form .button-primary").dblclick()
    expect(phone.locator('[data-question="goal"]')).to_be_visible()
    assert len(sent) == 1
