"""What a person's hands do on the pages."""

from __future__ import annotations

from playwright.sync_api import Page, expect

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
LAST_QUESTION = "help"


def go_on(page: Page) -> None:
    page.locator("main form .button-primary").first.click()


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f'[name="{name}"][value="{value}"]').check()


def walk(page: Page, answers: dict[str, str]) -> None:
    """Answer one question after the other, as they come."""
    for question, choice in answers.items():
        expect(page.locator(f'[data-question="{question}"]')).to_be_visible()
        page.locator(f'input[value="{choice}"]').check()
        go_on(page)


def fill_step(page: Page, who: Case, step: str) -> None:
    expect(page.locator(f'[data-step="{step}"]')).to_be_visible()
    radios = page.locator("main input[type=radio]").evaluate_all("boxes => boxes.map(box => box.name)")
    for name, value in who.step(step).items():
        if name in radios:
            choose(page, name, value)
        else:
            page.locator(f'[name="{name}"]').fill(value)


def fill(page: Page, who: Case, after: str = "") -> None:
    """Every step; or those after one that is done."""
    for step in who.steps[who.steps.index(after) + 1 if after else 0 :]:
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


def answer_with_a_gap(page: Page) -> None:
    """The employer sends the answer before it is filled in."""
    page.locator("form:has([name=tasks]) button[type=submit]").click()


def answer_yes(page: Page, weekly_hours: str, job_realistic: str) -> None:
    """The employer corrects the hours and says yes."""
    typed = {
        "weekly_hours": weekly_hours,
        "workplace_contact": "Pia Holm",
        "ordinary_employees": "24",
        "placed_now": "1",
    }
    for name, value in typed.items():
        page.locator(f'[name="{name}"]').fill(value)
    choose(page, "job_realistic", job_realistic)
    page.locator("form:has([name=tasks]) button[type=submit]").click()
