"""The whole product at 400 %: a window of 1280 by 1024 has 320 by 256 left, and names have forty letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from ..people import Case, case
from . import screens
from .hands import LAST_QUESTION, TO_LEVEL_2, walk
from .looks import sticks_out
from .screens import every_screen, open_page
from .serving import Site

ZOOMED: ViewportSize = {"width": 320, "height": 256}
FORTY = {
    "name": "Bartholomæusine-Kirkegaardsvendersdatter",
    "company_name": "Hovedstadsområdets-Rengøringsselskabsdrift",
    "city": "Sønderborgvesterkærsmarksgårdskovslund",
    "contact_name": "Maksymiliana-Wszechwładczykowskiewiczowa",
    "learning-0": "Arbejdspladsvurderingsskemaudfyldningsøvelse",
}
# What can be pressed and is brought into the window as the browser does it is the uppermost thing where it stands.
OUT_OF_REACH = """() => {
  const pressed = [...document.querySelectorAll("a[href], button, summary, select, textarea, [id]:is(input)")];
  const shown = (part) => part.checkVisibility() && !part.matches(".skipnav, [aria-hidden], [inert] *");
  return pressed.filter(shown).filter((part) => {
    const own = part.matches("[type=radio], [type=checkbox]") ? part.labels[0] : part;
    own.scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = own.getClientRects()[0];
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 200) / 2);
    return !top || !(part === top || own.contains(top) || top.contains(own));
  }).map((part) => `out of reach: ${part.outerHTML.slice(0, 120)}`);
}"""
# A column that stays beside a table that slides takes no height away.
COVERED = """() => [...document.querySelectorAll("body *")].filter((part) => {
  const { position, top, bottom } = getComputedStyle(part);
  return ["fixed", "sticky"].includes(position) && [top, bottom].some((side) => side !== "auto") &&
    part.checkVisibility() && part.offsetHeight > innerHeight / 3;
}).map((part) => `covers the window: ${part.outerHTML.slice(0, 80)}`)"""


def long_named(name: str) -> Case:
    usual = case(name)
    return replace(usual, fields={**usual.fields, **FORTY})


def faults(page: Page) -> Iterator[str]:
    if (beyond := sticks_out(page)) > 0:
        yield f"sideways by {beyond} px"
    yield from page.evaluate(COVERED)
    yield from page.evaluate(OUT_OF_REACH)


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_nothing_is_lost_at_400_percent(
    new_page: Callable[..., Page], site: Site, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "case", long_named)
    page = new_page(viewport=ZOOMED)
    open_page(page, f"{site.url}/{lang}/vejviser/wellbeing")
    walk(page, {question: choice for question, choice in TO_LEVEL_2.items() if question != LAST_QUESTION})
    expect(page.locator(f'[data-question="{LAST_QUESTION}"]')).to_be_visible()
    answered = page.context.cookies()
    assert {name: found for name in every_screen(page, site, lang, answered) if (found := list(faults(page)))} == {}


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p style='width: 500px'>Wide</p>", "sideways by"),
        ("<p style='position: sticky; top: 0; height: 90px'>Lid</p>", "covers the window"),
        ("<p><a href='#'>Below</a></p><p style='position: fixed; inset: 0'>Lid</p>", "out of reach: <a"),
    ],
)
def test_what_is_lost_is_found(phone: Page, body: str, fault: str) -> None:
    phone.set_viewport_size(ZOOMED)
    phone.set_content(f'<meta name="viewport" content="width=device-width">{body}')
    assert [found for found in faults(phone) if found.startswith(fault)]
