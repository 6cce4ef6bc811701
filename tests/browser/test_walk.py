"""The same walk by keyboard alone, in Arabic, without scripts, with the back button: the same outcome, to take home."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pypdf
import pytest
from playwright.sync_api import Page, expect

from .hands import TO_LEVEL_2, walk
from .screens import open_page
from .serving import Site


def by_keyboard(page: Page, answers: dict[str, str]) -> None:
    """Tab to the choices, arrow down to the right one, tab on to the button, press it."""
    for question, choice in answers.items():
        expect(page.locator(f'[data-question="{question}"]')).to_be_visible()
        if question != next(iter(answers)):
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
    open_page(phone, f"{site.url}/{lang}/vejviser/wellbeing")
    by_keyboard(phone, TO_LEVEL_2)
    expect(phone.locator('[data-outcome="level-2"]')).to_be_visible()


def test_in_arabic_with_the_back_button_in_the_middle(new_page: Callable[..., Page], site: Site, scripts: bool) -> None:
    page = new_page(java_script_enabled=scripts)
    open_page(page, f"{site.url}/ar/vejviser/wellbeing")
    steps = list(TO_LEVEL_2.items())
    walk(page, dict(steps[:5]))
    expect(page.locator(f'[data-question="{steps[5][0]}"]')).to_be_visible()
    page.go_back()
    walk(page, dict(steps[4:]))
    expect(page.locator('[data-outcome="level-2"]')).to_be_visible()


@pytest.fixture
def outcome(phone: Page, site: Site) -> Page:
    """A phone that shows where the walk has led, in Danish."""
    open_page(phone, f"{site.url}/da/vejviser/wellbeing")
    walk(phone, TO_LEVEL_2)
    expect(phone.locator('[data-outcome="level-2"]')).to_be_visible()
    return phone


def test_the_plan_can_be_taken_home_as_a_document_and_as_two_days_in_a_calendar(outcome: Page) -> None:
    title = outcome.locator("h1").inner_text()
    assert title in pypdf.PdfReader(taken_home(outcome, "plan.pdf")).pages[0].extract_text()
    file: Any = icalendar.Calendar.from_ical(taken_home(outcome, "plan.ics").read_bytes())
    assert len({day["DTSTART"].dt for day in file.walk("VEVENT")}) == 2


def taken_home(page: Page, name: str) -> Path:
    with page.expect_download() as taken:
        page.locator(f'a[href$="{name.replace("plan", "svar")}"]').click()
    assert taken.value.suggested_filename == name
    return taken.value.path()


def test_the_plan_prints_on_one_sheet_in_every_language(outcome: Page) -> None:
    danish = outcome.url
    for lang in ("da", "en", "ar", "uk", "pl", "tr"):
        open_page(outcome, danish.replace("/da/", f"/{lang}/"))
        expect(outcome.locator('[data-outcome="level-2"]')).to_be_visible()
        (sheet,) = printed(outcome).pages
        assert len(sheet.extract_text()) > 500, f"{lang}: hardly a word"


def printed(page: Page) -> pypdf.PdfReader:
    margin = dict.fromkeys(("top", "bottom", "left", "right"), "12mm")
    return pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", margin=margin)))  # type: ignore[arg-type]
