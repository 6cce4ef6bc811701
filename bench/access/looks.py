"""One page looked at in every size and scheme after one loading, and what is wrong with it in each.

All of axe (WCAG 2.2 AA and good practice) is asked by day in both widths, because what a style sheet hides or moves may
change the answer of any rule. The dark scheme changes colours alone, so that only the rules on colours are asked again;
in forced colours axe reads a colour that is not the painted one, so that the contrast is measured here. Narrow windows,
large text and wide spacing change where things stand, so that what sticks out, is cut off or lies on something else is
measured. Every fold is open, so that what is in it is seen too, and the reader wants no motion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import BrowserContext

from tests.browser.looks import AXE, FINDINGS, RULES
from tests.browser.window import USUAL, Shop

MEASURES = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8")
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
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


def _in_all_schemes(name: str, width: int, height: int) -> Iterator[Look]:
    # A mouse hits 24 px, which axe sees to; a finger needs 44.
    fingers = ("small",) if width < 500 else ()
    yield Look(name, width, height, RULES, (*PLACES, *fingers, "moving", "unspoken", "help"))
    yield Look(f"{name}, dark", width, height, COLOURS, scheme="dark")
    yield Look(f"{name}, forced colours", width, height, measures=("faint",), forced=True)


LOOKS = (
    *_in_all_schemes("desktop", 1280, 900),
    *_in_all_schemes("phone", 390, 844),
    Look("wide spacing", 390, 844, measures=PLACES, spaced=True),
    Look("320 px", 320, 640, measures=PLACES),
    # What is left of a window of 1280 by 1024 at 400 %.
    Look("400 %", 320, 256, measures=(*PLACES, "covered")),
    Look("text at 200 %", 390, 844, measures=PLACES, text=2),
)


class Looker:
    """A browser's window that is shown one page after the other."""

    def __init__(self, context: BrowserContext, shop: Shop) -> None:
        self.page, self.shop = context.new_page(), shop
        self.engine = context.new_cdp_session(self.page)
        for script in (AXE, MEASURES):
            self.page.add_init_script(script)

    def faults(self, html: str, looks: Sequence[Look] = LOOKS) -> Iterator[tuple[str, str]]:
        """The name of the look and what is wrong in it."""
        self.page.goto(self.shop.offer(html))
        self.page.evaluate("access.open()")
        for look in looks:
            self.turn(look)
            yield from ((look.name, fault) for fault in self.seen(look))

    def turn(self, look: Look) -> None:
        """Make the window, the scheme and the text what the look asks for."""
        self.page.set_viewport_size({"width": look.width, "height": look.height})
        self.page.emulate_media(
            color_scheme=look.scheme, forced_colors="active" if look.forced else "none", reduced_motion="reduce"
        )
        self.engine.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL * look.text}})
        self.page.evaluate("sheet => access.space(sheet)", SPACING if look.spaced else "")

    def seen(self, look: Look) -> list[str]:
        found: list[str] = self.page.evaluate("names => names.flatMap(name => access[name]())", list(look.measures))
        return [*(self.page.evaluate(FINDINGS, look.rules) if look.rules else []), *found]
