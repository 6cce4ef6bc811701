"""The desk as a lead sees it, among invented placements: the list, a placement, the quality of what has ended."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from .screens import open_page
from .serving import Site

# So few wait for the jobcenter that none of them starts on the day of another: the list has one order.
FEW, MANY = "24", "400"
# Which of those that ended stand first is drawn by lot.
NO_ROWS = "() => document.querySelector('[aria-labelledby=one-by-one]').remove()"


def desk_screens(page: Page, site: Site) -> Iterator[str]:
    site.command("demo", "seed", FEW)
    invited = urlsplit(site.command("desk", "invite", "Karen Holm", "--lead").strip())
    open_page(page, f"{site.url}{invited.path}?{invited.query}")
    page.locator("main form button[type=submit]").click()
    expect(page.locator("[data-placement]").first).to_be_visible()
    yield "desk-list"
    page.locator("[data-placement] a").first.click()
    expect(page.locator("#decide")).to_be_visible()
    yield "desk-placement"
    site.command("demo", "seed", MANY)
    open_page(page, f"{site.url}/sagsbord/kvalitet")
    page.evaluate(NO_ROWS)
    yield "desk-quality"
