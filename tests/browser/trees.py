"""What assistive technology is told of a page: names, roles and order, as text that a person has read.

`make trees` writes all of them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page, sync_playwright

from bench.access.pages import gathered, reader, site, somebody
from citizen_portal import clock

from ..people import fill, post
from .conftest import CHROMIUM, PHONE, QUIET
from .long_words import Pages
from .window import Window, opened

FOLDER = Path(__file__).parent / "trees"
LANGUAGES = ("da", "ar")
READ = {
    "front": "",
    "index": "viden/",
    "guidance": "viden/virksomhedspraktik",
    "search": "viden/soeg?q=praktik",
    "question": "vejviser/wellbeing",
    "find": "plads/find",
    "sent": "om/forloeb/sent/citizen",
    "asked": "om/forloeb/sent/employer",
    "approved": "om/forloeb/approved/citizen",
    "ended": "om/forloeb/ended/citizen",
    "seen": "om/forloeb/answered/representative",
}
# A day on which all of them are made, so that no date in them changes.
DAY = datetime(2026, 12, 1, 9, tzinfo=clock.HERE)
# What is drawn by lot, and addresses, which nobody is read.
CHANGING = ((re.compile(r":?\n *- /url: .*"), ""), (re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b"), "REFERENCE"))


def shown(app: Flask, lang: str) -> Pages:
    """The main kinds of page, by name."""
    client = reader(app)
    for name, path in READ.items():
        for _path, html in gathered(client, f"/{lang}/{path}"):
            yield name, html
    yield "refused", post(client, f"/{lang}/plads/dig", {}).text
    fill(client, somebody(lang))
    yield "check", client.get(f"/{lang}/plads/tjek").text


def told(page: Page) -> str:
    """The tree of a whole page; what changes by itself is masked."""
    tree = page.locator("body").aria_snapshot()
    for pattern, mask in CHANGING:
        tree = pattern.sub(mask, tree)
    return tree + "\n"


def trees(app: Flask, window: Window, lang: str) -> Iterator[tuple[Path, str]]:
    """The file and the tree of each page."""
    window.page.set_viewport_size(PHONE)
    with clock.played(DAY):
        pages = list(shown(app, lang))
    for name, html in pages:
        window.page.goto(window.shop.offer(html))
        yield FOLDER / f"{name}-{lang}.yaml", told(window.page)


def write_anew() -> None:
    FOLDER.mkdir(exist_ok=True)
    with site() as app, sync_playwright() as playwright, opened() as shop:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        window = Window(browser.new_page(locale="da-DK", reduced_motion="reduce"), shop)
        for lang in LANGUAGES:
            for file, tree in trees(app, window, lang):
                file.write_text(tree, encoding="utf-8")
        browser.close()


if __name__ == "__main__":
    write_anew()
