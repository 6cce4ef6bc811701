"""What comes out of a printer: the sender on top, nothing to press, and no more sheets than needed."""

import pytest
from playwright.sync_api import Page, expect

from bench.access.pages import reader
from bench.access.pages import site as developing
from citizen_portal import i18n
from citizen_portal.gallery.drawing import CODE

from .looks import keep, sticks_out
from .screens import open_page
from .serving import Site
from .test_walk import printed
from .window import opened


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_a_poster_is_one_sheet_and_the_main_page_at_most_three(phone: Page, site: Site, lang: str) -> None:
    open_page(phone, f"{site.url}/{lang}/om/plakat")
    assert sticks_out(phone) <= 0 and len(printed(phone).pages) == 1
    keep(phone, f"poster-{lang}")
    open_page(phone, f"{site.url}/{lang}/viden/virksomhedspraktik")
    assert len(printed(phone).pages) <= 3


def test_paper_has_the_sender_on_top_of_the_first_sheet_alone(phone: Page, site: Site) -> None:
    open_page(phone, f"{site.url}/da/viden/virksomhedspraktik")
    first, second, _third = (sheet.extract_text() for sheet in printed(phone).pages)
    assert "Københavns Kommune" in first[:80] and "Find din vej\n" not in first[:200]
    assert "Prøv en arbejdsplads\n" not in second


def test_rules_are_small_on_paper_and_what_is_folded_is_open(phone: Page, site: Site) -> None:
    open_page(phone, f"{site.url}/da/viden/virksomhedspraktik")
    phone.emulate_media(media="print")
    fact = phone.locator("[data-fact]").first
    expect(fact).to_be_visible()
    assert fact.evaluate("fact => getComputedStyle(fact).fontSize") == "12px"
    assert phone.locator("main p").first.evaluate("p => getComputedStyle(p).fontSize") == "14px"


@pytest.mark.parametrize(("side", "most"), [("citizen", 2), ("employer", 2)])
def test_what_is_folded_of_a_placement_is_open_on_paper_but_for_what_only_leads_on(
    phone: Page, side: str, most: int
) -> None:
    with developing() as app, opened() as shop:
        phone.goto(shop.offer(reader(app).get(f"/da/om/forloeb/started/{side}").text))
        sheets = printed(phone).pages
    text = "\n".join(sheet.extract_text() for sheet in sheets)
    assert "Lave ka" in text and "I er enige" in text and len(sheets) <= most
    assert CODE not in text and "(PDF)" not in text
