"""Somebody whom a café has said yes to registers it, and follows it to its end: counted.

`pytest -rP tests/browser/test_yes_to_end.py` shows the figures. Aimed at: 9 screens to Send, 30 taps, 20 questions in
32 boxes, 720 words to Send besides the person's own, 1500 in all.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from citizen_portal import clock, i18n
from citizen_portal.placement.proposal import read_date
from citizen_portal.registration.routes import MINUTES

from ..people import case
from .registering import Told, registered
from .serving import Site, served

CAFE = case("cafe-dagpenge-da")
WHOLE = [code for code, language in i18n.LANGUAGES.items() if not language.easy]
# What holds today.
TO_SEND = {"screens": 7, "taps": 27, "asked": 23, "controls": 30, "words": 705}
IN_ALL = 1430


@pytest.fixture
def days(tmp_path: Path) -> Path:
    """Where it is written how many days later it is."""
    found = tmp_path / "days"
    found.write_text("0", encoding="ascii")
    return found


@pytest.fixture
def cafe(tmp_path: Path, days: Path) -> Iterator[Site]:
    with served(tmp_path / "site", {"DAYS_LATER": str(days)}, program="tests.browser.moved_clock") as site:
        yield site


@dataclass(frozen=True)
class Rest:
    """What comes after Send, on a site on which days pass."""

    told: Told
    site: Site
    days: Path

    def shows(self, status: str, name: str) -> None:
        self.told.page.reload()
        expect(self.told.page.locator('[aria-current="step"][data-status]')).to_have_attribute("data-status", status)
        self.told.see(name)

    def goes_on(self, day: date) -> None:
        later = self.days.with_suffix(".new")
        later.write_text(str((day - clock.today()).days), encoding="ascii")
        later.replace(self.days)


def test_from_the_yes_to_the_end(new_page: Callable[..., Page], cafe: Site, days: Path) -> None:
    told = Told(new_page(java_script_enabled=False))
    registered(told, f"{cafe.url}/da", CAFE)
    told.press(told.page.locator('label[for="confirm"]'))
    told.press(told.page.locator("main form:has([name=confirm]) button[type=submit]"))
    expect(told.page.locator("[data-reference]")).to_be_visible()
    sys.stdout.write(f"to Send: {told}\n")
    words = told.words - told.theirs
    counted = {"screens": len(told.screens), "taps": told.taps, "asked": len(told.asked),
               "controls": told.controls, "words": words}  # fmt: skip
    assert {name: found for name, found in counted.items() if found > TO_SEND[name]} == {}
    followed(Rest(told, cafe, days), new_page(java_script_enabled=False))
    sys.stdout.write(f"in all: {told}\n")
    assert told.words - told.theirs <= IN_ALL


def followed(rest: Rest, employer: Page) -> None:
    """The citizen's own page in each state, what they answer at the end, and the thanks."""
    told, reference = rest.told, rest.told.page.locator("[data-reference]").inner_text()
    told.see("receipt")
    told.press(told.page.locator("[data-follow]"))
    expect(told.page.locator("[data-employer-link]")).to_be_visible()
    told.see("sent")
    employer.goto(rest.site.mail.link(CAFE.fields["contact_email"], reference))
    employer.locator("[data-answers] button").first.click()
    employer.locator("[data-done]").click()
    rest.shows("agreed", "agreed")
    employer.locator("[data-vitas]").first.click()
    employer.locator("main .button-primary").first.click()
    rest.site.command("placement", "move", reference, "approved")
    rest.shows("approved", "approved")
    rest.goes_on(read_date(CAFE.fields, "ends_on") + timedelta(days=1))
    rest.shows("ended", "ended")
    told.press(told.page.locator('main a[href$="/bagefter"]'))
    told.see("questions")
    told.press(told.page.locator('label[for="outcome-0"]'))
    told.press(told.page.locator("main form .button-primary"))
    told.see("thanks")


def test_the_start_says_how_long_it_takes(new_page: Callable[..., Page], site: Site) -> None:
    """A promise is not kept by saying an hour, either."""
    page, minutes = new_page(java_script_enabled=False), dict[str, float]()
    for lang in WHOLE:
        told = Told(page)
        registered(told, f"{site.url}/{lang}", CAFE)
        minutes[lang] = round(told.minutes, 1)
        sys.stdout.write(f"{lang}: {told}\n")
    assert {lang: needed for lang, needed in minutes.items() if not MINUTES * 0.6 <= needed <= MINUTES} == {}
    said = i18n.words("da")("placement.start.card.time.text") % {"minutes": MINUTES}
    assert str(MINUTES) in said
