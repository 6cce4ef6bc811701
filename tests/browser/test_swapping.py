"""With scripts, only the main block changes: address, history, focus and announcements stay right."""

import pytest
from playwright.sync_api import Page, Route, expect

from ..people import case
from .hands import TO_LEVEL_2, fill_step, go_on, wait_for_swapping, walk
from .screens import open_page
from .serving import Site

# Milliseconds; htmx-config in `interactive.html` says 30 seconds.
GIVEN_UP = 31_000


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
def test_a_line_that_never_answers_is_given_up_and_the_words_stay(phone: Page, site: Site) -> None:
    who = case("cafe-dagpenge-da")
    phone.clock.install()
    open_page(phone, f"{site.url}/da/plads/dig")
    fill_step(phone, who, "dig")
    phone.route("**/plads/dig", lambda _route: None)
    with phone.expect_request("**/plads/dig"):
        go_on(phone)
    expect(phone.locator("#trouble")).to_be_hidden()
    phone.clock.fast_forward(GIVEN_UP)
    expect(phone.locator("#trouble")).to_be_in_viewport(ratio=1)
    expect(phone.locator("[name=name]")).to_have_value(who.fields["name"])


@pytest.mark.trouble
def test_a_script_that_did_not_come_is_asked_for_again(phone: Page, site: Site) -> None:
    phone.route("**/htmx*", lambda route: route.abort())
    open_page(phone, f"{site.url}/da/vejviser/wellbeing")
    expect(phone.locator("script[src*=htmx]")).to_have_count(1)
    phone.unroute("**/htmx*")
    phone.locator('input[value="nervous"]').check()
    wait_for_swapping(phone)
    phone.evaluate("window.sameDocument = true")
    go_on(phone)
    expect(phone.locator('[data-question="goal"]')).to_be_visible()
    assert phone.evaluate("window.sameDocument")


def test_a_form_that_is_sent_before_its_script_is_there_is_posted(phone: Page, site: Site) -> None:
    phone.route("**/htmx*", lambda _route: None)
    open_page(phone, f"{site.url}/da/vejviser/wellbeing")
    walk(phone, {"wellbeing": "nervous"})
    expect(phone.locator('[data-question="goal"]')).to_be_visible()
    assert phone.evaluate("() => !('htmx' in window)")


def test_a_page_with_nothing_to_swap_fetches_no_script_for_it(phone: Page, site: Site) -> None:
    fetched: list[str] = []
    phone.on("request", lambda request: fetched.append(request.url))
    open_page(phone, f"{site.url}/da/viden/klage")
    phone.wait_for_load_state("networkidle")
    phone.locator("h1").click()
    assert any("app." in url for url in fetched) and not any("htmx" in url for url in fetched)


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
