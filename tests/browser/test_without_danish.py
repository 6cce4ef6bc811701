"""Three people register on a phone with what the lists say, and the workplace reads it in Danish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from ..people import Case, case
from .hands import choose, fill_step, go_on, send, unfolded
from .screens import open_page
from .serving import Site

WELDER, NURSERY, CAFE = (case(n) for n in ("welder-loentilskud-uk", "nursery-kontanthjaelp-ar", "cafe-dagpenge-da"))
NO_SENTENCE = {"tasks": "", "purpose_text": "", "afterwards": "", **{f"learning-{place}": "" for place in range(5)}}
DANISH = {"welding": "svejse", "day-care": "børn", "data-analysis": "tabel"}


@pytest.mark.parametrize(
    ("who", "typed", "trade"),
    [(WELDER, "зварник", "welding"), (NURSERY, "حضانة", "day-care"), (CAFE, "dataanalyse", "data-analysis")],
)
def test_nobody_types_a_sentence(
    new_page: Callable[..., Page], site: Site, scripts: bool, who: Case, typed: str, trade: str
) -> None:
    page = new_page(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    chooser = replace(who, fields={**who.fields, **NO_SENTENCE})
    open_page(page, f"{site.url}/{who.lang}/plads/dig")
    for step in ("dig", "virksomhed"):
        fill_step(page, chooser, step)
        go_on(page)
    fill_step(page, chooser, "plads")
    find(page, typed, trade)
    tick(page, "task-0", "task-3")
    go_on(page)
    expect(page.locator('[data-step="formaal"]')).to_be_visible()
    choose(page, "job_chance", "maybe")
    page.locator(f'input[name="purpose"][value="{who.fields["purpose"]}"]').check()
    page.locator(f'[data-aims="{who.fields["purpose"]}"] label').first.click()
    go_on(page)
    expect(page.locator('[data-step="laering"]')).to_be_visible()
    tick(page, "goal-0", "goal-5")
    go_on(page)
    send(page)
    page.locator("[data-follow]").first.click()
    link = page.locator("[data-employer-link]").first.get_attribute("href") or ""
    page.goto(link.replace(f"/{who.lang}/", "/da/"))
    expect(page.locator("main")).to_contain_text(DANISH[trade])


def find(page: Page, typed: str, trade: str) -> None:
    page.locator('[name="trade_query"]').fill(typed)
    page.locator('[name="trade_find"]').click()
    page.locator(f'[name="trade"][value="{trade}"]').click()
    expect(page.locator(f'[data-trade="{trade}"]')).to_be_visible()


def tick(page: Page, *boxes: str) -> None:
    for box in boxes:
        unfolded(page, box)
        page.locator(f'label[for="{box}"]').click()
