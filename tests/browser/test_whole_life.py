"""A placement from its registration to the question three months after it, in Arabic and Danish, by SMS and mail."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from citizen_portal import clock, i18n
from citizen_portal.notifications.sms_parts import sms_parts
from citizen_portal.placement.agreement import typed_date
from citizen_portal.placement.proposal import read_date
from citizen_portal.placement.status import PARTIES

from ..papers import words_of
from ..people import case
from ..sms_gateway import SECRET, Gateway, sms_gateway
from .hands import choose, fill, go_on, send
from .looks import keep, put, sticks_out
from .screens import open_page
from .serving import Site, served
from .thumb import Thumb

NURSERY = case("nursery-kontanthjaelp-ar")
CITIZEN, HERS, EMPLOYER = "layla@example.org", "+4531000001", "pia@example.com"
LAYLA = replace(NURSERY, fields={**NURSERY.fields, "email": CITIZEN, "sms": "yes", "contact_email": EMPLOYER})
STARTS = read_date(LAYLA.fields, "starts_on")
# In the second week.
LAST = STARTS + timedelta(days=7)
NOTE_OF_HERS, NOTE_OF_THEIRS = "أحتاج أحيانًا إلى تكرار الجملة.", "Hun tager selv telefonen."
DANISH, ARABIC = i18n.words("da"), i18n.words("ar")
# Nobody who reads what she hands in with an application learns what she lived on, or who sent her.
OF_BENEFITS = re.compile("ydelse|kontanthj|dagpenge|kommune|jobcent|praktik|إعانة|المساعدة النقدية|البلدية|مركز العمل")


@dataclass(frozen=True)
class Life:
    """A site on whose clock it can be another day, and the phone company its SMS go to."""

    site: Site
    phones: Gateway
    days: Path

    def goes_on(self, day: date) -> None:
        """From now on it is that day."""
        later = self.days.with_suffix(".new")
        later.write_text(str((day - clock.today()).days), encoding="ascii")
        later.replace(self.days)

    def way_in(self, count: int) -> str:
        """The link in the newest SMS to her, once so many have come."""
        (link,) = re.findall(r"http://\S+", self.phones.texts(HERS, count)[-1])
        return str(link)


@pytest.fixture
def life(tmp_path: Path) -> Iterator[Life]:
    days = tmp_path / "days"
    days.write_text("0", encoding="ascii")
    with sms_gateway() as phones:
        told = {"PORTAL_SMS_URL": phones.url, "PORTAL_SMS_SECRET": SECRET, "DAYS_LATER": str(days)}
        with served(tmp_path / "site", told, program="tests.browser.moved_clock") as site:
            yield Life(site, phones, days)


def test_from_a_yes_in_three_taps_to_what_came_of_it(new_page: Callable[..., Page], life: Life) -> None:
    citizen, employer = (new_page(java_script_enabled=False) for _side in PARTIES)
    reference = registered(citizen, life.site)
    link = life.site.mail.link(EMPLOYER, reference)
    say_yes(Thumb(employer), link)
    apply(employer)
    life.site.command("placement", "move", reference, "approved")
    see_the_approval(citizen, life.way_in(4))

    life.goes_on(LAST + timedelta(days=1))
    found_a_job(citizen, life.way_in(4))
    tell_her_goals(citizen)
    tell_theirs(employer, life.site.mail.link(EMPLOYER, reference, number=5))
    both_read_what_each_said(citizen, employer)
    take_the_paper(citizen)

    # Three months have at most 92 days, and what is due on a day comes in its morning.
    life.goes_on(LAST + timedelta(days=93))
    say_what_came_of_it(citizen, life.way_in(6))
    every_sms_was_hers_and_said_nothing(life)


def registered(citizen: Page, site: Site) -> str:
    open_page(citizen, f"{site.url}/{LAYLA.lang}/plads/dig")
    fill(citizen, LAYLA)
    reference = send(citizen)
    seen(citizen, "receipt-ar")
    return reference


def say_yes(thumb: Thumb, link: str) -> None:
    """Three taps from the mail to the page that says that both agree."""
    thumb.follow(link)
    expect(thumb.page.locator("html")).to_have_attribute("lang", "da")
    seen(thumb.page, "asked-da")
    thumb.press(thumb.page.locator("[data-answers] button"))
    thumb.press(thumb.page.locator("[data-done]"))
    expect(thumb.page.locator("[data-step]")).to_have_attribute("data-step", "agreed")
    assert thumb.taps == 3
    seen(thumb.page, "agreed-da")


def apply(employer: Page) -> None:
    employer.locator("[data-vitas]").click()
    employer.locator("main .button-primary").click()
    stands(employer, "applied")


def see_the_approval(citizen: Page, sms: str) -> None:
    """On a device on which nobody has been here before, the SMS leads in by itself."""
    citizen.context.clear_cookies()
    open_page(citizen, sms)
    expect(citizen).to_have_url(re.compile("/ar/status/"))
    stands(citizen, "approved")
    seen(citizen, "approved-ar")


def found_a_job(citizen: Page, sms: str) -> None:
    open_page(citizen, sms)
    stands(citizen, "started")
    seen(citizen, "running-ar")
    way = citizen.locator("a", has_text=ARABIC("end.link"))
    citizen.locator("details.fold").filter(has=way).locator("> summary").click()
    way.click()
    choose(citizen, "end_reason", "job")
    for box, typed in typed_date("last_day", LAST).items():
        citizen.locator(f'[name="{box}"]').fill(typed)
    seen(citizen, "ending-ar")
    citizen.locator('[value="ended-early"]').click()
    stands(citizen, "ended-early")
    seen(citizen, "ended-early-ar")


def tell_her_goals(citizen: Page) -> None:
    citizen.get_by_role("link", name=ARABIC("status.after")).click()
    choose(citizen, "goal-0-result", "with-help")
    citizen.locator('[name="goal-0-note"]').fill(NOTE_OF_HERS)
    choose(citizen, "goal-1-result", "alone")
    choose(citizen, "outcome", "job")
    seen(citizen, "goals-ar")
    go_on(citizen)
    expect(citizen.locator("[data-goals]")).to_contain_text(NOTE_OF_HERS)


def tell_theirs(employer: Page, link: str) -> None:
    """They see the first goal as she does, and the second one otherwise."""
    open_page(employer, link)
    stands(employer, "ended-early")
    seen(employer, "ended-early-da")
    assert DANISH("end.end_reason.job") not in employer.locator("main").inner_text()
    employer.get_by_role("link", name=DANISH("status.after")).click()
    employer.locator('[name="same"]').check()
    choose(employer, "goal-1-result", "with-help")
    employer.locator('[name="goal-1-note"]').fill(NOTE_OF_THEIRS)
    choose(employer, "outcome", "skills")
    seen(employer, "goals-da")
    go_on(employer)


def both_read_what_each_said(citizen: Page, employer: Page) -> None:
    citizen.reload()
    for page, say, name in ((citizen, ARABIC, "told-ar"), (employer, DANISH, "told-da")):
        said = page.locator("[data-goals] [data-said]")
        results = ("with-help", "with-help", "alone", "with-help")
        expect(said).to_contain_text([say(f"goals.{result}") for result in results])
        expect(said).to_contain_text([NOTE_OF_HERS, "", "", NOTE_OF_THEIRS])
        seen(page, name)


def take_the_paper(citizen: Page) -> None:
    citizen.locator("[data-paper]").click()
    expect(citizen.locator("[data-learned] [lang=da]")).to_contain_text(
        [DANISH(words) for words in ("goals.with-help", "cv.by.employer") * 2]
    )
    seen(citizen, "cv-ar")
    paper = citizen.request.get(citizen.url + ".pdf").body()
    put("life-cv-ar.pdf", paper)
    for read in (" ".join(citizen.locator("main dl").all_inner_texts()), words_of(paper)):
        says_what_she_learned(read)


def says_what_she_learned(read: str) -> None:
    danish = (DANISH("cv.tasks"), DANISH("goals.with-help"), DANISH("cv.by.employer"), NOTE_OF_THEIRS)
    assert [words for words in (*danish, LAYLA.fields["company_name"]) if words not in read] == []
    assert OF_BENEFITS.findall(read.lower()) == []


def say_what_came_of_it(citizen: Page, sms: str) -> None:
    open_page(citizen, sms)
    seen(citizen, "later-ar")
    citizen.locator("main .button-primary").first.click()
    choose(citizen, "three_months_later", "job")
    seen(citizen, "later-asked-ar")
    go_on(citizen)
    expect(citizen.get_by_role("link", name=ARABIC("later.link"))).to_have_count(0)
    seen(citizen, "later-told-ar")


def every_sms_was_hers_and_said_nothing(life: Life) -> None:
    """What she sent, their yes, that it is applied for, the approval, the end she told, and the question."""
    texts = life.phones.texts(HERS, 6)
    kinds = ("received", "new", "new", "new", "received", "remember")
    for kind, text in zip(kinds, texts, strict=True):
        said = rf"(Københavns Kommune: )?{ARABIC(f'sms.citizen.{kind}')}( \w{{4}}-\w{{4}})?\n{life.site.url}/s/\w{{10}}"
        assert re.fullmatch(said, text) and sms_parts(text) == 1
    assert {one["recipient"] for one in life.phones.got} == {HERS}


def stands(page: Page, status: str) -> None:
    expect(page.locator('[aria-current="step"][data-status]')).to_have_attribute("data-status", status)


def seen(page: Page, name: str) -> None:
    """Nothing sticks out of the phone, and there is a picture to look at."""
    assert sticks_out(page) <= 0
    keep(page, f"life-{name}")
