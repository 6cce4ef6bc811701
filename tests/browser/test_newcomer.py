"""A newcomer on a phone reads, finds the way and registers a place; with scripts and without."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ..people import Case, case
from .hands import TO_LEVEL_2, fill, fill_step, go_on, send, walk
from .screens import open_page
from .serving import Site

NEWCOMERS = [case("cafe-dagpenge-da"), case("nursery-kontanthjaelp-ar")]


@pytest.fixture
def phone(new_page: Callable[..., Page], scripts: bool) -> Page:
    return new_page(java_script_enabled=scripts)


def find_the_way_and_register(page: Page, site: Site, who: Case) -> str:
    """From the front page to a receipt; returns the number on it."""
    open_page(page, f"{site.url}/{who.lang}/")
    page.locator(".letter-asked a").first.click()
    expect(page).to_have_url(f"{site.url}/{who.lang}/viden/virksomhedspraktik")
    page.locator(".mainmenu a").nth(1).click()
    page.locator("main .button-primary").click()
    walk(page, TO_LEVEL_2)
    expect(page.locator('[data-outcome="level-2"]')).to_be_visible()
    page.locator(".mainmenu a").nth(2).click()
    page.locator("main .button-primary").click()
    fill(page, who)
    return send(page)


def test_what_newcomers_type_between_the_front_page_and_the_receipt_is_kept(
    new_page: Callable[..., Page], site: Site
) -> None:
    sent = {
        find_the_way_and_register(new_page(java_script_enabled=scripts), site, who): who
        for who in NEWCOMERS
        for scripts in (True, False)
    }
    assert len(sent) == 4
    exported: list[dict[str, Any]] = [json.loads(line) for line in site.command("placement", "export").splitlines()]
    kept = {one["reference"]: one for one in exported}
    for reference, who in sent.items():
        assert {name: kept[reference][name] for name in who.fields} == who.fields


def test_numbers_stand_the_right_way_round_in_arabic(phone: Page, site: Site) -> None:
    who = case("nursery-kontanthjaelp-ar")
    open_page(phone, f"{site.url}/ar/plads/dig")
    fill(phone, who)
    for value in (who.fields["phone"], who.fields["cvr"], who.fields["contact_phone"]):
        shown = phone.locator(".answer-lines bdi", has_text=value)
        expect(shown).to_have_count(1)
        expect(shown).to_have_css("direction", "ltr")
    expect(phone.locator(".answer-lines bdi", has_text=who.fields["name"])).to_have_css("direction", "rtl")


def test_a_slip_is_pointed_out_and_nothing_is_lost(phone: Page, site: Site) -> None:
    who = case("cafe-dagpenge-da")
    open_page(phone, f"{site.url}/da/plads/dig")
    fill_step(phone, who, "dig")
    phone.locator('[name="email"]').fill("mette@example")
    go_on(phone)
    expect(phone.locator("#email-error")).to_be_visible()
    expect(phone.locator("[name=name]")).to_have_value(who.fields["name"])
    expect(phone.locator("[name=email]")).to_have_value("mette@example")
    expect(phone).to_have_title("Fejl: Fortæl, hvem du er – Prøv en arbejdsplads")
    phone.locator("#error-summary a").click()
    expect(phone.locator("[name=email]")).to_be_focused()
