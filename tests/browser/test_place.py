"""A placement from first draft to approval, on three devices, in Arabic and Danish, with real mail."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from ..catcher import Catcher, mail_server
from ..people import Case, case
from .conftest import PHONE, Site, served
from .hands import fill_step, go_on, send

LOOK = Path(__file__).parent.parent.parent / "look"
NURSERY = case("nursery-kontanthjaelp-ar")
LAYLA = replace(NURSERY, fields={**NURSERY.fields, "email": "layla@example.org", "contact_email": "pia@example.com"})


@pytest.fixture(scope="module")
def mailed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Catcher]]:
    with mail_server() as (url, catcher), served(tmp_path_factory.mktemp("mailed"), PORTAL_MAIL_URL=url) as site:
        yield site, catcher


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def device(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Any]:
    """Another phone each time, with a memory of its own."""
    contexts = []

    def another() -> Page:
        context = browser.new_context(viewport=PHONE, java_script_enabled=request.param, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    yield another
    for context in contexts:
        context.close()


def letter(catcher: Catcher, to: str, words: str) -> str:
    """The link in the letter to somebody whose subject has these words; waits for the delivery."""
    for _ in range(150):
        for one in catcher.caught:
            if one["To"] == to and words in one["Subject"]:
                found = re.search(r"http://\S+", one.get_content())
                assert found
                return found[0]
        time.sleep(0.1)
    raise AssertionError(f"no letter to {to} with »{words}«: {[(one['To'], one['Subject']) for one in catcher.caught]}")


def begin_and_put_aside(page: Page, site: Site, who: Case) -> str:
    page.goto(f"{site.url}/{who.lang}/plads/dig")
    for step in ("dig", "virksomhed"):
        fill_step(page, who, step)
        go_on(page)
    fill_step(page, who, "plads")
    page.locator('[name="later"]').click()
    return page.locator("[data-code]").inner_text()


def come_back(page: Page, site: Site, who: Case, code: str) -> None:
    page.goto(f"{site.url}/{who.lang}/plads/fortsaet")
    page.locator('[name="code"]').fill(code)
    for part in ("day", "month", "year"):
        page.locator(f'[name="birth_date-{part}"]').fill(who.fields[f"birth_date-{part}"])
    go_on(page)


def picture(page: Page, name: str) -> None:
    LOOK.mkdir(exist_ok=True)
    page.screenshot(path=LOOK / f"place-{name}.png", full_page=True)


def test_from_a_draft_on_one_device_to_an_approval(mailed: tuple[Site, Catcher], device: Any) -> None:
    site, catcher = mailed
    catcher.caught.clear()
    code = begin_and_put_aside(device(), site, LAYLA)

    citizen = device()
    come_back(citizen, site, LAYLA, code)
    for step in ("formaal", "laering"):
        fill_step(citizen, LAYLA, step)
        go_on(citizen)
    reference = send(citizen)
    citizen.locator("[data-follow]").click()
    expect(citizen.locator("[data-turn]")).to_have_attribute("data-turn", "sent")
    picture(citizen, "sent-ar")

    employer = device()
    employer.goto(letter(catcher, "pia@example.com", reference))
    assert employer.locator("html").get_attribute("lang") == "da"
    picture(employer, "ask-da")
    employer.locator('[name="weekly_hours"]').fill("25")
    employer.locator('[name="job_realistic"][value="maybe"]').check()
    employer.locator('[name="ordinary_employees"]').fill("12")
    employer.locator('[name="placed_now"]').fill("1")
    employer.locator("form:has([name=tasks]) button[type=submit]").click()
    expect(employer.locator("[data-turn]")).to_have_attribute("data-turn", "answered")

    citizen.goto(letter(catcher, "layla@example.org", f"{reference}"))
    citizen.reload()
    expect(citizen.locator("[data-turn]")).to_have_attribute("data-turn", "answered")
    citizen.locator("main .button-primary").first.click()
    expect(citizen.locator('[data-line="weekly_hours"]')).to_contain_text("30")
    expect(citizen.locator('[data-line="weekly_hours"]')).to_contain_text("25")
    picture(citizen, "sheet-ar")
    citizen.locator("main form button[type=submit]").click()
    expect(citizen.locator('[aria-current="step"][data-status]')).to_have_attribute("data-status", "agreed")

    employer.goto(letter(catcher, "pia@example.com", "I er enige"))
    employer.locator("main .button-primary").first.click()
    expect(employer.locator('[data-line="company_name"]')).to_contain_text("Børnehuset")
    expect(employer.locator('[data-line="cpr"] [data-missing]')).to_be_visible()
    employer.emulate_media(media="print")
    picture(employer, "vitas-print-da")
    employer.emulate_media(media="screen")
    employer.locator("main form button[type=submit]").click()
    expect(employer.locator('[aria-current="step"][data-status]')).to_have_attribute("data-status", "applied")

    site.command("placement", "move", reference, "approved")
    citizen.reload()
    expect(citizen.locator('[aria-current="step"][data-status]')).to_have_attribute("data-status", "approved")
    expect(citizen.locator("[data-wait]")).to_have_count(0)
    picture(citizen, "approved-ar")

    paper = citizen.request.get(citizen.url.partition("?")[0] + "/kvittering.pdf")
    document = pypdf.PdfReader(BytesIO(paper.body()))
    assert document.trailer["/Root"]["/Lang"] == "ar"  # type: ignore[index]
    assert "Børnehuset Solstrålen" in "".join(page.extract_text() for page in document.pages)


def test_every_letter_comes_once_and_says_nothing_of_the_matter(mailed: tuple[Site, Catcher], device: Any) -> None:
    site, catcher = mailed
    catcher.caught.clear()
    page = device()
    page.goto(f"{site.url}/ar/plads/dig")
    for step in ("dig", "virksomhed", "plads", "formaal", "laering"):
        fill_step(page, LAYLA, step)
        go_on(page)
    reference = send(page)
    letter(catcher, "pia@example.com", reference)
    letter(catcher, "layla@example.org", reference)
    time.sleep(1)
    mine = [one for one in catcher.caught if reference in one["Subject"]]
    assert sorted(one["To"] for one in mine) == ["layla@example.org", "pia@example.com"]
    for one in mine:
        words = one["Subject"] + one.get_content()
        assert not any(secret in words for secret in ("Solstrålen", "ليلى", "kontanthj", "praktik"))
