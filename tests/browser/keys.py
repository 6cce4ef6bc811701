"""Somebody without a mouse: every stop on the way is looked at."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from ..people import Case

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
MATCHES = "which => document.activeElement.matches(which)"
MOST = 120
PRIMARY = "main form button.button-primary"

NAMES = "boxes => boxes.map(box => box.name)"


class Keys:
    def __init__(self, page: Page) -> None:
        self.page, self.unseen = page, list[str]()

    def tab_to(self, which: str) -> None:
        for _ in range(MOST):
            self.page.keyboard.press("Tab")
            if fault := self.page.evaluate(UNSEEN):
                self.unseen.append(fault)
            if self.page.evaluate(MATCHES, which):
                return
        raise AssertionError(f"{which} is never reached")

    def press(self, which: str, key: str = "Enter") -> None:
        self.tab_to(which)
        self.page.keyboard.press(key)

    def choose(self, name: str, value: str) -> None:
        """The arrows go from the one that is chosen, or from the first."""
        self.tab_to(f'[name="{name}"]')
        boxes = self.page.locator(f'[name="{name}"]')
        values = boxes.evaluate_all("boxes => boxes.map(box => box.value)")
        at = boxes.evaluate_all("boxes => boxes.indexOf(document.activeElement)")
        self.page.keyboard.press("Space")
        way = "ArrowDown" if values.index(value) > at else "ArrowUp"
        for _ in range(abs(values.index(value) - at)):
            self.page.keyboard.press(way)
        expect(self.page.locator(f'[name="{name}"][value="{value}"]')).to_be_checked()

    def answer(self, question: str, choice: str) -> None:
        expect(self.page.locator(f'[data-question="{question}"]')).to_be_visible()
        self.choose("answer", choice)
        self.page.keyboard.press("Enter")

    def write(self, name: str, text: str) -> None:
        self.tab_to(f'[name="{name}"]')
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def fill(self, who: Case, step: str) -> None:
        """Every box of a step in the order of the page, and Enter on what leads on."""
        expect(self.page.locator(f'[data-step="{step}"]')).to_be_visible()
        boxes = self.page.locator("main form [name]:not([type=hidden], button, [type=checkbox])")
        filled: set[str] = set()
        while ahead := [name for name in boxes.evaluate_all(NAMES) if name not in filled]:
            filled.add(ahead[0])
            self.fill_box(ahead[0], "other" if ahead[0] == "length" else who.step(step).get(ahead[0], ""))
        self.press(PRIMARY)

    def fill_box(self, name: str, value: str) -> None:
        """What is folded is opened first, where there is something to write in it."""
        box = self.page.locator(f'[name="{name}"]').first
        if value and not box.is_visible() and box.locator("xpath=ancestor::details[not(@open)]").count():
            self.press(f'details:not([open]):has([name="{name}"]) > summary')
        if value and box.is_visible():
            self.choose(name, value) if box.get_attribute("type") == "radio" else self.write(name, value)
