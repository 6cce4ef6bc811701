"""The guide and the registration by the keyboard alone: each stop can be seen, and the focus goes where it should."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ..people import Case, case
from .hands import TO_LEVEL_2
from .screens import open_page
from .serving import Site

# The focus is drawn at least 2 px wide, in the window, and nothing lies over it.
UNSEEN = """() => {
  const part = document.activeElement, choice = part.matches("[type=radio], [type=checkbox]");
  const drawn = [part, ...(part.labels || [])].flatMap((one) => [null, "::before", "::after"].map((piece) =>
    getComputedStyle(one, piece)));
  const wide = drawn.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  const shown = choice ? part.labels[0] : part, box = shown.getBoundingClientRect();
  const [x, y] = [box.left + Math.min(box.width, 60) / 2, box.top + Math.min(box.height, 40) / 2];
  const top = document.elementFromPoint(x, y);
  const seen = top && (shown.contains(top) || top.contains(shown) || part === top);
  return wide && seen ? "" : `${part.outerHTML.slice(0, 120)} ${wide ? "" : "no outline"} ${seen ? "" : "not seen"}`;
}"""
MOST = 80


class Keys:
    """Somebody without a mouse. Every stop on the way is looked at."""

    def __init__(self, page: Page) -> None:
        self.page, self.unseen = page, list[str]()

    def tab_to(self, which: str) -> None:
        for _ in range(MOST):
            self.page.keyboard.press("Tab")
            if fault := self.page.evaluate(UNSEEN):
                self.unseen.append(fault)
            if self.page.evaluate("which => document.activeElement.matches(which)", which):
                return
        raise AssertionError(f"{which} is never reached")

    def press(self, which: str) -> None:
        self.tab_to(which)
        self.page.keyboard.press("Enter")

    def choose(self, name: str, value: str) -> None:
        self.tab_to(f'[name="{name}"]')
        self.page.keyboard.press("Space")
        values = self.page.locator(f'[name="{name}"]').evaluate_all("boxes => boxes.map(box => box.value)")
        for _ in range(values.index(value)):
            self.page.keyboard.press("ArrowDown")
        expect(self.page.locator(f'[name="{name}"][value="{value}"]')).to_be_checked()

    def answer(self, question: str, choice: str) -> None:
        expect(self.page.locator(f'[data-question="{question}"]')).to_be_visible()
        self.choose("answer", choice)
        self.page.keyboard.press("Enter")


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_from_the_front_page_to_the_plan(phone: Page, site: Site, lang: str) -> None:
    keys = Keys(phone)
    open_page(phone, f"{site.url}/{lang}/")
    keys.press(f'main [href="/{lang}/vejviser/"]')
    expect(phone).to_have_url(f"{site.url}/{lang}/vejviser/")
    keys.press("main form button, main a.button-primary")
    for question, choice in TO_LEVEL_2.items():
        keys.answer(question, choice)
    expect(phone.locator('[data-outcome="level-2"]')).to_be_visible()
    assert keys.unseen == []


def test_what_must_be_mended_has_the_focus_and_leads_to_the_box(phone: Page, site: Site) -> None:
    keys = Keys(phone)
    open_page(phone, f"{site.url}/da/plads/dig")
    keys.press("main form button.button-primary")
    expect(phone.locator("#error-summary")).to_be_focused()
    keys.press("#error-summary a")
    expect(phone.locator("[name=name]")).to_be_focused()
    assert keys.unseen == []


def test_a_step_is_filled_in_and_left(phone: Page, site: Site) -> None:
    keys, who = Keys(phone), case("cafe-dagpenge-da")
    open_page(phone, f"{site.url}/da/plads/dig")
    typed(keys, who, "dig")
    expect(phone.locator('[data-step="virksomhed"]')).to_be_visible()
    expect(phone.locator("main h1")).to_be_focused()
    assert keys.unseen == []


def typed(keys: Keys, who: Case, step: str) -> None:
    """Every box of a step in the order of the page, and Enter."""
    boxes = keys.page.locator("main form [name]:not([type=hidden]):not(button)")
    names = dict.fromkeys(boxes.evaluate_all("boxes => boxes.map(box => box.name)"))
    for name in names:
        value = who.step(step).get(name, "")
        if keys.page.locator(f'[name="{name}"]').first.get_attribute("type") == "radio":
            keys.choose(name, value)
        elif value:
            keys.tab_to(f'[name="{name}"]')
            keys.page.keyboard.insert_text(value)
    keys.press("main form button.button-primary")
