"""Somebody with a letter reads what it means, answers the guide and has a plan: counted, in every language.

Counted are the words a person sees without opening anything, on every screen of the way, and the taps.
`pytest -rP tests/browser/test_letter_to_plan.py` shows the figures.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from citizen_portal import i18n

from .hands import TO_LEVEL_2
from .screens import open_page
from .serving import Site

WHOLE = [code for code, language in i18n.LANGUAGES.items() if not language.easy]
# Words of the page's own block: neither what is folded away nor what is said to screen readers alone.
SEEN = """() => {
  const main = document.querySelector("main");
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (walker.nextNode()) {
    const { parentElement: at, data } = walker.currentNode;
    const shown = at.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
    if (!shown || at.closest(".sr-only")) continue;
    words += data.split(/\\s+/).filter((part) => /[\\p{L}\\d]/u.test(part)).length;
  }
  return words;
}"""
# What holds today: of the guide itself, whose words are this story's longest part.
MOST_WORDS = {"start": 50, "questions": 400, "plan": 320}
MOST_TAPS = 25


@dataclass
class Story:
    """What was counted on the way. `screens` are the words of each, by its name."""

    page: Page
    taps: int = 0
    screens: dict[str, int] = field(default_factory=dict)

    def see(self, name: str) -> None:
        self.screens[name] = self.page.evaluate(SEEN)

    def press(self, thing: str) -> None:
        self.taps += 1
        self.page.locator(thing).first.click()

    @property
    def parts(self) -> dict[str, int]:
        """The words of the guide by part: its start, all questions together, the plan."""
        questions = sum(words for name, words in self.screens.items() if name in TO_LEVEL_2)
        return {"start": self.screens.get("start", 0), "questions": questions, "plan": self.screens["plan"]}

    def __str__(self) -> str:
        read = " ".join(f"{name} {words}" for name, words in self.screens.items())
        return f"{len(self.screens)} screens, {self.taps} taps, {sum(self.screens.values())} words: {read}"


def told(page: Page, home: str) -> Story:
    """From the front page by its first door to the guidance page, from there to the guide, and through it."""
    story = Story(page)
    page.context.clear_cookies()
    open_page(page, f"{home}/")
    story.see("front")
    story.press('main a[href$="/viden/virksomhedspraktik"]')
    story.see("guidance")
    inside = page.locator('main a.button[href*="/vejviser/"]').count()
    story.press('main a.button[href*="/vejviser/"]' if inside else '.mainmenu a[href*="/vejviser/"]')
    if not page.locator("[data-question]").count():
        story.see("start")
        story.press("main .button-primary")
    for question, choice in TO_LEVEL_2.items():
        expect(page.locator(f'[data-question="{question}"]')).to_be_visible()
        story.see(question)
        story.press(f'label[for="{page.locator(f"""input[value="{choice}"]""").get_attribute("id")}"]')
        story.press("main form .button-primary")
    expect(page.locator('[data-outcome="level-2"]')).to_be_visible()
    story.see("plan")
    return story


@pytest.fixture
def plain(new_page: Callable[..., Page]) -> Page:
    """A phone without scripts: the words are the same, and it is quicker."""
    return new_page(java_script_enabled=False)


def test_from_the_letter_to_the_plan(plain: Page, site: Site) -> None:
    stories = {lang: told(plain, f"{site.url}/{lang}") for lang in WHOLE}
    for lang, story in stories.items():
        sys.stdout.write(f"{lang}: {story}\n")
    danish = stories["da"]
    assert {part: most for part, most in MOST_WORDS.items() if danish.parts[part] > most} == {}
    assert max(story.taps for story in stories.values()) <= MOST_TAPS
    ours = {lang: sum(story.parts.values()) for lang, story in stories.items()}
    assert {lang: words for lang, words in ours.items() if words > 1.25 * ours["da"]} == {}
