"""What can be measured of how a page looks: what shuts somebody out, what sticks out, and a picture to look at."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from playwright.sync_api import Page

from .conftest import DESKTOP, NARROWEST, PHONE
from .serving import ROOT

PICTURES = ROOT / "look"
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
# All that WCAG 2.2 asks for up to level AA, and what is good practice beside it; axe leaves the size of what is
# pressed out of its own accord. Only what is wrong comes back: to write down everything that is right takes longer
# than to find it out.
RULES = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
FINDINGS = """async rules => (await axe.run(rules)).violations.flatMap(
    one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 120)}`))"""

# How often a page is asked, twenty times a second, whether it has been laid out.
LAID_OUT_AFTER = 100


def findings(page: Page) -> list[str]:
    """What axe has to say about the page as it stands; it must have been loaded with it."""
    found: list[str] = page.evaluate(FINDINGS, RULES)
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


def keep(page: Page, name: str) -> None:
    """Put a picture where a person can look at it."""
    file = PICTURES / f"{name}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(picture(page))


class Looker:
    """Looks at one page after the other in every size, without walking to each of them again.

    Nothing is seen less for it: no script and no picture of the site asks for the width, only its style sheet
    does, and that follows the window (a test holds this). Everything that depends on the width is asked anew:
    all of axe, because what a style sheet hides or moves may change the answer of any rule, and the picture.
    """

    def __init__(self, page: Page, folder: str) -> None:
        self.page, self.folder = page, folder
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
                yield from (f"{where}: {found}" for found in findings(self.page))
