"""Every page of one language, looked at in a browser of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.window import opened

from .html import faults_of_html
from .looks import Looker
from .pages import QuickClient, every_page, site


@dataclass
class Seen:
    """What was looked at in one language. A finding is its page, how it was looked at, and what is wrong."""

    lang: str
    pages: int = 0
    findings: list[tuple[str, str, str]] = field(default_factory=list)


def look_at(lang: str, every: int = 1) -> Seen:
    """Every page of a language, or every so many of them."""
    seen, kept = Seen(lang), dict[str, str]()
    with site() as app, sync_playwright() as playwright, opened() as shop:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        looker = Looker(browser.new_context(locale="da-DK"), shop)
        for place, (name, html) in enumerate(every_page(app, lang)):
            if place % every == 0:
                seen.pages, kept[name] = seen.pages + 1, html
                seen.findings += ((name, look, fault) for look, fault in looker.faults(html))
        browser.close()
    seen.findings += ((name, "html", fault) for name, fault in faults_of_html(kept))
    seen.findings += (("site", "accident", what) for what in QuickClient.accidents)
    QuickClient.accidents.clear()
    return seen
