"""The employer's side: two minutes, no login, nothing they are not to see."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from citizen_portal.records import repository
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import EventRow

from ..house_style import Page, ReadingClient, text_of
from ..people import YES, agree, answer, employers_path, error_fields, filled_in, register, standing, turn
from ..placements import CAFE


def events(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(EventRow)) or 0


def test_opening_the_link_changes_nothing(employer: ReadingClient, app: Flask, link: str) -> None:
    before = events(app)
    for path in ("", "/aftale", "/vitas", "/paamindelser", "/kalender.ics", "/aftale.pdf"):
        assert employer.get(link + path).status_code == 200
    assert events(app) == before and turn(employer, link) == "sent"


@pytest.mark.parametrize("path", ["", "/aftale", "/vitas"])
def test_the_employer_never_sees_the_benefit_or_the_birth_date(employer: ReadingClient, link: str, path: str) -> None:
    main = employer.get(link + path).text.partition("<main")[2].casefold()
    for secret in ("dagpenge", "kontanthjælp", "1984", CAFE.fields["email"], CAFE.fields["phone"]):
        assert secret not in main


def test_a_correction_of_the_dates_says_nothing_of_the_benefit(employer: ReadingClient, link: str) -> None:
    answer(employer, link, **{"ends_on-year": "2027", "ends_on-month": "6", "end_talk_on-month": "6"})
    assert "dagpenge" not in employer.get(link).text.partition("<main")[2]


def test_it_can_be_answered_with_what_is_filled_in_already(employer: ReadingClient, link: str) -> None:
    page = filled_in(employer.get(link).text, "tasks")
    assert page["tasks"] == CAFE.fields["tasks"] and page["weekly_hours"] == CAFE.fields["weekly_hours"]
    assert employer.post(link, data={**page, **YES}).status_code == 303
    assert turn(employer, link) == "answered"


def test_a_slip_is_pointed_out_and_nothing_is_lost(employer: ReadingClient, link: str) -> None:
    wrong = answer(employer, link, ordinary_employees="nogle stykker", workplace_contact="", tasks="Bage")
    assert wrong.status_code == 422
    assert error_fields(wrong) == {"ordinary_employees", "workplace_contact"}
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
    answer(employer, link)
    agree(client, status)
    answer(employer, link, ordinary_employees="3", placed_now="1")
    assert standing(client, status) == "employer-answered" and turn(client, status) == "answered"


def test_whether_there_is_room_is_answered_at_once(employer: ReadingClient, link: str) -> None:
    answer(employer, link, ordinary_employees="24", placed_now="4")
    found = Page(employer.get(link).text).one("section", data_rule="ratio.small.per")
    assert found.get("data-kind") == "stop" and "4" in text_of(found)


def test_a_no_is_an_answer_and_can_become_a_yes(client: ReadingClient, employer: ReadingClient) -> None:
    status = register(client, CAFE)
    link = employers_path(client, status)
    form = filled_in(employer.get(link).text, "reason")
    assert employer.post(link, data={**form, "reason": "Vi flytter til august."}).status_code == 303
    assert turn(client, status) == "declined" and "Vi flytter til august." in client.get(status).text
    assert answer(employer, link).status_code == 303
    assert turn(client, status) == "answered"


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
    no = filled_in(employer.get(link).text, "reason")
    answer(employer, link)
    late = employer.post(link, data={**no, "reason": "Vi har fået travlt."})
    assert late.status_code == 409 and "Vi har fået travlt." in late.text and "Aftalen er ændret" in late.text


ODD = {"nothing": {}, "far ahead": {"seen": "9" * 40}, "no answer": {"answer": "perhaps", "seen": "-1"}}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
@pytest.mark.parametrize(
    ("path", "status"), [("", 422), ("/enig", 409), ("/soegt", 409), ("/paamindelser", 200), ("/bagefter", 409)]
)
def test_an_odd_post_is_answered_calmly_and_changes_nothing(
    employer: ReadingClient, app: Flask, link: str, path: str, status: int, data: dict[str, str]
) -> None:
    token = filled_in(employer.get(link).text, "tasks")["csrf_token"]
    before = events(app)
    assert employer.post(link + path, data={**data, "csrf_token": token}).status_code == status
    assert events(app) == before
