"""A placement that is said by telephone alone and written down at the desk, as each side sees it, to its approval."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from citizen_portal.placement.status import Side, Status

from ..people import case
from .all_sides import DANISH, WORKER, Sides, all_see, decide, gathered, letters_lead_in, seen, sign_in, the_desk_sees
from .hands import choose, fill, go_on, send
from .screens import open_page

METTE = case("cafe-dagpenge-da")
BY_TELEPHONE = f"på telefon, skrevet ned af {WORKER}"


@pytest.fixture
def sides(new_page: Callable[..., Page], tmp_path: Path) -> Iterator[Sides]:
    with gathered(new_page, tmp_path, METTE, scripts=True) as all_of_them:
        yield all_of_them


def test_everything_said_by_telephone_to_the_approval(sides: Sides) -> None:
    sign_in(sides)
    the_worker_registers_for_the_citizen(sides)
    the_worker_writes_down_the_yes(sides)
    the_worker_writes_down_the_consent(sides)
    nobody_says_that_it_is_not_right(sides)
    the_worker_records_the_application_and_approves(sides)
    both_read_that_it_was_said_by_telephone(sides)


def the_worker_registers_for_the_citizen(sides: Sides) -> None:
    page = sides.desk
    open_page(page, f"{sides.site.url}/sagsbord/telefon")
    on_the_telephone(page, METTE.fields["name"])
    go_on(page)
    expect(page.locator("[data-by-telephone]")).to_contain_text(METTE.fields["name"])
    fill(page, METTE)
    sides.reference = send(page)
    letters_lead_in(sides, METTE.fields["email"], METTE.fields["contact_email"])
    expect(sides.open(Side.CITIZEN).locator("[data-step]")).to_have_attribute("data-step", "sent")
    expect(sides.citizen.locator("[data-by-telephone]")).to_have_count(1)
    expect(sides.open(Side.EMPLOYER).locator("[data-step]")).to_have_attribute("data-step", "sent")
    the_desk_sees(sides, Status.SENT, f"Sendt · Borgeren · {BY_TELEPHONE}", "employer")


def on_the_telephone(page: Page, name: str) -> None:
    """The day and the time stand there already; the terms are read aloud."""
    page.locator('[name="spoke_with"]').fill(name)
    choose(page, "why", "cannot-use")
    page.locator('[name="heard"]').check()
    if page.locator("[data-register]").count():
        go_on(page)


def written_down(sides: Sides, act: str, name: str, **said: str) -> None:
    page = sides.open(Side.JOBCENTER, "/telefon")
    page.locator(f'[data-act="{act}"]').click()
    on_the_telephone(page, name)
    for box, typed in said.items():
        page.locator(f'[name="{box}"]').fill(typed)
    seen(sides, Side.JOBCENTER, f"call-{act}")
    go_on(page)
    expect(page.locator("[data-calls]")).to_be_visible()


def the_worker_writes_down_the_yes(sides: Sides) -> None:
    written_down(sides, "ja", METTE.fields["contact_name"], weekly_hours="25", ordinary_employees="24", placed_now="0")
    done = f"Sagde ja · Arbejdspladsen · {BY_TELEPHONE}"
    all_see(sides, Status.EMPLOYER_ANSWERED, "employer.answered", done, "citizen")


def the_worker_writes_down_the_consent(sides: Sides) -> None:
    written_down(sides, "enig", METTE.fields["name"])
    done = f"så begge er enige · Borgeren · {BY_TELEPHONE}"
    all_see(sides, Status.AGREED, "citizen.agreed", done, "employer")


def nobody_says_that_it_is_not_right(sides: Sides) -> None:
    """Each is led by a letter to what was written down of them, reads it, and presses nothing."""
    for side, box in ((Side.CITIZEN, "email"), (Side.EMPLOYER, "contact_email")):
        open_page(sides.pages[side], sides.site.mail.way(METTE.fields[box], "/ikke-rigtigt/"))
        expect(sides.pages[side].locator("[data-not-right]")).to_contain_text(WORKER)
        seen(sides, side, "not-right")
    the_desk_sees(sides, Status.AGREED, "så begge er enige", "employer")


def the_worker_records_the_application_and_approves(sides: Sides) -> None:
    decide(sides, "applied")
    all_see(sides, Status.APPLIED, "jobcenter.moved", f"Status: {DANISH('status.applied')} · {WORKER}", "jobcenter")
    decide(sides, "approved")
    all_see(sides, Status.APPROVED, "jobcenter.moved", f"Status: {DANISH('status.approved')} · {WORKER}", None)


def both_read_that_it_was_said_by_telephone(sides: Sides) -> None:
    for page in (sides.citizen, sides.employer):
        expect(page.locator("[data-by-telephone]")).to_have_count(3)
        expect(page.locator('[data-line="weekly_hours"]').first).to_contain_text("25")
