"""The employer's side: two minutes, no login, nothing they are not to see."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from babel.dates import format_date
from flask import Flask
from sqlalchemy import func, select

from citizen_portal import clock, i18n
from citizen_portal.placement.agreement import last_working_day
from citizen_portal.placement.decline import DECLINE_REASONS
from citizen_portal.records import repository
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import EventRow

from ..house_style import Page, ReadingClient, text_of
from ..people import (
    agree,
    answer,
    case,
    employers_path,
    error_fields,
    filled_in,
    marked,
    register,
    say_no,
    say_yes,
    standing,
    turn,
)
from ..placements import CAFE


def events(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(EventRow)) or 0


def terms(app: Flask, link: str) -> Mapping[str, str]:
    with app.app_context():
        found = repository.by_employer_link(link.rpartition("/")[2])
        assert found is not None
        return found[0].state.terms


def test_the_page_says_who_asks_for_where_on_whose_behalf_and_whom_to_call(employer: ReadingClient, link: str) -> None:
    page = Page(employer.get(link).text)
    where, sender = (text_of(marked(page, f"data-{mark}")) for mark in ("workplace", "sender"))
    assert CAFE.fields["name"] in text_of(page.one("h1")) and where == "Café Åboulevarden ApS, København V"
    assert "Københavns Kommune" in sender and "33 66 33 66" in sender


def test_opening_the_link_changes_nothing(employer: ReadingClient, app: Flask, link: str) -> None:
    before = events(app)
    for path in ("", "/ret", "/nej", "/aftale", "/vitas", "/paamindelser", "/kalender.ics", "/aftale.pdf"):
        assert employer.get(link + path).status_code == 200
    assert events(app) == before and turn(employer, link) == "sent"


@pytest.mark.parametrize("path", ["", "/ret", "/nej", "/aftale", "/vitas"])
def test_the_employer_never_sees_the_benefit_or_the_birth_date(employer: ReadingClient, link: str, path: str) -> None:
    main = employer.get(link + path).text.partition("<main")[2].casefold()
    for secret in ("dagpenge", "kontanthjælp", "1984", CAFE.fields["email"], CAFE.fields["phone"]):
        assert secret not in main


def test_a_correction_of_the_dates_says_nothing_of_the_benefit(employer: ReadingClient, link: str) -> None:
    answer(employer, link, **{"ends_on-year": "2027", "ends_on-month": "6", "end_talk_on-month": "6"})
    assert "dagpenge" not in employer.get(link).text.partition("<main")[2]


def test_a_yes_with_nothing_typed_is_a_whole_answer(client: ReadingClient, employer: ReadingClient) -> None:
    status = register(client, CAFE)
    link = employers_path(client, status)
    assert say_yes(employer, link).location.endswith("/mere/tal")
    assert turn(employer, link) == "agreed" and standing(client, status) == "agreed"


def test_what_nobody_chose_is_not_recorded_and_asked_again(employer: ReadingClient, app: Flask, link: str) -> None:
    shown = Page(employer.get(link).text)
    assert not any(chip.get("checked") is not None for chip in shown.all("input", name="job_realistic"))
    say_yes(employer, link)
    assert "job_realistic" not in terms(app, link)
    assert Page(employer.get(f"{link}/mere/hjaelp").text).all("input", name="job_realistic")


def test_a_yes_with_a_chip_is_agreed_at_once(employer: ReadingClient, app: Flask, link: str) -> None:
    form = {**filled_in(employer.get(link).text, "answer"), "fits": "yes", "job_realistic": "hours"}
    assert employer.post(link, data=form).status_code == 303
    assert turn(employer, link) == "agreed" and terms(app, link)["job_realistic"] == "hours"


def test_a_chip_nobody_knows_is_pointed_out(employer: ReadingClient, link: str) -> None:
    form = {**filled_in(employer.get(link).text, "answer"), "job_realistic": "perhaps"}
    wrong = employer.post(link, data=form)
    assert wrong.status_code == 422 and error_fields(wrong) == {"job_realistic"}


def test_a_yes_to_what_fits_shows_what_stands_differently_in_the_form(employer: ReadingClient, link: str) -> None:
    form = {**filled_in(employer.get(link).text, "answer"), "weekly_hours": "20"}
    shown = employer.post(link, data={**form, "fits": "yes"})
    assert shown.status_code == 422 and filled_in(shown.text, "tasks")["weekly_hours"] == "20"
    assert employer.post(link, data=form).status_code == 303 and turn(employer, link) == "answered"


def test_the_form_can_be_sent_as_it_is_filled_in_already(employer: ReadingClient, link: str) -> None:
    page = filled_in(employer.get(f"{link}/ret").text, "tasks")
    assert page["tasks"] == CAFE.fields["tasks"] and page["weekly_hours"] == CAFE.fields["weekly_hours"]
    assert employer.post(f"{link}/ret", data=page).status_code == 303
    assert turn(employer, link) == "agreed"


def test_what_the_workplace_adds_changes_nothing_of_what_was_proposed(employer: ReadingClient, link: str) -> None:
    assert answer(employer, link, support="Pia følger op").status_code == 303
    assert turn(employer, link) == "agreed" and "Pia følger op" in employer.get(link).text


def test_a_correction_asks_the_citizen_and_the_talks_move_with_the_dates(employer: ReadingClient, link: str) -> None:
    day = clock.today() + timedelta(days=30)
    sooner = {f"ends_on-{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
    form = filled_in(employer.get(f"{link}/ret").text, "tasks")
    assert employer.post(f"{link}/ret", data={**form, **sooner}).status_code == 303
    talk = text_of(Page(employer.get(f"{link}/aftale").text).one("div", data_line="end_talk_on"))
    assert turn(employer, link) == "answered"
    assert format_date(last_working_day(day - timedelta(days=9), day), "full", locale="da") in talk


def test_a_slip_is_pointed_out_and_nothing_is_lost(employer: ReadingClient, link: str) -> None:
    wrong = answer(employer, link, ordinary_employees="nogle stykker", weekly_hours="", tasks="Bage")
    assert wrong.status_code == 422
    assert error_fields(wrong) == {"ordinary_employees", "weekly_hours"}
    assert "nogle stykker" in wrong.text and "Bage" in wrong.text


def test_a_yes_past_what_the_rules_stop_is_refused_without_a_word_of_the_benefit(
    employer: ReadingClient, link: str
) -> None:
    stopped = answer(employer, link, **{"ends_on-year": "2028"})
    assert stopped.status_code == 422 and turn(employer, link) == "sent"
    found = Page(stopped.text).one("section", data_rule="praktik.max_weeks")
    assert found.get("data-kind") == "stop" and "dagpenge" not in text_of(found)


def test_numbers_that_leave_no_room_take_back_what_was_agreed(client: ReadingClient, employer: ReadingClient) -> None:
    status = register(client, CAFE)
    link = employers_path(client, status)
    say_yes(employer, link)
    answer(employer, link, ordinary_employees="3", placed_now="1")
    assert standing(client, status) == "employer-answered" and turn(client, status) == "answered"


def test_whether_there_is_room_is_answered_at_once(employer: ReadingClient, link: str) -> None:
    answer(employer, link, ordinary_employees="24", placed_now="4")
    found = Page(employer.get(link).text).one("section", data_rule="ratio.small.per")
    assert found.get("data-kind") == "stop" and "4" in text_of(found)


def test_a_no_is_an_answer_and_can_become_a_yes(client: ReadingClient, employer: ReadingClient) -> None:
    status = register(client, CAFE)
    link = employers_path(client, status)
    assert say_no(employer, link, reason="Vi flytter til august.").status_code == 303
    assert turn(client, status) == "declined" and "Vi flytter til august." in client.get(status).text
    assert say_yes(employer, link).status_code == 303
    # She was free to look elsewhere meanwhile, so she is asked.
    assert turn(client, status) == "answered"


def test_a_no_is_a_reason_that_each_reads_in_their_own_language(client: ReadingClient, employer: ReadingClient) -> None:
    status = register(client, case("nursery-kontanthjaelp-ar"))
    link = employers_path(client, status)
    offered = {button.get("value") for button in Page(employer.get(f"{link}/nej").text).all("button", name="reason_id")}
    assert offered == set(DECLINE_REASONS)
    say_no(employer, link, reason_id="no_time")
    said = text_of(marked(Page(client.get(status).text), "data-declined"))
    assert said == i18n.words("ar")("declined.no_time")


@pytest.mark.parametrize("reason", ["", "because", "no_room"])
def test_a_reason_nobody_knows_is_a_no_without_one(employer: ReadingClient, link: str, reason: str) -> None:
    assert say_no(employer, link, reason_id=reason).status_code == 303
    assert turn(employer, link) == "declined"


def test_a_yes_is_taken_back_until_it_is_applied_for(client: ReadingClient, employer: ReadingClient) -> None:
    status = register(client, CAFE)
    link = employers_path(client, status)
    say_yes(employer, link)
    say_no(employer, link, reason_id="not_now")
    assert turn(client, status) == "declined" and "Måske senere" in client.get(status).text
    say_yes(employer, link)
    agree(client, status)
    employer.post(f"{link}/soegt", data=filled_in(employer.get(f"{link}/vitas").text))
    assert employer.get(f"{link}/nej").status_code == 303


def test_a_cpr_number_in_the_answer_is_refused_with_the_reason(employer: ReadingClient, link: str) -> None:
    wrong = answer(employer, link, support="Hans nummer er 070384-1234")
    assert error_fields(wrong) == {"support"} and "CPR" in wrong.text


def test_an_answer_in_another_language_brings_letters_in_it(
    client: ReadingClient, employer: ReadingClient, app: Flask
) -> None:
    link = employers_path(client, register(client, CAFE)).replace("/da/", "/pl/")
    answer(employer, link)
    with app.app_context():
        found = repository.by_employer_link(link.rpartition("/")[2])
        assert found is not None and found[0].employer_language == "pl"


def test_a_no_that_comes_too_late_keeps_its_reason(client: ReadingClient, employer: ReadingClient) -> None:
    status = register(client, CAFE)
    link = employers_path(client, status)
    no = filled_in(employer.get(f"{link}/nej").text, "reason")
    answer(employer, link)
    late = employer.post(link, data={**no, "reason": "Vi har fået travlt."})
    assert late.status_code == 409 and "Vi har fået travlt." in late.text and "Aftalen er ændret" in late.text


ODD = {"nothing": {}, "far ahead": {"seen": "9" * 40}, "no answer": {"answer": "perhaps", "seen": "-1"}}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
@pytest.mark.parametrize(
    ("path", "status"),
    [("", 422), ("/ret", 422), ("/enig", 409), ("/soegt", 409), ("/paamindelser", 200), ("/bagefter", 409)],
)
def test_an_odd_post_is_answered_calmly_and_changes_nothing(
    employer: ReadingClient, app: Flask, link: str, path: str, status: int, data: dict[str, str]
) -> None:
    token = filled_in(employer.get(f"{link}/ret").text, "tasks")["csrf_token"]
    before = events(app)
    assert employer.post(link + path, data={**data, "csrf_token": token}).status_code == status
    assert events(app) == before
