"""Every screen of the site, one after the other, as a person would come to them: each yields its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, Page, expect

from citizen_portal.employer.steps import ORDER

from ..people import case
from .hands import LAST_QUESTION, TO_LEVEL_2, answer_with_a_gap, correct_the_hours, fill_step, go_on, send, walk
from .serving import Site

PAGES = [
    "/",
    "/viden/",
    "/viden/virksomhedspraktik",
    "/viden/forskelle",
    "/viden/virksomhedspraktik?dansk=",
    "/viden/ordbog",
    "/viden/tal",
    "/viden/tekster",
    "/viden/soeg?q=praktik",
    "/viden/fag/",
    "/viden/fag/cafe",
    "/privatliv",
    "/vejviser/",
    "/vejviser/kort",
    "/plads/",
]
CASE_OF = {"ar": "nursery-kontanthjaelp-ar", "uk": "welder-loentilskud-uk"}


def every_screen(page: Page, site: Site, lang: str, answered: Any) -> Iterator[str]:
    """`answered` are the cookies of somebody who has answered every question but the last."""
    home = f"{site.url}/{lang}"
    yield from to_read(page, home)
    yield from on_the_walk(page, home, answered)
    yield from of_the_registration(page, home, CASE_OF.get(lang, "cafe-dagpenge-da"))
    status, employer = page.url, employers_link(page, lang)
    yield from for_the_citizen(page, status)
    yield from for_the_employer(page, employer)
    yield from when_they_agree(page, status, employer)
    yield from at_the_doors(page, home, status)


def answered(browser: Browser, site: Site) -> Any:
    """The cookies of somebody who has answered every question but the last, so that not every look walks there."""
    context = browser.new_context()
    page = context.new_page()
    open_page(page, f"{site.url}/da/vejviser/wellbeing")
    walk(page, {question: choice for question, choice in TO_LEVEL_2.items() if question != LAST_QUESTION})
    expect(page.locator(f'[data-question="{LAST_QUESTION}"]')).to_be_visible()
    cookies = context.cookies()
    context.close()
    return cookies


def open_page(page: Page, address: str, status: int = 200) -> None:
    """Go there; that some page answers is not enough, an error has a page too."""
    answer = page.goto(address)
    assert answer and answer.status == status, f"{address} answers {answer and answer.status}"


def to_read(page: Page, home: str) -> Iterator[str]:
    for path in PAGES:
        open_page(page, home + path)
        yield path.strip("/").replace("/", "-").replace("?", "-").replace("=", "") or "front"
    open_page(page, f"{home}/nothing-here", status=404)
    yield "nothing-here"


def on_the_walk(page: Page, home: str, answered: Any) -> Iterator[str]:
    open_page(page, f"{home}/vejviser/wellbeing")
    yield "question"
    page.context.add_cookies(answered)
    open_page(page, f"{home}/vejviser/{LAST_QUESTION}")
    walk(page, {LAST_QUESTION: TO_LEVEL_2[LAST_QUESTION]})
    expect(page.locator('[data-outcome="level-2"]')).to_be_visible()
    yield "outcome"


def of_the_registration(page: Page, home: str, name: str) -> Iterator[str]:
    """Ends on the page where the citizen follows what was sent."""
    who = case(name)
    open_page(page, f"{home}/plads/dig")
    go_on(page)
    expect(page.locator("#error-summary")).to_be_visible()
    yield "errors"
    for step in who.steps:
        fill_step(page, who, step)
        yield step
        go_on(page)
    expect(page.locator('[data-step="tjek"]')).to_be_visible()
    yield "check"
    page.locator('[name="do"][value="later"]').click()
    expect(page.locator("[data-code]")).to_be_visible()
    yield "saved"
    open_page(page, f"{home}/plads/fortsaet")
    yield "resume"
    open_page(page, f"{home}/plads/tjek")
    send(page)
    yield "receipt"
    page.locator("[data-follow]").click()
    expect(page.locator("[data-employer-link]")).to_be_visible()


def for_the_citizen(page: Page, status: str) -> Iterator[str]:
    yield "status"
    for path in ("ret", "link", "stop", "paamindelser", "gamle-links"):
        open_page(page, f"{status}/{path}")
        yield f"status-{path}"


def employers_link(page: Page, lang: str) -> str:
    """The employer's link as the citizen's page shows it, in the language of whoever looks."""
    link = page.locator("[data-employer-link]").get_attribute("href") or ""
    return link.replace("/da/", f"/{lang}/")


def for_the_employer(page: Page, employer: str) -> Iterator[str]:
    open_page(page, employer)
    yield "employer"
    answer_with_a_gap(page)
    expect(page.locator("#error-summary")).to_be_visible()
    yield "employer-errors"
    correct_the_hours(page, weekly_hours="20")
    for step in ORDER:
        expect(page.locator("[data-more]")).to_have_attribute("data-more", step)
        yield f"employer-{step}"
        page.locator("[data-skip]").click()
    expect(page.locator('[data-step="answered"]')).to_be_visible()
    yield "employer-answered"
    open_page(page, f"{employer}/nej")
    yield "employer-decline"


def when_they_agree(page: Page, status: str, employer: str) -> Iterator[str]:
    open_page(page, f"{status}/aftale")
    yield "sheet"
    page.locator("main form button[type=submit]").click()
    expect(page.locator('[data-step="agreed"]')).to_be_visible()
    yield "status-agreed"
    open_page(page, f"{status}/vitas")
    yield "status-vitas"
    for path in ("vitas", "aftale"):
        open_page(page, f"{employer}/{path}")
        yield f"employer-{path}"


def at_the_doors(page: Page, home: str, status: str) -> Iterator[str]:
    open_page(page, f"{status}x", status=404)
    yield "unusable-link"
    open_page(page, f"{home}/plads/find")
    yield "find"
    go_on(page)
    expect(page.locator("#error-summary")).to_be_visible()
    yield "find-errors"
    open_page(page, f"{home}/plads/find?sendt=")
    yield "find-sent"
    open_page(page, f"{home}/arbejdsgiver/")
    yield "door"
