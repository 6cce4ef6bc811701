"""What a person's hands do on the pages."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from citizen_portal.placement.fields import of_step

from ..people import Case

TO_LEVEL_2 = {
    "wellbeing": "nervous",
    "goal": "experience",
    "place": "idea",
    "benefit": "dagpenge",
    "age": "over",
    "since": "longer",
    "paid": "no",
    "direction": "some",
    "tried": "nothing",
    "contact": "prepared",
    "help": "words",
}
LAST_QUESTION = "help"


THE_SCRIPT = """() => new Promise((done) => {
  const look = () => ("htmx" in window ? done() : requestAnimationFrame(look));
  look();
})"""


def wait_for_swapping(page: Page) -> None:
    """Until what makes a page swap is there: it comes after the page."""
    page.evaluate(THE_SCRIPT)


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
    radios, ticks = (
        page.locator(f"main input[type={kind}]").evaluate_all("boxes => boxes.map(box => box.name)")
        for kind in ("radio", "checkbox")
    )
    if "length" in radios:
        choose(page, "length", "other")
    for name in [name for name, value in who.step(step).items() if name.startswith("learning-") and value][1:]:
        page.locator('[name="more"]').click()
        expect(page.locator(f'[name="{name}"]')).to_be_visible()
    chosen = {"trade", *(box for field in of_step(step) for box in field.phrase_boxes)}
    for name, value in who.step(step).items():
        if name in chosen or (name.startswith("learning-") and not value):
            continue
        if name in radios:
            choose(page, name, value)
        elif name in ticks:
            unfolded(page, name).set_checked(bool(value))
        else:
            unfolded(page, name).fill(value)


def unfolded(page: Page, name: str) -> Locator:
    """A box, with whatever is folded over it opened."""
    box = page.locator(f'[name="{name}"]')
    if not box.is_visible():
        box.locator("xpath=ancestor::details[not(@open)]").locator("summary").first.click()
    return box


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
    """The employer wants something else, and sends it with a box left empty."""
    ask_for_other_hours(page, "")


def ask_for_other_hours(page: Page, weekly_hours: str) -> None:
    """On the first page, where what is to be different unfolds."""
    page.locator("[data-differently] > summary").click()
    page.locator('[name="weekly_hours"]').fill(weekly_hours)
    page.locator("[data-differently] button").click()


def correct_the_hours(page: Page, weekly_hours: str) -> None:
    """On the form that is open: the employer corrects the hours and says yes."""
    page.locator('[name="weekly_hours"]').fill(weekly_hours)
    page.locator("form:has([name=tasks]) button[type=submit]").click()


def answer_yes(page: Page, weekly_hours: str, job_realistic: str) -> None:
    """The employer wants other hours, says yes, and tells three things for the application."""
    ask_for_other_hours(page, weekly_hours)
    tell(page, "tal", ordinary_employees="24", placed_now="1")
    expect(page.locator("[data-more]")).to_have_attribute("data-more", "hjaelp")
    choose(page, "job_realistic", job_realistic)
    go_on(page)
    expect(page.locator("[data-more]")).to_have_attribute("data-more", "samtaler")
    page.locator("[data-done]").click()


def tell(page: Page, step: str, **typed: str) -> None:
    expect(page.locator("[data-more]")).to_have_attribute("data-more", step)
    for name, value in typed.items():
        page.locator(f'[name="{name}"]').fill(value)
    go_on(page)
    expect(page.locator("[data-more]")).not_to_have_attribute("data-more", step)
