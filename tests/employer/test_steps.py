"""What is told after the yes: one short step each, each skippable, and none takes the yes back by itself."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from citizen_portal.employer.steps import ORDER
from citizen_portal.records import repository
from citizen_portal.storage import tables
from citizen_portal.storage.database import db

from ..house_style import Page, ReadingClient, text_of
from ..people import answer, employers_path, error_fields, filled_in, marked, register, say_no, say_yes, standing, turn
from ..placements import CAFE, sent


@pytest.fixture
def said_yes(employer: ReadingClient, link: str) -> str:
    say_yes(employer, link)
    return link


def tell(client: ReadingClient, link: str, step: str, **typed: str) -> TestResponse:
    path = f"{link}/mere/{step}"
    return client.post(path, data={**filled_in(client.get(path).text, "seen"), **typed})


def lacking(client: ReadingClient, link: str) -> str:
    return text_of(marked(Page(client.get(link).text), "data-lacking"))


def test_each_step_leads_to_the_next_and_the_last_one_to_the_page(employer: ReadingClient, said_yes: str) -> None:
    path = f"{said_yes}/mere/{ORDER[0]}"
    for step in ORDER:
        page = Page(employer.get(path).text)
        assert marked(page, "data-more").get("data-more") == step
        path = marked(page, "data-skip").get("href") or ""
    assert path == f"{said_yes}#svar"


def test_a_step_with_nothing_typed_records_nothing(employer: ReadingClient, app: Flask, said_yes: str) -> None:
    before = versions(app)
    assert tell(employer, said_yes, "tal").location.endswith("/mere/hjaelp")
    assert versions(app) == before


def versions(app: Flask) -> int:
    with app.app_context():
        return db.session.query(tables.EventRow).count()


def test_what_is_told_leaves_the_agreement_as_it_is(client: ReadingClient, employer: ReadingClient) -> None:
    status = register(client, CAFE)
    link = employers_path(client, status)
    say_yes(employer, link)
    tell(employer, link, "tal", ordinary_employees="24", placed_now="1")
    tell(employer, link, "hjaelp", support="Pia følger op", job_realistic="hours")
    tell(employer, link, "samtaler", end_talk_about="Timer med løn")
    assert standing(client, status) == "agreed" and "Pia følger op" in client.get(f"{status}/aftale").text
    assert "skrev mere til ansøgningen" in client.get(status).text


def test_what_vitas_still_lacks_grows_shorter(employer: ReadingClient, said_yes: str) -> None:
    assert "P-nummer" in lacking(employer, said_yes)
    tell(employer, said_yes, "virksomhed", p_number="1003388394")
    assert "P-nummer" not in lacking(employer, said_yes)


def test_numbers_that_leave_no_room_are_kept_and_take_the_yes_back(
    client: ReadingClient, employer: ReadingClient
) -> None:
    status = register(client, CAFE)
    link = employers_path(client, status)
    say_yes(employer, link)
    assert tell(employer, link, "tal", ordinary_employees="3", placed_now="1").location.endswith("#svar")
    assert standing(client, status) == "employer-answered" and turn(client, status) == "answered"
    assert Page(employer.get(link).text).one("section", data_rule="ratio.small.per").get("data-kind") == "stop"
    assert filled_in(employer.get(f"{link}/mere/tal").text, "seen")["placed_now"] == "1"


def test_signer_and_daily_contact_may_be_two_people(client: ReadingClient, employer: ReadingClient, app: Flask) -> None:
    status = register(client, CAFE)
    link = employers_path(client, status)
    say_yes(employer, link)
    tell(employer, link, "kontakt", daily_contact_name="Pia Holm", daily_contact_phone="35 30 00 00")
    assert "Pia Holm" in text_of(Page(client.get(status).text).one("div", data_line="workplace_contact"))
    with app.app_context():
        found = repository.by_employer_link(link.rpartition("/")[2])
        assert found is not None and found[0].state.employer["signer_name"] == CAFE.fields["contact_name"]


def test_what_the_citizen_did_not_know_of_the_company_is_asked_here(employer: ReadingClient, app: Flask) -> None:
    with app.app_context():
        record = sent({**CAFE.fields, "cvr": "", "street": ""})
        link = f"/da/arbejdsgiver/{record.employer_token()}"
    say_yes(employer, link)
    assert tell(employer, link, "virksomhed", cvr="12", street="Åboulevard 12").status_code == 422
    assert tell(employer, link, "virksomhed", cvr="10000009", street="Åboulevard 12").status_code == 303
    page = Page(employer.get(f"{link}/vitas").text)
    assert "10000009" in text_of(page.one("div", data_line="cvr")) and "CVR" not in lacking(employer, link)


def test_a_slip_in_a_step_is_pointed_out_and_nothing_is_lost(employer: ReadingClient, said_yes: str) -> None:
    wrong = tell(employer, said_yes, "repraesentant", employee_rep="Bo Lund", employee_rep_email="bo@")
    assert wrong.status_code == 422 and error_fields(wrong) == {"employee_rep_email"} and "Bo Lund" in wrong.text


def test_a_talk_outside_the_dates_is_pointed_out(employer: ReadingClient, said_yes: str) -> None:
    wrong = tell(employer, said_yes, "samtaler", **{"midway_on-year": "2035"})
    assert wrong.status_code == 422 and error_fields(wrong) == {"midway_on"}


def test_without_a_yes_that_stands_nothing_is_asked(employer: ReadingClient, link: str) -> None:
    assert employer.get(f"{link}/mere/tal").status_code == 303
    say_yes(employer, link)
    open_step = filled_in(employer.get(f"{link}/mere/hjaelp").text, "support")
    say_no(employer, link)
    late = employer.post(f"{link}/mere/hjaelp", data={**open_step, "support": "Pia følger op"})
    assert late.status_code == 409 and "Pia følger op" in late.text


def test_details_agree_to_nothing_the_citizen_changed_meanwhile(client: ReadingClient, employer: ReadingClient) -> None:
    status = register(client, CAFE)
    link = employers_path(client, status)
    answer(employer, link)
    step = filled_in(employer.get(f"{link}/mere/tal").text, "placed_now")
    change = filled_in(client.get(f"{status}/ret").text, "tasks")
    client.post(f"{status}/ret", data={**change, "tasks": "Noget helt andet"})
    late = employer.post(f"{link}/mere/tal", data={**step, "placed_now": "1"})
    assert late.status_code == 409 and turn(employer, link) == "changed"


def test_a_step_nobody_knows_is_no_page(employer: ReadingClient, said_yes: str) -> None:
    assert employer.get(f"{said_yes}/mere/loen").status_code == 404
