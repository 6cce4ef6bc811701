"""A newcomer on a phone reads, finds the way and registers a place; with scripts and without."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ..people import case
from .conftest import Site
from .hands import TO_LEVEL_2, fill, fill_step, go_on, send, walk

CASES = ["cafe-dagpenge-da", "nursery-kontanthjaelp-ar"]


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def browser_context_args(request: pytest.FixtureRequest, browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "java_script_enabled": request.param}


@pytest.mark.parametrize("name", CASES)
def test_from_the_front_page_to_a_receipt(phone: Page, site: Site, name: str) -> None:
    who = case(name)
    phone.goto(f"{site.url}/{who.lang}/")
    phone.locator(".doors a").nth(0).click()
    expect(phone).to_have_url(f"{site.url}/{who.lang}/viden/virksomhedspraktik")
    phone.locator("header nav a").get_by_text(phone.locator("header .mainmenu a").nth(1).inner_text()).click()
    phone.locator("main .button-primary").click()
    walk(phone, TO_LEVEL_2)
    expect(phone.locator('[data-outcome="level-2"]')).to_be_visible()
    phone.goto(f"{site.url}/{who.lang}/plads/")
    phone.locator("main .button-primary").click()
    fill(phone, who)
    reference = send(phone)
    kept = [json.loads(line) for line in site.command("placement", "export").splitlines()]
    mine = next(placement for placement in kept if placement["reference"] == reference)
    assert {name: mine[name] for name, value in who.fields.items() if value} == {
        k: v for k, v in who.fields.items() if v
    }


def test_numbers_stand_the_right_way_round_in_arabic(phone: Page, site: Site) -> None:
    who = case("nursery-kontanthjaelp-ar")
    phone.goto(f"{site.url}/ar/plads/dig")
    fill(phone, who)
    for value in (who.fields["phone"], who.fields["cvr"], who.fields["contact_phone"]):
        shown = phone.locator(".answers bdi", has_text=value).first
        assert shown.evaluate("element => getComputedStyle(element).direction") == "ltr"


def test_a_slip_is_pointed_out_and_nothing_is_lost(phone: Page, site: Site) -> None:
    who = case("cafe-dagpenge-da")
    phone.goto(f"{site.url}/da/plads/dig")
    fill_step(phone, who, "dig")
    phone.locator('[name="email"]').fill("mette@example")
    go_on(phone)
    expect(phone.locator("#email-error")).to_be_visible()
    expect(phone.locator("[name=name]")).to_have_value(who.fields["name"])
    expect(phone).to_have_title("Fejl: Fortæl, hvem du er – Prøv en arbejdsplads")
    phone.locator("#error-summary a").click()
    expect(phone.locator("[name=email]")).to_be_focused()
