"""What can be measured of how a page looks: what shuts somebody out, what sticks out, and a picture to look at."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from .conftest import DESKTOP, NARROWEST, PHONE
from .serving import ROOT

PICTURES = ROOT / "look"
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
# All that WCAG 2.2 asks for up to level AA, and what is good practice beside it; axe leaves the size of what is
# pressed out of its own accord. Only what is wrong comes back: to write down everything that is right takes longer
# than to find it out.
RULES = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
# What is asked again at another size. To ask everything twice takes twice as long, and no name of a thing comes from
# its size.
SIZED = {
    "runOnly": [
        "target-size", "scrollable-region-focusable", "aria-hidden-focus", "heading-order", "empty-heading", "region",
        "page-has-heading-one", "landmark-unique", "link-name", "button-name", "summary-name", "skip-link",
    ],
    "resultTypes": ["violations"],
}  # fmt: skip
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
SIZED_AND_COLOURS = {**SIZED, "runOnly": [*SIZED["runOnly"], *COLOURS["runOnly"]]}
FINDINGS = """async rules => (await axe.run(rules)).violations.flatMap(
    one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 120)}`))"""

# How often a page is asked, twenty times a second, whether it has been laid out.
LAID_OUT_AFTER = 100


def findings(page: Page, rules: Any = RULES) -> list[str]:
    """What axe has to say about the page as it stands; it must have been loaded with it."""
    found: list[str] = page.evaluate(FINDINGS, rules)
    return found


def sticks_out(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    beyond: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return beyond


def picture(page: Page) -> bytes:
    """The whole page, as PNG.

    Asked of the browser itself, because Playwright waits for a style of its own that the security policy refuses,
    and has the picture packed as tightly as can be, which costs more than to make it.
    """
    asked = {"format": "png", "captureBeyondViewport": True, "optimizeForSpeed": True}
    browser = page.context.new_cdp_session(page)
    taken = browser.send("Page.captureScreenshot", asked)
    browser.detach()
    return base64.b64decode(taken["data"])


class Pictures:
    """Whether anybody wants to look at them: hundreds of them take longer than to read the pages they show."""

    wanted = True


def keep(page: Page, name: str) -> None:
    """Put a picture where a person can look at it, if one wants to: `make test PICTURES=yes`."""
    if Pictures.wanted:
        put(f"{name}.png", picture(page))


def put(name: str, content: bytes) -> None:
    """What is to be looked at beside the pictures."""
    if Pictures.wanted:
        file = PICTURES / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


class Looker:
    """Looks at one page after the other in every size, without walking to each of them again.

    Nothing is seen less for it: no script and no picture of the site asks for the width, only its style sheet
    does, and that follows the window (a test holds this). All of axe is asked on the phone; on the desktop the rules
    are asked again whose answer a style sheet can change by hiding, moving, resizing or colouring something.
    """

    def __init__(self, page: Page, folder: str, on_the_phone: Any = RULES) -> None:
        self.page, self.folder, self.on_the_phone = page, folder, on_the_phone
        self.sizes = [DESKTOP, PHONE, NARROWEST]
        page.add_init_script(AXE)

    def faults(self, name: str) -> Iterator[str]:
        # Upwards and downwards by turns: one change less, and pages are opened both wide and narrow.
        self.sizes.reverse()
        for size in self.sizes:
            self.page.set_viewport_size(size)
            where = f"{name} at {size['width']}"
            if (beyond := sticks_out(self.page)) > 0:
                yield f"{where} sticks out by {beyond}"
            if size != NARROWEST:
                keep(self.page, f"{self.folder}-{size['width']}/{name}")
                rules = self.on_the_phone if size == PHONE else SIZED_AND_COLOURS
                yield from (f"{where}: {found}" for found in findings(self.page, rules))
