"""A placement from first draft to approval, on three devices, in Arabic and Danish, with real mail."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO

import pypdf
from playwright.sync_api import Page, expect

from ..catcher import Catcher
from ..people import Case, case
from .hands import answer_yes, fill, fill_step, go_on, send
from .looks import keep
from .screens import open_page
from .serving import Site

NURSERY = case("nursery-kontanthjaelp-ar")
CITIZEN, EMPLOYER = "layla@example.org", "pia@example.com"
LAYLA = replace(NURSERY, fields={**NURSERY.fields, "email": CITIZEN, "contact_email": EMPLOYER})
# Nobody who sees a letter on a screen in a kitchen or a shop learns who writes, to whom, or about what.
SECRETS = ("solstrålen", "ليلى", "pia", "kontanthj", "praktik", "løntilskud", "jobcenter")


def test_from_a_draft_on_one_device_to_an_approval(new_page: Callable[..., Page], site: Site, scripts: bool) -> None:
    another_device = partial(new_page, java_script_enabled=scripts)
    code = begin_and_put_aside(another_device(), site, LAYLA)
    citizen, employer = another_device(), another_device()
    come_back(citizen, site, LAYLA, code)
    reference = finish(citizen, LAYLA)

    say_yes_to_fewer_hours(employer, site.mail.link(EMPLOYER, reference))
    agree(citizen, site.mail.link(CITIZEN, reference, number=2))
    apply(employer, site.mail.link(EMPLOYER, reference, number=3))
    see_the_approval(citizen, site.mail.link(CITIZEN, reference, number=4), site, reference)
    every_letter_came_once_and_says_nothing_of_the_matter(site.mail, reference)
    take_the_receipt_home(citizen)


def begin_and_put_aside(page: Page, site: Site, who: Case) -> str:
    open_page(page, f"{site.url}/{who.lang}/plads/dig")
    for step in ("dig", "virksomhed"):
        fill_step(page, who, step)
        go_on(page)
    fill_step(page, who, "plads")
    page.locator('[name="later"]').click()
    return page.locator("[data-code]").inner_text()


def come_back(page: Page, site: Site, who: Case, code: str) -> None:
    open_page(page, f"{site.url}/{who.lang}/plads/fortsaet")
    page.locator('[name="code"]').fill(code)
    for part in ("day", "month", "year"):
        page.locator(f'[name="birth_date-{part}"]').fill(who.fields[f"birth_date-{part}"])
    go_on(page)


def finish(citizen: Page, who: Case) -> str:
    fill(citizen, who, after="plads")
    reference = send(citizen)
    citizen.locator("[data-follow]").click()
    expect(citizen.locator("[data-step]")).to_have_attribute("data-step", "sent")
    keep(citizen, "place-sent-ar")
    return reference


def say_yes_to_fewer_hours(employer: Page, link: str) -> None:
    open_page(employer, link)
    expect(employer.locator("html")).to_have_attribute("lang", "da")
    keep(employer, "place-ask-da")
    answer_yes(employer, weekly_hours="25", job_realistic="maybe")
    expect(employer.locator("[data-step]")).to_have_attribute("data-step", "answered")


def agree(citizen: Page, link: str) -> None:
    open_page(citizen, link)
    expect(citizen.locator("[data-step]")).to_have_attribute("data-step", "answered")
    citizen.locator("main .button-primary").first.click()
    hours = citizen.locator('[data-line="weekly_hours"] dd')
    expect(hours.locator("> bdi")).to_have_text("25")
    expect(hours.locator("del bdi")).to_have_text("30")
    keep(citizen, "place-sheet-ar")
    citizen.locator("main form button[type=submit]").click()
    stands(citizen, "agreed")


def apply(employer: Page, link: str) -> None:
    open_page(employer, link)
    employer.locator("[data-vitas]").click()
    employer.locator("details:has([data-line=company_name]) summary").click()
    expect(employer.locator('[data-line="company_name"] [data-copied]')).to_have_text(LAYLA.fields["company_name"])
    employer.locator("details:has([data-line=cpr]) summary").click()
    expect(employer.locator('[data-line="cpr"] [data-missing]')).to_be_visible()
    employer.emulate_media(media="print")
    keep(employer, "place-vitas-print-da")
    employer.emulate_media(media="screen")
    employer.locator("main .button-primary").click()
    stands(employer, "applied")


def every_letter_came_once_and_says_nothing_of_the_matter(mail: Catcher, reference: str) -> None:
    """Asked when the sixth has come: they are sent in the order they were written, so a repeat would be here too."""
    letters = mail.about(reference)[:8]
    assert [one["To"] for one in letters] == [CITIZEN, EMPLOYER] * 4
    # The employer's two receipts say the same.
    assert len({one["Subject"] for one in letters}) == 7
    for one in letters:
        words = f"{one['From'].addresses[0].username} {one['Subject']} {one.get_content()}".casefold()
        assert [secret for secret in SECRETS if secret in words] == []


def see_the_approval(citizen: Page, link: str, site: Site, reference: str) -> None:
    open_page(citizen, link)
    stands(citizen, "applied")
    expect(citizen.locator("[data-wait]")).to_be_visible()
    site.command("placement", "move", reference, "approved")
    citizen.reload()
    stands(citizen, "approved")
    expect(citizen.locator("[data-wait]")).to_have_count(0)
    keep(citizen, "place-approved-ar")


def take_the_receipt_home(citizen: Page) -> None:
    paper = citizen.request.get(citizen.url.partition("?")[0] + "/kvittering.pdf")
    document = pypdf.PdfReader(BytesIO(paper.body()))
    assert str(document.root_object["/Lang"]) == "ar"
    assert LAYLA.fields["company_name"] in "".join(page.extract_text() for page in document.pages)


def stands(page: Page, status: str) -> None:
    expect(page.locator('[aria-current="step"][data-status]')).to_have_attribute("data-status", status)
