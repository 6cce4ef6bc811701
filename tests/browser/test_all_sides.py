"""One placement as citizen, employer, representative, worker and lead see it, from first to last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from citizen_portal.placement.status import PARTIES, Side, Status
from citizen_portal.records import periods

from ..people import case
from .all_sides import (
    DANISH,
    WORKER,
    Sides,
    all_see,
    decide,
    gathered,
    letters_lead_in,
    seen,
    sees,
    sign_in,
    the_desk_sees,
)
from .hands import choose, fill, go_on, send, tell
from .screens import open_page

CITIZEN, EMPLOYER, REPRESENTATIVE = "layla@example.org", "pia@example.com", "lise@example.com"
NURSERY = case("nursery-kontanthjaelp-ar")
LAYLA = replace(NURSERY, fields={**NURSERY.fields, "email": CITIZEN, "contact_email": EMPLOYER})
QUESTION, REPLY, COMMENT = "Hvem viser dig opgaverne?", "Pia viser mig dem hver morgen.", "Det ser fint ud."
HERS, THEIRS = "أحتاج أحيانًا إلى تكرار الجملة.", "Hun tager selv telefonen."


@pytest.fixture
def sides(new_page: Callable[..., Page], tmp_path: Path) -> Iterator[Sides]:
    with gathered(new_page, tmp_path, LAYLA, scripts=False) as all_of_them:
        yield all_of_them


def test_from_a_registration_to_what_came_of_it(sides: Sides) -> None:
    sign_in(sides)
    the_citizen_registers(sides)
    the_employer_says_yes_and_names_a_representative(sides)
    the_representative_has_seen_it(sides)
    the_employer_applies(sides)
    a_worker_finds_it_and_takes_it(sides)
    the_worker_asks_and_the_citizen_answers(sides)
    the_worker_reads_and_approves(sides)
    it_starts(sides)
    it_is_changed_once(sides)
    the_midway_talk_is_noted(sides)
    it_ends_and_both_tell(sides)
    a_lead_sees_it_in_the_quality(sides)


def the_citizen_registers(sides: Sides) -> None:
    open_page(sides.citizen, f"{sides.site.url}/{LAYLA.lang}/plads/dig")
    fill(sides.citizen, LAYLA)
    sides.reference = send(sides.citizen)
    letters_lead_in(sides, CITIZEN, EMPLOYER)
    sides.citizen.locator("[data-follow]").click()
    expect(sides.citizen.locator("[data-step]")).to_have_attribute("data-step", "sent")
    expect(sides.open(Side.EMPLOYER).locator("[data-step]")).to_have_attribute("data-step", "sent")
    seen(sides, Side.EMPLOYER, "asked")
    the_desk_sees(sides, Status.SENT, "Sendt · Borgeren", "employer")


def the_employer_says_yes_and_names_a_representative(sides: Sides) -> None:
    page = sides.open(Side.EMPLOYER)
    page.locator("[data-answers] button").click()
    tell(page, "tal", ordinary_employees="24", placed_now="1", employee_rep_email=REPRESENTATIVE)
    page.locator("[data-done]").click()
    all_see(sides, Status.AGREED, "employer.added", "Arbejdspladsen", "employer")


def the_representative_has_seen_it(sides: Sides) -> None:
    sides.doors[Side.REPRESENTATIVE] = sides.site.mail.way(REPRESENTATIVE, "/medarbejder/")
    page = sides.open(Side.REPRESENTATIVE)
    assert LAYLA.fields["name"] not in page.locator("main").inner_text()
    seen(sides, Side.REPRESENTATIVE, "asked")
    page.locator('[name="rep_comment"]').fill(COMMENT)
    go_on(page)
    expect(page.locator("[data-seen]")).to_be_visible()
    expect(sides.open(Side.EMPLOYER).locator("[data-representative]")).to_contain_text(COMMENT)
    expect(sides.open(Side.CITIZEN).locator("[data-seen]")).to_have_count(1)
    assert COMMENT not in sides.citizen.content()
    the_desk_sees(sides, Status.AGREED, "Har set aftalen", "employer")


def the_employer_applies(sides: Sides) -> None:
    page = sides.open(Side.EMPLOYER)
    page.locator("[data-vitas]").click()
    page.locator("main .button-primary").click()
    all_see(sides, Status.APPLIED, "employer.moved", f"Status: {DANISH('status.applied')}", "jobcenter")


def a_worker_finds_it_and_takes_it(sides: Sides) -> None:
    page, row = sides.desk, sides.desk.locator(f'tr[data-placement="{sides.reference}"]')
    open_page(page, f"{sides.site.url}/sagsbord/")
    expect(row).to_contain_text(DANISH("status.applied"))
    seen(sides, Side.JOBCENTER, "queue")
    for words in ("bornehuset SOLSTRÅLEN", sides.reference.lower()):
        page.locator("#soeg").fill(words)
        page.locator("[role=search] button").click()
        expect(row).to_have_count(1)
    row.locator("a").click()
    decide(sides, "claim")
    all_see(sides, Status.APPLIED, "employer.moved", f"Givet til {WORKER}", "jobcenter")


def the_worker_asks_and_the_citizen_answers(sides: Sides) -> None:
    page = sides.desk
    page.locator('[data-action="ask-citizen"] > summary').click()
    page.locator('[name="question"]').first.fill(QUESTION)
    decide(sides, "ask-citizen")
    sees(sides, Side.CITIZEN, Status.APPLIED, "jobcenter.asked", "citizen")
    expect(sides.citizen.locator("[data-question-asked]")).to_contain_text(QUESTION)
    sees(sides, Side.EMPLOYER, Status.APPLIED, "employer.moved", "jobcenter")
    the_desk_sees(sides, Status.APPLIED, f"Spurgte borgeren · {WORKER}", "citizen")
    sides.citizen.locator('[name="reply"]').fill(REPLY)
    sides.citizen.locator("#spoergsmaal button").click()
    expect(sides.citizen.locator("[data-question-asked]")).to_have_count(0)
    sees(sides, Side.CITIZEN, Status.APPLIED, "citizen.replied", "jobcenter")
    sees(sides, Side.EMPLOYER, Status.APPLIED, "employer.moved", "jobcenter")
    assert REPLY not in sides.employer.content()


def the_worker_reads_and_approves(sides: Sides) -> None:
    the_desk_sees(sides, Status.APPLIED, "Svarede · Borgeren", "jobcenter")
    expect(sides.desk.locator("[data-waiting]")).to_contain_text(REPLY)
    decide(sides, "heard")
    expect(sides.desk.locator("[data-waiting]")).to_have_count(0)
    decide(sides, "approved")
    all_see(sides, Status.APPROVED, "jobcenter.moved", f"Status: {DANISH('status.approved')}", None)


def it_starts(sides: Sides) -> None:
    sides.goes_on(sides.day("starts_on"))
    all_see(sides, Status.STARTED, "jobcenter.moved", f"Status: {DANISH('status.approved')}", None)


def it_is_changed_once(sides: Sides) -> None:
    """Fewer hours: the employer asks, the citizen says yes, and then the jobcenter."""
    page = sides.open(Side.EMPLOYER, "/aendring")
    page.locator('[data-kind-of-change="terms"] a').click()
    page.locator('[name="weekly_hours"]').fill("25")
    go_on(page)
    all_see(sides, Status.STARTED, "employer.changed", "Skrev noget anderledes · Arbejdspladsen", "citizen")
    sides.citizen.locator('[data-change] button[value="agree"]').click()
    all_see(sides, Status.STARTED, "citizen.agreed", "Sagde ja · Borgeren", "jobcenter")
    expect(sides.desk.locator("[data-change] [data-line=weekly_hours]")).to_contain_text("25")
    decide(sides, "change-approved")
    all_see(sides, Status.STARTED, "jobcenter.change-approved", f"Sagde ja til ændringen · {WORKER}", None)
    sides.open(Side.REPRESENTATIVE)
    for one in (sides.citizen, sides.employer, sides.representative):
        expect(one.locator('[data-line="weekly_hours"]').first).to_contain_text("25")


def the_midway_talk_is_noted(sides: Sides) -> None:
    sides.goes_on(sides.day("midway_on"))
    open_page(sides.desk, f"{sides.site.url}/sagsbord/opfoelgning")
    row = sides.desk.locator(f'[data-list="midtvejs"] tr[data-placement="{sides.reference}"]')
    seen(sides, Side.JOBCENTER, "follow-up")
    row.get_by_role("button").click()
    expect(row).to_have_count(0)
    all_see(sides, Status.MIDWAY, "jobcenter.talk-held", f"Holdt en samtale · {WORKER}", None)


def it_ends_and_both_tell(sides: Sides) -> None:
    """Each is asked on their own page, and reads what both said; the representative has nothing to look at any more."""
    sides.goes_on(sides.day("ends_on") + timedelta(days=1))
    for side in PARTIES:
        sees(sides, side, Status.ENDED, "jobcenter.talk-held", side)
    open_page(sides.representative, sides.doors[Side.REPRESENTATIVE], status=404)
    how_it_went(sides, Side.CITIZEN, HERS)
    the_desk_sees(sides, Status.ENDED, "Fortalte, hvordan det gik · Borgeren", None)
    how_it_went(sides, Side.EMPLOYER, THEIRS)
    all_see(sides, Status.ENDED, "employer.told", "Fortalte, hvordan det gik · Arbejdspladsen", None)
    for page in sides.readers:
        expect(page.locator("[data-goals]")).to_contain_text(HERS)
        expect(page.locator("[data-goals]")).to_contain_text(THEIRS)
    for side in PARTIES:
        told = sides.desk.locator(f'[data-told-by="{side}"]')
        expect(told).to_contain_text(DANISH("after.outcome.skills"))
        expect(sides.pages[side].locator("main")).not_to_contain_text(sides.say(side, "after.outcome.skills"))


def how_it_went(sides: Sides, side: Side, note: str) -> None:
    page = sides.open(side, "/bagefter")
    choose(page, "goal-0-result", "alone")
    page.locator('[name="goal-0-note"]').fill(note)
    choose(page, "goal-1-result", "with-help")
    choose(page, "outcome", "skills")
    go_on(page)
    expect(page.locator("[data-goals]")).to_contain_text(note)


def a_lead_sees_it_in_the_quality(sides: Sides) -> None:
    """One placement alone is too few to show numbers of; in the list it stands with what came of it."""
    quality = f"{sides.site.url}/sagsbord/kvalitet?periode={periods.of(sides.day('ends_on'))}"
    assert sides.desk.request.get(quality).status == 403
    sign_in(sides, "--lead")
    open_page(sides.desk, quality)
    seen(sides, Side.JOBCENTER, "quality")
    expect(sides.desk.locator("[data-empty]")).to_be_visible()
    row = sides.desk.locator(f'tr[data-placement="{sides.reference}"]')
    expect(row).to_contain_text(DANISH("after.outcome.skills"))
    expect(row).to_contain_text("Mål: 2 af 2")
    row.locator("a").click()
    expect(sides.desk.locator("h1")).to_contain_text(DANISH("status.ended"))
