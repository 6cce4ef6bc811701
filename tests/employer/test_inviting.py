"""An employer writes a place down and gets a link, a picture and a code; nothing is mailed to anybody."""

import pytest
from flask import Flask
from sqlalchemy import select

from citizen_portal import i18n
from citizen_portal.placement.fields import BY_NAME, PREPARED
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import OutboxRow, PreparedRow

from ..house_style import Page, ReadingClient, text_of
from ..people import error_fields, filled_in, marked, post
from ..preparing import INVITE, PLACE, link_on, ready


def test_link_picture_and_code_stand_on_the_page_after_it(employer: ReadingClient) -> None:
    shown = employer.get(ready(employer)).text
    page = Page(shown)
    assert len(text_of(marked(page, "data-code"))) == 9 and page.with_attribute("data-prepared-link")
    assert "<svg" in shown and page.one("div", role="img")


def test_nothing_about_the_citizen_is_asked(employer: ReadingClient) -> None:
    asked = {name.partition("-")[0] for name in filled_in(employer.get(INVITE).text)}
    assert not asked & {field.name for field in BY_NAME.values() if field.step in ("dig", "formaal", "laering")}
    assert not any(field.confidential for field in PREPARED)


def test_nothing_is_written_to_anybody(app: Flask, employer: ReadingClient) -> None:
    ready(employer)
    with app.app_context():
        assert db.session.scalars(select(OutboxRow)).all() == []


def test_what_was_written_lies_sealed(app: Flask, employer: ReadingClient) -> None:
    ready(employer, company_name="Lakridsbutikken")
    with app.app_context():
        kept = db.session.scalars(select(PreparedRow)).all()
        assert not any(b"Lakrids" in row.sealed for row in kept)


@pytest.mark.parametrize("left_out", ["company_name", "postcode", "contact_name", "kind", "tasks"])
def test_what_a_place_cannot_be_without_is_asked_for_again(employer: ReadingClient, left_out: str) -> None:
    answer = post(employer, INVITE, {**PLACE, left_out: ""})
    assert answer.status_code == 422 and error_fields(answer) == {left_out}
    assert left_out == "tasks" or PLACE["tasks"] in answer.text


def test_one_way_to_reach_the_contact_is_enough(employer: ReadingClient) -> None:
    assert ready(employer, contact_email="", contact_phone="31 00 00 02")
    answer = post(employer, INVITE, {**PLACE, "contact_email": "", "contact_phone": ""})
    assert error_fields(answer) == {"contact_email"}


def test_what_is_not_known_yet_may_stay_open(employer: ReadingClient) -> None:
    days = dict.fromkeys([box for box in PLACE if box.partition("-")[0] in ("starts_on", "ends_on")], "")
    assert ready(employer, **days, cvr="", street="", city="", weekly_hours="")


@pytest.mark.parametrize(("box", "value"), [
    ("cvr", "12345678"), ("weekly_hours", "99"), ("starts_on-day", "41"), ("contact_email", "jonas@"),
    ("tasks", "Ring til 070384-1234"),
])  # fmt: skip
def test_it_is_checked_like_a_registration(employer: ReadingClient, box: str, value: str) -> None:
    answer = post(employer, INVITE, {**PLACE, box: value})
    assert answer.status_code == 422 and error_fields(answer) == {box.partition("-")[0]}


def test_whoever_wrote_it_can_delete_it_and_then_both_links_are_dead(employer: ReadingClient) -> None:
    page = ready(employer)
    link = link_on(employer.get(page).text)
    assert employer.get(link).status_code == 200
    answer = employer.post(page, data=filled_in(employer.get(page).text))
    assert answer.status_code == 303 and "Det er slettet" in employer.get(answer.location).text
    assert [employer.get(path).status_code for path in (page, link)] == [404, 404]


def test_the_citizens_link_deletes_nothing(employer: ReadingClient) -> None:
    link = link_on(employer.get(ready(employer)).text)
    assert employer.get(f"{INVITE}/{link.rpartition('/')[2]}").status_code == 404


def test_nobody_fills_the_table_and_what_was_typed_is_not_lost(employer: ReadingClient) -> None:
    form = {**filled_in(employer.get(INVITE).text), **PLACE}
    answers = [employer.post(INVITE, data=form) for _ in range(11)]
    assert [answer.status_code for answer in answers[-2:]] == [303, 429]
    assert PLACE["tasks"] in answers[-1].text


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_the_guidance_for_employers_leads_here_in_every_language(client: ReadingClient, lang: str) -> None:
    # The one button of the page, below what there is to read.
    main = Page(client.get(f"/{lang}/viden/for-arbejdsgivere").text).one("main")
    [way] = [href for link in main.iter() if "/arbejdsgiver/inviter" in (href := link.get("href") or "")]
    assert client.get(way).status_code == 200
