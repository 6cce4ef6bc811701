"""Somebody registers a place, and everything they read, press and type is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from citizen_portal.placement.fields import STEPS

from ..people import Case
from .hands import choose
from .screens import open_page
from .test_letter_to_plan import SEEN

# A slow, steady reader.
WORDS_A_MINUTE = 180
# Ours: on a phone with two thumbs, in one's own language; people are timed at 190 (36 words of five signs and a space).
KEYS_A_MINUTE = 200
# What stands in a box that is chosen from, and not typed in.
CHOSEN = "input:is([type=radio], [type=checkbox])"
# A list to tick is one question, like one of which one answer is chosen.
LIST = 'fieldset[id$="-list"]'
BOXES = f"main :is(input:not([type=hidden], [type=radio], {LIST} *), textarea, {LIST}):visible"
# What somebody whose work is on the lists ticks, by the step, and what need not be typed then.
TICKED = {
    "plads": (("task-0", "task-2", "task-4"), ("tasks",)),
    "formaal": (("aim-0",), ("purpose_text",)),
    "laering": (("goal-0", "goal-4"), ("learning-0", "afterwards")),
}
# What may stay empty and stands in a fold.
FOLDED = ("spoken_language", "cvr", "street")
# What a person has typed and reads again before sending is theirs, not ours.
THEIRS = "() => [...document.querySelectorAll('main [data-answer] bdi')].map((said) => said.innerText).join(' ')"


@dataclass
class Told:
    """What was counted on the way. `screens` are the words of each, by its name; `theirs` those they wrote."""

    page: Page
    taps: int = 0
    keys: int = 0
    screens: dict[str, int] = field(default_factory=dict)
    theirs: int = 0
    asked: set[str] = field(default_factory=set)
    controls: int = 0

    def see(self, name: str) -> None:
        self.screens[name] = self.page.evaluate(SEEN)
        self.controls += self.page.locator(BOXES).count() + len(set(names_of(self.page, "main input[type=radio]")))

    def press(self, thing: Locator) -> None:
        self.taps += 1
        thing.first.click()

    @property
    def words(self) -> int:
        return sum(self.screens.values())

    @property
    def minutes(self) -> float:
        return self.words / WORDS_A_MINUTE + self.keys / KEYS_A_MINUTE

    def __str__(self) -> str:
        read = " ".join(f"{name} {words}" for name, words in self.screens.items())
        return (
            f"{len(self.screens)} screens, {self.taps} taps, {self.keys} keys, {len(self.asked)} questions "
            f"({self.controls} controls), {self.words} words ({self.theirs} their own), {self.minutes:.1f} min: {read}"
        )


def names_of(page: Page, boxes: str) -> list[str]:
    found: list[str] = page.locator(boxes).evaluate_all("all => all.map(one => one.name)")
    return found


def answer(told: Told, typed: Mapping[str, str]) -> None:
    """Answer what is asked on this page. From one box to the next the keyboard leads; all else is a tap."""
    page, typing = told.page, False
    chosen = set(names_of(page, f"main {CHOSEN}"))
    for name, value in typed.items():
        if not value:
            continue
        told.asked.add(name.partition("-")[0])
        if name in chosen:
            told.taps += 1
            choose(page, name, value)
        else:
            told.taps += not typing
            told.keys += len(value) + typing
            page.locator(f'[name="{name}"]').fill(value)
        typing = name not in chosen


def typed_in(who: Case, step: str) -> dict[str, str]:
    """What somebody writes who is in no doubt: a length for a last day, no town beside its postcode, no word of what
    can be ticked, nothing that need not be unfolded."""
    left_out: tuple[str, ...] = (
        *FOLDED,
        "city",
        "ends_on-day",
        "ends_on-month",
        "ends_on-year",
        *(f"learning-{place}" for place in range(1, 5)),
    )
    left_out += TICKED[step][1] if step in TICKED else ()
    mine = {name: value for name, value in who.step(step).items() if name not in left_out}
    if step != "plads":
        return mine
    until = list(mine).index("weekly_hours")
    return dict([*list(mine.items())[:until], ("length", "4"), *list(mine.items())[until:]])


def choose_the_trade(told: Told) -> None:
    """The one that is guessed from the name of the place; then its tasks stand there to be read, too."""
    told.asked.add("trade")
    told.press(told.page.locator("button[name=trade]"))
    tasks = told.page.locator("#task-list")
    expect(tasks).to_be_visible()
    told.screens["plads"] += len(tasks.inner_text().split())


def registered(told: Told, home: str, who: Case) -> None:
    """From the start of the registration to the page on which it is looked through, all its answers given."""
    told.page.context.clear_cookies()
    open_page(told.page, f"{home}/plads/")
    told.see("start")
    told.press(told.page.locator("main .button-primary"))
    for step in STEPS:
        expect(told.page.locator(f'[data-step="{step}"]')).to_be_visible()
        told.see(step)
        if step == "plads":
            choose_the_trade(told)
        answer(told, typed_in(who, step))
        for tick in TICKED.get(step, ((),))[0]:
            told.asked.add(tick.partition("-")[0])
            told.press(told.page.locator(f'label[for="{tick}"]'))
        told.press(told.page.locator("main form .button-primary"))
    expect(told.page.locator('[data-step="tjek"]')).to_be_visible()
    told.see("tjek")
    told.theirs = len(str(told.page.evaluate(THEIRS)).split())
