"""What a person's hands do on the pages."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from citizen_portal.placement.fields import STEPS

from ..people import Case

TO_LEVEL_2 = {
    "benefit": "dagpenge",
    "age": "over",
    "since": "longer",
    "paid": "no",
    "wellbeing": "nervous",
    "place": "idea",
    "direction": "some",
    "tried": "nothing",
    "contact": "prepared",
    "goal": "experience",
    "help": "words",
}


def go_on(page: Page) -> None:
    page.locator("main form .button-primary").first.click()


def walk(page: Page, answers: dict[str, str]) -> None:
    """Answer one question after the other, as they come."""
    for question, choice in answers.items():
        expect(page.locator(f'[data-question="{question}"]')).to_be_visible()
        page.locator(f'input[value="{choice}"]').check()
        go_on(page)


def fill_step(page: Page, who: Case, step: str) -> None:
    expect(page.locator(f'[data-step="{step}"]')).to_be_visible()
    for name, value in who.step(step).items():
        field = page.locator(f'[name="{name}"]')
        if field.first.get_attribute("type") == "radio":
            page.locator(f'[name="{name}"][value="{value}"]').check()
        else:
            field.fill(value)


def fill(page: Page, who: Case) -> None:
    for step in STEPS:
        fill_step(page, who, step)
        go_on(page)
    expect(page.locator('[data-step="tjek"]')).to_be_visible()


def send(page: Page) -> str:
    """Say that one will wait, send, and read the reference."""
    page.locator('[name="confirm"]').check()
    page.locator("main form:has([name=confirm]) button[type=submit]").click()
    reference = page.locator("[data-reference]")
    expect(reference).to_be_visible()
    return reference.inner_text()
