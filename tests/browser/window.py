"""One browser window that is shown the pages another client was given, and told what sticks out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Thread
from typing import Any, cast

from playwright.sync_api import Page

from citizen_portal.assets.serve import STATIC

# A browser's own text size when nobody has changed it.
USUAL = 16

# Every fold open, as somebody may have it. What slides in a frame of its own, or is there to be heard, may be wider.
STICKING_OUT = """() => {
  const size = getComputedStyle(document.documentElement).fontSize;
  document.querySelectorAll("details").forEach((fold) => (fold.open = true));
  const wide = document.documentElement.scrollWidth;
  if (wide <= innerWidth) return [size, []];
  const out = (box) => box.width && (box.right > innerWidth + 1 || box.left < -1);
  const name = (part) => `${part.tagName.toLowerCase()}.${part.className} "${part.textContent.trim().slice(0, 30)}"`;
  const guilty = [...document.querySelectorAll("body *")].filter((part) => out(part.getBoundingClientRect()));
  return [size, [`${wide} px`, ...guilty.filter((part) => !part.closest(".scroll, .sr-only")).slice(-3).map(name)]];
}"""


# What can be pressed, in pairs that a finger cannot tell apart, and buttons that leave the column. The sheet of a term
# lies over the page.
TOUCHING = """() => {
  const seen = (part) => part.checkVisibility() && !part.closest(".sr-only, .sheet");
  const all = [...document.querySelectorAll("main :is(a, button, summary, .form-input)")].filter(seen);
  const pads = all.filter((part) => part.matches(".button, .tool, .back-link"));
  const gap = (a, b) => Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
  const near = (pad, part) => [...part.getClientRects()].some((box) => gap(pad.getBoundingClientRect(), box) < 8);
  const other = (pad, part) => pad !== part && !pad.contains(part) && !part.contains(pad);
  const column = document.querySelector("main > .container").getBoundingClientRect();
  const askew = (box) => box.left < column.left - 0.5 || box.right > column.right + 0.5;
  const name = (part) => part.textContent.trim().slice(0, 30);
  return pads.flatMap((pad) => [
    ...all.filter((part) => other(pad, part) && near(pad, part)).map((part) => `${name(pad)} | ${name(part)}`),
    ...(askew(pad.getBoundingClientRect()) ? [`${name(pad)} | the edge`] : []),
  ]);
}"""


class Shop:
    """What the small server has: one page at a time, each under an address of its own."""

    def __init__(self) -> None:
        self.html, self.number, self.url = "", count(), ""

    def offer(self, html: str) -> str:
        """Where the page is now to be had."""
        self.html = html
        return f"{self.url}/{next(self.number)}"


class Counter(SimpleHTTPRequestHandler):
    """Hands out what there is. A browser asks for a file once: its name has its content in it."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, shop: Shop) -> None:
        self.shop = shop
        super().__init__(*args, directory=str(STATIC.parent))

    def do_GET(self) -> None:
        if self.path.startswith("/static/"):
            return super().do_GET()
        body = self.shop.html.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        if self.path.startswith("/static/"):
            self.send_header("Cache-Control", "max-age=31536000, immutable")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@contextmanager
def opened() -> Iterator[Shop]:
    shop = Shop()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Counter, shop=shop)) as server:
        server.daemon_threads, server.block_on_close = True, False
        shop.url = f"http://127.0.0.1:{server.server_address[1]}"
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield shop
        server.shutdown()


@dataclass(frozen=True)
class Look:
    """How wide the window is, and how large the reader's text."""

    width: int
    zoom: int = 1


class Window:
    """Shows a page by its text; a small server has nothing but that, and the files of the site, to be kept for ever."""

    def __init__(self, page: Page, shop: Shop) -> None:
        self.page, self.shop = page, shop
        self.engine = page.context.new_cdp_session(page)

    def show(self, html: str) -> None:
        """A page, with the sheet of one of its terms drawn up if it has one."""
        term = re.search(r'(?<=id=")ord-[^"]+', html)
        self.page.goto(self.shop.offer(html) + (f"#{term[0]}" if term else ""))

    def look(self, look: Look) -> None:
        """Change the window and the reader's text size, as their browser's settings do."""
        self.page.set_viewport_size({"width": look.width, "height": 844})
        self.engine.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL * look.zoom}})

    def sticking_out(self, look: Look) -> list[str]:
        """How wide the page is and what makes it so; empty when it fits."""
        self.look(look)
        size, found = self.page.evaluate(STICKING_OUT)
        assert size == f"{10 * look.zoom}px", f"the text did not grow: {size}"
        return cast(list[str], found)

    def touching(self) -> list[str]:
        """The buttons of the page that stand too close to something else to press, or beyond the column."""
        return cast(list[str], self.page.evaluate(TOUCHING))
