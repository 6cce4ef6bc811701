"""An employer prepares a place in Danish on one phone; a citizen begins with it in Arabic on another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ..preparing import INVITE, PLACE
from .hands import choose, go_on
from .looks import Looker
from .screens import open_page
from .serving import Site


def written_down(page: Page, site: Site) -> None:
    open_page(page, site.url + INVITE)
    for box, value in PLACE.items():
        if box == "kind":
            choose(page, box, value)
        else:
            page.locator(f'[name="{box}"]').fill(value)
    go_on(page)
    expect(page.locator("[data-code]")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_what_was_written_stands_in_the_citizens_form(new_page: Callable[..., Page], site: Site, script: bool) -> None:
    employer, citizen = new_page(java_script_enabled=script), new_page(java_script_enabled=script)
    written_down(employer, site)
    code = employer.locator("[data-code]").inner_text()
    open_page(citizen, f"{site.url}/ar/plads/forberedt/")
    citizen.locator('[name="code"]').fill(code.lower())
    go_on(citizen)
    expect(citizen.locator("[data-begun]")).to_contain_text(PLACE["company_name"])
    citizen.locator("main form .button-primary").click()
    expect(citizen.locator('[data-step="dig"]')).to_be_visible()


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_nothing_of_it_shuts_anybody_out_or_sticks_out(new_page: Callable[..., Page], site: Site, lang: str) -> None:
    page = new_page()
    looker = Looker(page, lang)
    written_down(page, site)
    link = (page.locator("[data-prepared-link]").get_attribute("href") or "").partition("/plads/")[2]
    addresses = {
        "prepare": site.url + INVITE, "prepared": page.url, "begun": f"{site.url}/da/plads/{link}",
        "prepared-door": f"{site.url}/da/plads/forberedt/",
    }  # fmt: skip
    for name, address in addresses.items():
        open_page(page, address.replace("/da/", f"/{lang}/", 1))
        assert [*looker.faults(name)] == []
