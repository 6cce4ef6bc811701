"""One browser window that is shown the pages another client was given, and told what sticks out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Route

from citizen_portal.assets.serve import STATIC

# A browser's own text size when nobody has changed it.
USUAL = 16

# Every fold open, as somebody may have it. What slides in a frame of its own, or is there to be heard, may be wider.
STICKING_OUT = """() => {
  document.querySelectorAll("details").forEach((fold) => (fold.open = true));
  const wide = document.documentElement.scrollWidth;
  if (wide <= innerWidth) return [];
  const out = (box) => box.width && (box.right > innerWidth + 1 || box.left < -1);
  const name = (part) => `${part.tagName.toLowerCase()}.${part.className} "${part.textContent.trim().slice(0, 30)}"`;
  const guilty = [...document.querySelectorAll("body *")].filter((part) => out(part.getBoundingClientRect()));
  return [`${wide} px`, ...guilty.filter((part) => !part.closest(".scroll, .sr-only")).slice(-3).map(name)];
}"""


@dataclass(frozen=True)
class Look:
    """How wide the window is, and how large the reader's text."""

    width: int
    zoom: int = 1


class Window:
    """Shows a page by its text; pictures and sheets come from the application itself, no server runs."""

    def __init__(self, context: BrowserContext) -> None:
        self.html, self.number = "", count()
        context.route("**/*", self.answer)
        self.page = context.new_page()
        self.engine = context.new_cdp_session(self.page)

    def answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            route.fulfill(path=STATIC / path.removeprefix("/static/"))
        else:
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")

    def show(self, html: str) -> None:
        """A page, with the sheet of one of its terms drawn up if it has one."""
        self.html = html
        term = re.search(r'(?<=id=")ord-[^"]+', html)
        self.page.goto(f"http://localhost/{next(self.number)}" + (f"#{term[0]}" if term else ""))

    def look(self, look: Look) -> None:
        """Change the window and the reader's text size, as their browser's settings do."""
        self.page.set_viewport_size({"width": look.width, "height": 844})
        self.engine.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL * look.zoom}})

    def sticking_out(self, look: Look) -> list[str]:
        """How wide the page is and what makes it so; empty when it fits."""
        self.look(look)
        size = self.page.evaluate("getComputedStyle(document.documentElement).fontSize")
        assert size == f"{10 * look.zoom}px", f"the text did not grow: {size}"
        found: list[str] = self.page.evaluate(STICKING_OUT)
        return found
