"""One page looked at in every size and scheme after one loading, and what is wrong with it in each.

All of axe (WCAG 2.2 AA and good practice) is asked once, on the phone by day. On the desktop the rules are asked again
whose answer a style sheet can change by hiding, moving or resizing something; in the dark those on colours, once.
Contrast is measured here wherever axe is not asked for it: in forced colours axe reads a colour that is not the painted
one. Narrow windows, large text and wide spacing change where things stand, so that what sticks out, is cut off or lies
on something else is measured. Every fold is open, so that what is in it is seen too, and the reader wants no motion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import BrowserContext

from tests.browser.looks import AXE, COLOURS, FINDINGS, RULES, SIZED
from tests.browser.window import USUAL, Shop

MEASURES = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8")
PLACES = ("sideways", "clipped", "overlapping")
# The spacing of WCAG 1.4.12. Arabic letters are joined: no space comes between them.
SPACING = """
* { line-height: 1.5 !important; word-spacing: 0.16em !important; }
:not(:lang(ar)) { letter-spacing: 0.12em !important; }
p { margin-bottom: 2em !important; }
"""


@dataclass(frozen=True)
class Look:
    """How a page is looked at. `text` is the reader's text size, as a factor; `spaced` is with wide spacing."""

    name: str
    width: int
    height: int
    rules: Any = None
    measures: Sequence[str] = ()
    scheme: Literal["light", "dark"] = "light"
    forced: bool = False
    text: int = 1
    spaced: bool = False


# What is left of a window of 1280 by 1024 at 400 % is 320 by 256. A mouse hits 24 px, which axe sees to; a finger
# needs 44. Those that share a width or a scheme follow each other: to change one takes time.
LOOKS = (
    Look("phone", 390, 844, RULES, (*PLACES, "small", "moving", "unspoken", "help")),
    Look("wide spacing", 390, 844, measures=PLACES, spaced=True),
    Look("text at 200 %", 390, 844, measures=PLACES, text=2),
    Look("320 px", 320, 640, measures=PLACES),
    Look("400 %", 320, 256, measures=(*PLACES, "covered")),
    Look("phone, forced colours", 390, 844, measures=("faint",), forced=True),
    Look("phone, dark", 390, 844, measures=("faint",), scheme="dark"),
    Look("desktop, dark", 1280, 900, COLOURS, scheme="dark"),
    Look("desktop, forced colours", 1280, 900, measures=("faint",), forced=True),
    Look("desktop", 1280, 900, SIZED, (*PLACES, "faint", "moving")),
)


# As a window is before anything has been shown in it.
UNSEEN = Look("", 0, 0, text=0)


class Looker:
    """A browser's window that is shown one page after the other."""

    def __init__(self, context: BrowserContext, shop: Shop) -> None:
        self.page, self.shop, self.now = context.new_page(), shop, UNSEEN
        self.page.emulate_media(reduced_motion="reduce")
        self.engine = context.new_cdp_session(self.page)
        for script in (AXE, MEASURES):
            self.page.add_init_script(script)

    def faults(self, html: str, looks: Sequence[Look] = LOOKS) -> Iterator[tuple[str, str]]:
        """The name of the look and what is wrong in it."""
        self.turn(looks[0])
        self.page.goto(self.shop.offer(html))
        self.page.evaluate("access.open()")
        for look in looks:
            self.turn(look)
            yield from ((look.name, fault) for fault in self.seen(look))

    def turn(self, look: Look) -> None:
        """Make the window, the scheme and the text what the look asks for, as far as they are not."""
        before, self.now = self.now, look
        if (before.width, before.height) != (look.width, look.height):
            self.page.set_viewport_size({"width": look.width, "height": look.height})
        if (before.scheme, before.forced) != (look.scheme, look.forced):
            self.page.emulate_media(color_scheme=look.scheme, forced_colors="active" if look.forced else "none")
        if before.text != look.text:
            self.engine.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL * look.text}})
        if before.spaced != look.spaced:
            self.page.evaluate("sheet => access.space(sheet)", SPACING if look.spaced else "")

    def seen(self, look: Look) -> list[str]:
        found: list[str] = self.page.evaluate("names => names.flatMap(name => access[name]())", list(look.measures))
        return [*(self.page.evaluate(FINDINGS, look.rules) if look.rules else []), *found]
