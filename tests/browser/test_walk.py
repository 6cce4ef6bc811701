"""The same walk by keyboard alone, in Arabic, without scripts, with the back button, in two tabs: the same outcome."""

import io
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import PHONE, Site
from .hands import TO_LEVEL_2, walk


def by_keyboard(page: Page, answers: dict[str, str]) -> None:
    """Tab to the choices, arrow down to the right one, tab on to the button, press it."""
    for question, choice in answers.items():
        expect(page.locator(f'[data-question="{question}"]')).to_be_visible()
        if question != "benefit":
            expect(page.locator("main h1")).to_be_focused()
        values = page.locator("main input[type=radio]").evaluate_all("boxes => boxes.map(box => box.value)")
        while page.evaluate("document.activeElement.type") != "radio":
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(values.index(choice)):
            page.keyboard.press("ArrowDown")
        expect(page.locator(f'input[value="{choice}"]')).to_be_checked()
        page.keyboard.press("Enter")


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_by_keyboard_alone(phone: Page, site: Site, lang: str) -> None:
    phone.goto(f"{site.url}/{lang}/vejviser/benefit")
    by_keyboard(phone, TO_LEVEL_2)
    expect(phone.locator('[data-outcome="level-2"]')).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_in_arabic_with_the_back_button_in_the_middle(browser: Browser, site: Site, scripts: bool) -> None:
    settings: dict[str, Any] = {"viewport": PHONE, "java_script_enabled": scripts}
    context = browser.new_context(**settings)
    page = context.new_page()
    page.goto(f"{site.url}/ar/vejviser/benefit")
    steps = list(TO_LEVEL_2.items())
    walk(page, dict(steps[:5]))
    expect(page.locator(f'[data-question="{steps[5][0]}"]')).to_be_visible()
    page.go_back()
    walk(page, dict(steps[4:]))
    expect(page.locator('[data-outcome="level-2"]')).to_be_visible()
    context.close()


def test_the_plan_can_be_taken_home_as_a_document_and_as_two_days_in_a_calendar(phone: Page, site: Site) -> None:
    phone.goto(f"{site.url}/da/vejviser/benefit")
    walk(phone, TO_LEVEL_2)
    expect(phone.locator("[data-outcome]")).to_be_visible()
    for name in ("plan.pdf", "plan.ics"):
        with phone.expect_download() as taken:
            phone.locator(f'a[href$="{name.replace("plan", "svar")}"]').click()
        assert taken.value.suggested_filename == name


@pytest.mark.parametrize("lang", ["da", "ar", "uk"])
def test_the_plan_prints_on_one_sheet(phone: Page, site: Site, lang: str) -> None:
    phone.goto(f"{site.url}/{lang}/vejviser/benefit")
    walk(phone, TO_LEVEL_2)
    expect(phone.locator("[data-outcome]")).to_be_visible()
    paper = phone.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "12mm"))
    assert len(pypdf.PdfReader(io.BytesIO(paper)).pages) == 1
