"""Every page of one language, looked at in a browser of its own.

What is found is written as it is found: a walk that is ended has told what it saw. A page that cannot be looked at is a
finding like any other. Every so many pages the window is a new one and their HTML is let go, so that a long walk takes
no more memory than a short one.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.window import Shop, opened

from .desk import desk
from .html import faults_of_html
from .looks import LOOKS, Looker
from .pages import PARTS, QuickClient, every_page, site

# Pages that one window is shown, and whose HTML is read at once.
AT_ONCE = 40
# What the site is looked at in.
ALL = {part.__name__: part for part in (*PARTS, desk)}
# Signs of a finding that are written.
LONGEST = 240


@dataclass
class Seen:
    """What was looked at in one language: how often each (look, fault) was found, and on which page first."""

    lang: str
    pages: int = 0
    often: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def cells(self) -> int:
        """Every page in every look, and its HTML."""
        return self.pages * (len(LOOKS) + 1)

    @property
    def findings(self) -> int:
        return self.often.total()

    def note(self, page: str, look: str, fault: str) -> None:
        fault = " ".join(fault.split())[:LONGEST]
        self.often[look, fault] += 1
        self.first.setdefault((look, fault), page)
        print(f"{self.lang} · {page} · {look} · {fault}", flush=True)


def look_at(lang: str, every: int = 1, only: Sequence[str] = tuple(ALL)) -> Seen:
    """Every page of a language, or every so many of them, or those of some parts."""
    seen, began = Seen(lang), time.monotonic()
    with site() as app, sync_playwright() as playwright, opened() as shop:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        pages = islice(every_page(app, lang, [ALL[name] for name in only]), 0, None, every)
        while some := list(islice(pages, AT_ONCE)):
            look_at_some(some, seen, browser, shop)
            passed = time.monotonic() - began
            print(f"{lang}: {seen.pages} pages, {seen.findings} findings, {passed:.0f} seconds", flush=True)
        browser.close()
    note_accidents(seen)
    return seen


def look_at_some(pages: Sequence[tuple[str, str]], seen: Seen, browser: Browser, shop: Shop) -> None:
    looker = Looker(context := browser.new_context(locale="da-DK"), shop)
    for name, html in pages:
        try:
            for look, fault in looker.faults(html):
                seen.note(name, look, fault)
            seen.pages += 1
        except Exception as fault:
            seen.note(name, "window", f"could not be looked at: {type(fault).__name__} {fault}")
            context.close()
            looker = Looker(context := browser.new_context(locale="da-DK"), shop)
    context.close()
    for name, fault_of_html in faults_of_html(pages):
        seen.note(name, "html", fault_of_html)
    note_accidents(seen)


def note_accidents(seen: Seen) -> None:
    """Where the site had an accident, or the walk could not go on."""
    while QuickClient.accidents:
        seen.note("site", "accident", QuickClient.accidents.pop(0))
