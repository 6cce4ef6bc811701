"""Everything about oneself can be read, taken along, corrected and deleted, and nothing of it surprises."""

from __future__ import annotations

from datetime import timedelta

from babel.dates import format_date
from flask import Flask

from citizen_portal.placement.proposal import read_date
from citizen_portal.placement.status import Status
from citizen_portal.records import audit, events, repository
from citizen_portal.records.repository import PlacementRecord

from ..desk_stories import QUESTIONS
from ..house_style import Page, ReadingClient, text_of
from ..people import error_fields, filled_in, marked, move, reference
from ..placements import CAFE, moved

HERS = "oplysninger"


def record_of(client: ReadingClient, app: Flask, status: str) -> PlacementRecord:
    number = reference(client, status)
    with app.app_context():
        found = repository.by_reference(number)
        assert found
        return found


def post(client: ReadingClient, page: str, **chosen: str) -> int:
    return client.post(page, data={**filled_in(client.get(page).text), **chosen}).status_code


def test_all_that_was_written_is_there_and_how_long_it_stays(client: ReadingClient, status: str) -> None:
    shown = Page(client.get(f"{status}/{HERS}").text)
    told = text_of(shown.one("main"))
    for name in ("name", "email", "company_name"):
        assert CAFE.fields[name] in told
    goes_on = format_date(read_date(CAFE.fields, "ends_on") + timedelta(days=365), "long", locale="da")
    assert goes_on in text_of(marked(shown, "data-goes-on")) and marked(shown, "data-seen-by-nobody") is not None
    assert f"{status}/{HERS}" in client.get(status).text


def test_who_looked_is_told_by_role_with_when_and_why(client: ReadingClient, app: Flask, status: str) -> None:
    record = record_of(client, app, status)
    with app.app_context():
        audit.opened("karen-holm-id", record.reference)
        events.record_event_with_retry(record, moved(Status.MORE_NEEDED))
    shown = client.get(f"{status}/{HERS}").text
    assert [line.get("data-seen") for line in Page(shown).with_attribute("data-seen")] == ["decided", "opened"]
    assert "karen" not in shown and "Jobcentret åbnede pladsen" in shown


def test_the_same_as_a_file(client: ReadingClient, app: Flask, status: str) -> None:
    with app.app_context():
        audit.opened("karen-holm-id", record_of(client, app, status).reference)
    for address in (f"{status}/{HERS}.json", f"{status}/{HERS}?format=json"):
        taken = client.get(address)
        assert taken.mimetype == "application/json" and "attachment" in taken.headers["Content-Disposition"]
        said = taken.get_json()
        assert said["placement"]["name"] == CAFE.fields["name"]
        assert [one["what"] for one in said["seen_by_the_municipality"]] == ["opened"]
        assert "karen" not in taken.text


def test_what_is_between_the_jobcenter_and_the_workplace_is_not_in_her_file(
    client: ReadingClient, app: Flask, status: str
) -> None:
    with app.app_context():
        record = record_of(client, app, status)
        for event in QUESTIONS:
            record = events.record_event_with_retry(record, event)
    placement = client.get(f"{status}/{HERS}.json").get_json()["placement"]
    assert [one["to"] for one in placement["messages"]] == ["citizen"]
    assert [one["what"] for one in placement["history"]].count("asked") == 1


def test_a_slip_in_a_name_is_mended_and_told_in_the_course(client: ReadingClient, app: Flask, status: str) -> None:
    page = f"{status}/{HERS}/ret"
    assert post(client, page, **{"name": "Mette Holm Nielsen", "birth_date-day": "15"}) == 303
    now = record_of(client, app, status)
    assert (now.state.fields["name"], now.state.fields["birth_date-day"]) == ("Mette Holm Nielsen", "15")
    assert "Du rettede dit navn" in client.get(f"{status}/{HERS}").text
    assert post(client, page) == 303 and record_of(client, app, status).version == now.version


def test_what_is_no_date_comes_back_as_it_was_typed(client: ReadingClient, status: str) -> None:
    page = f"{status}/{HERS}/ret"
    form = filled_in(client.get(page).text)
    wrong = client.post(page, data={**form, "birth_date-month": "13"})
    assert wrong.status_code == 422 and error_fields(wrong) == {"birth_date"} and 'value="13"' in wrong.text


def test_what_is_deleted_before_a_decision_says_what_is_gone(client: ReadingClient, status: str) -> None:
    done = client.post(f"{status}/stop", data={**filled_in(client.get(f"{status}/stop").text), "do": "delete"})
    assert done.status_code == 303 and done.location == "/da/plads/slettet"
    assert "Links og koder virker ikke mere" in client.get(done.location).text
    assert client.get(status).status_code == 404


def test_what_is_decided_is_asked_to_be_deleted_and_not_deleted(
    client: ReadingClient, app: Flask, status: str
) -> None:  # fmt: skip
    move(app, reference(client, status), "approved")
    stop = f"{status}/stop"
    assert "Kommunen har afgjort sagen" in client.get(stop).text
    assert post(client, stop, do="delete") == 422 and client.get(status).status_code == 200
    assert post(client, stop, do="ask-deletion") == 303
    assert marked(Page(client.get(f"{status}/{HERS}").text), "data-deletion-asked") is not None
    assert "Jobcentret svarer dig her" in client.get(stop).text


def test_taking_an_approved_one_back_first_is_no_way_around(client: ReadingClient, app: Flask, status: str) -> None:
    move(app, reference(client, status), "approved")
    assert post(client, f"{status}/stop", do="withdraw", end_reason="job") == 303
    assert post(client, f"{status}/stop", do="delete") == 422
