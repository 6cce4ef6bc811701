"""Everybody who has to do with one placement, each on a device of their own, and what each of them sees of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from citizen_portal import clock, i18n
from citizen_portal.placement.history import replay
from citizen_portal.placement.status import PARTIES, Side, Status

from ..people import Case
from .conftest import DESKTOP, PHONE
from .looks import keep, sticks_out
from .screens import open_page
from .serving import Site, served

DANISH = i18n.words("da")
WORKER, LEAD = "Karen Holm", "Ole Bang"


@dataclass
class Sides:
    """`pages` are the devices, `doors` the link in the letters to each of the two. The desk reads Danish."""

    site: Site
    days: Path
    who: Case
    pages: dict[Side, Page]
    doors: dict[Side, str] = field(default_factory=dict)
    reference: str = ""

    @property
    def citizen(self) -> Page:
        return self.pages[Side.CITIZEN]

    @property
    def employer(self) -> Page:
        return self.pages[Side.EMPLOYER]

    @property
    def desk(self) -> Page:
        return self.pages[Side.JOBCENTER]

    @property
    def representative(self) -> Page:
        return self.pages[Side.REPRESENTATIVE]

    @property
    def readers(self) -> tuple[Page, ...]:
        """Whoever follows it to its end."""
        return self.citizen, self.employer, self.desk

    def day(self, name: str) -> date:
        """`starts_on`, `midway_on` or `ends_on`, as the citizen registered it."""
        found: date = getattr(replay(self.who.fields, clock.now(), ()), name)
        return found

    def goes_on(self, day: date) -> None:
        """From now on it is that day, and whoever sat at the desk was signed out long ago."""
        later = self.days.with_suffix(".new")
        later.write_text(str((day - clock.today()).days), encoding="ascii")
        later.replace(self.days)
        sign_in(self)

    def open(self, side: Side, path: str = "") -> Page:
        """A side's own page of the placement, as it stands now."""
        page = self.pages[side]
        at_desk = f"{self.site.url}/sagsbord/{self.reference}"
        open_page(page, (at_desk if side is Side.JOBCENTER else self.doors[side]) + path)
        return page

    def say(self, side: Side, label: str) -> str:
        """Up to what a label has put in; the citizen's in their own language."""
        return i18n.words(self.who.lang if side is Side.CITIZEN else "da")(label).partition("%(")[0].strip()


@contextmanager
def gathered(new_page: Callable[..., Page], folder: Path, who: Case, scripts: bool) -> Iterator[Sides]:
    """One device each, at a site whose clock can be set on; the desk's is wide."""
    days = folder / "days"
    days.write_text("0", encoding="ascii")
    sizes = {side: DESKTOP if side is Side.JOBCENTER else PHONE for side in Side}
    pages = {side: new_page(viewport=size, java_script_enabled=scripts) for side, size in sizes.items()}
    with served(folder / "site", {"DAYS_LATER": str(days)}, program="tests.browser.moved_clock") as site:
        yield Sides(site, days, who, pages)


def sign_in(sides: Sides, *lead: str) -> None:
    """By an invitation made on the machine the site runs on; it works once."""
    said = sides.site.command("desk", "invite", LEAD if lead else WORKER, *lead)
    invitation = urlsplit(said.strip())
    open_page(sides.desk, f"{sides.site.url}{invitation.path}?{invitation.query}")
    sides.desk.locator("main button").click()
    expect(sides.desk.get_by_role("banner")).to_contain_text(LEAD if lead else WORKER)


def letters_lead_in(sides: Sides, citizen: str, employer: str) -> None:
    """Both have the link to the page that is theirs alone by mail."""
    sides.doors[Side.CITIZEN] = sides.site.mail.way(citizen, "/status/")
    sides.doors[Side.EMPLOYER] = sides.site.mail.way(employer, "/arbejdsgiver/")


def all_see(sides: Sides, status: Status, label: str, at_the_desk: str, turn: str | None) -> None:
    """Where it stands and what was done last, on the page of each; `label` without the first word of its id."""
    for side in PARTIES:
        sees(sides, side, status, label, turn)
    the_desk_sees(sides, status, at_the_desk, turn)


def sees(sides: Sides, side: Side, status: Status, label: str = "", turn: str | None = None) -> None:
    """Nothing was done that this one is told of, where there is no `label`."""
    page = sides.open(side)
    expect(page.locator('[aria-current="step"][data-status]')).to_have_attribute("data-status", status)
    expect(page.locator("[data-turn]").first).to_have_attribute("data-turn", turn or "")
    if label:
        # The citizen reads of herself as »you«.
        own = label.replace("citizen.", "citizen.own.") if side is Side.CITIZEN else label
        expect(page.locator("ol.history > li").last).to_contain_text(sides.say(side, f"history.{own}"))
    seen(sides, side, f"{status}-{label}")


def the_desk_sees(sides: Sides, status: Status, done: str, turn: str | None) -> None:
    page = sides.open(Side.JOBCENTER)
    expect(page.locator("h1")).to_contain_text(DANISH(f"status.{status}"))
    expect(page.locator("[data-turn]")).to_have_attribute("data-turn", turn or "")
    expect(page.locator("[data-event]").first).to_contain_text(done)
    seen(sides, Side.JOBCENTER, f"{status}-{done}")


def seen(sides: Sides, side: Side, name: str) -> None:
    """Nothing sticks out, and there is a picture to look at."""
    page = sides.pages[side]
    assert sticks_out(page) <= 0
    plain = re.sub(r"\W+", "-", name.casefold())
    keep(page, f"sides-{sides.who.lang}/{side}-{plain}")


def decide(sides: Sides, action: str) -> None:
    """A button of the placement's page at the desk, that says that it was done."""
    page = sides.desk
    page.locator(f'[data-decision="{action}"]').first.click()
    expect(page.locator("[data-done]")).to_have_attribute("data-done", action)
