"""A yes, a no, a change: said by telephone, written down at the desk, with whom, when and why."""

from __future__ import annotations

import pytest
from flask import Flask

from citizen_portal.notifications.pages import not_right
from citizen_portal.placement.status import EventKind, Side, Status
from citizen_portal.records import events
from citizen_portal.records.events import NewEvent
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import EventRow

from ..house_style import Page, ReadingClient, text_of
from ..people import error_fields, filled_in
from ..placements import APPLIED, HOURS, WANTED, sent
from .at_the_desk import NAME, signed_in
from .by_telephone import CALL, form_at, kept, write_down


@pytest.fixture
def reference(app: Flask) -> str:
    with app.app_context():
        return sent().reference


@pytest.fixture
def desk(app: Flask, client: ReadingClient) -> ReadingClient:
    return signed_in(app, client)


def offered(desk: ReadingClient, reference: str) -> set[str]:
    page = Page(desk.get(f"/sagsbord/{reference}/telefon").text)
    return {str(link.get("data-act")) for link in page.with_attribute("data-act")}


def test_the_employers_yes_is_kept_with_the_call(app: Flask, desk: ReadingClient, reference: str) -> None:
    assert write_down(desk, reference, "ja").status_code == 303
    record = kept(app, reference)
    call = record.state.history[-1].call
    assert record.status == Status.AGREED and call
    assert (call.spoke_with, call.why, call.by) == ("Pia Holm", "cannot-use", NAME)
    with app.app_context():
        row = db.session.query(EventRow).filter_by(placement_id=record.id).one()
        assert row.on_behalf and row.actor_id == call.staff and row.by == "employer"


def test_a_yes_may_correct_and_tell_numbers(app: Flask, desk: ReadingClient, reference: str) -> None:
    write_down(desk, reference, "ja", weekly_hours="25", ordinary_employees="12", placed_now="0")
    state = kept(app, reference).state
    assert state.status == Status.EMPLOYER_ANSWERED and state.terms["weekly_hours"] == "25"
    assert state.employer["ordinary_employees"] == "12"


def test_a_no_has_a_reason(app: Flask, desk: ReadingClient, reference: str) -> None:
    assert write_down(desk, reference, "nej").status_code == 422
    assert write_down(desk, reference, "nej", reason_id="no_time").status_code == 303
    assert kept(app, reference).state.declined_reason == "no_time"


def test_a_citizen_changes_and_agrees(app: Flask, desk: ReadingClient, reference: str) -> None:
    write_down(desk, reference, "ja", weekly_hours="25")
    assert write_down(desk, reference, "enig").status_code == 303
    assert kept(app, reference).status == Status.AGREED
    assert write_down(desk, reference, "aendring", weekly_hours="20").status_code == 303
    assert "arbejdsplads-enig" in offered(desk, reference)
    assert write_down(desk, reference, "arbejdsplads-enig").status_code == 303
    assert kept(app, reference).state.terms["weekly_hours"] == "20"


def test_after_the_application_a_change_waits_for_whoever_it_needs(app: Flask, desk: ReadingClient) -> None:
    with app.app_context():
        record = sent()
        for event in APPLIED:
            record = events.record_event_with_retry(record, event)
    assert write_down(desk, record.reference, "aendring", weekly_hours="20").status_code == 303
    change = kept(app, record.reference).state.open_change
    assert change and change.terms == {"weekly_hours": "20"} and change.kind == "terms"


@pytest.mark.parametrize("event", [HOURS, WANTED[Side.EMPLOYER]])
def test_what_is_agreed_to_after_the_application_is_read_aloud_and_shown(
    app: Flask, desk: ReadingClient, event: NewEvent
) -> None:  # fmt: skip
    with app.app_context():
        record = sent()
        for one in (*APPLIED, event):
            record = events.record_event_with_retry(record, one)
        wanted = str(next(iter(event.content["terms"].values())))
    assert wanted in desk.get(f"/sagsbord/{record.reference}/telefon/enig").text
    assert write_down(desk, record.reference, "enig").status_code == 303
    with app.app_context():
        path = not_right(kept(app, record.reference), record.version + 1)
    assert wanted in text_of(Page(desk.get(path).text).one("main"))


@pytest.mark.parametrize("missing", ["spoke_with", "why", "heard"])
def test_nothing_is_written_down_of_half_a_call(
    app: Flask, desk: ReadingClient, reference: str, missing: str
) -> None:  # fmt: skip
    typed = {**form_at(desk, reference, "ja"), **CALL, "weekly_hours": "25"}
    del typed[missing]
    answer = desk.post(f"/sagsbord/{reference}/telefon/ja", data=typed)
    assert answer.status_code == 422 and missing in error_fields(answer)
    assert 'value="25"' in answer.text and kept(app, reference).version == 1


WRONG = [("called_at", "25.10"), ("called_on-year", "2020"), ("called_on-year", "2099"), ("spoke_with", "010190-1234")]


@pytest.mark.parametrize(("box", "typed"), WRONG)
def test_a_call_that_cannot_have_been_is_pointed_out(
    desk: ReadingClient, reference: str, box: str, typed: str
) -> None:  # fmt: skip
    answer = write_down(desk, reference, "ja", **{box: typed})
    assert answer.status_code == 422 and box.partition("-")[0] in error_fields(answer)


def test_whoever_was_slower_reads_it_aloud_again(app: Flask, desk: ReadingClient, reference: str) -> None:
    typed = {**form_at(desk, reference, "ja"), **CALL, "weekly_hours": "25"}
    write_down(desk, reference, "aendring", weekly_hours="30")
    late = desk.post(f"/sagsbord/{reference}/telefon/ja", data=typed)
    assert late.status_code == 409 and 'value="25"' in late.text
    assert kept(app, reference).state.terms["weekly_hours"] == "30"


def test_a_change_of_nothing_is_none(app: Flask, desk: ReadingClient, reference: str) -> None:
    assert write_down(desk, reference, "aendring").status_code == 422
    assert kept(app, reference).version == 1


def test_the_application_is_never_written_down_for_the_employer(desk: ReadingClient, reference: str) -> None:
    write_down(desk, reference, "ja")
    assert offered(desk, reference) == {"ja", "nej", "aendring"}
    assert desk.get(f"/sagsbord/{reference}/telefon/applied").status_code == 404


def test_the_terms_stand_on_the_page(desk: ReadingClient, reference: str) -> None:
    page = Page(desk.get(f"/sagsbord/{reference}/telefon/ja").text)
    assert "ingen begynder, før kommunen har godkendt" in text_of(page.one("div", id="terms"))


def test_every_side_sees_how_it_came(app: Flask, desk: ReadingClient, reference: str) -> None:
    write_down(desk, reference, "ja")
    assert f"på telefon, skrevet ned af {NAME}" in desk.get(f"/sagsbord/{reference}").text
    with app.app_context():
        record = kept(app, reference)
        doors = [f"/da/status/{record.status_token}", f"/da/arbejdsgiver/{record.employer_token()}"]
    for door in doors:
        assert "i telefonen, skrevet ned af jobcentret" in text_of(Page(desk.get(door).text).one("main"))


def test_whoever_has_looked_into_one_word_has_not_seen_the_next(
    app: Flask, desk: ReadingClient, reference: str
) -> None:  # fmt: skip
    for act, box in (("ja", "weekly_hours"), ("aendring", "weekly_hours")):
        write_down(desk, reference, act, **{box: "30" if act == "ja" else "20"})
    path, first, last = f"/sagsbord/{reference}/telefon", (Side.EMPLOYER, 2), (Side.CITIZEN, 3)
    take_back(app, reference, *first)
    seen = filled_in(desk.get(path).text, "seen")
    take_back(app, reference, *last)
    assert desk.post(path, data=seen).status_code == 409 and kept(app, reference).state.disputed is Side.CITIZEN
    again = filled_in(desk.get(path).text, "seen")
    assert [desk.post(path, data=again).status_code for _ in range(2)] == [303, 303]
    assert kept(app, reference).state.disputed is None


def take_back(app: Flask, reference: str, side: Side, number: int) -> None:
    record = kept(app, reference)
    with app.app_context():
        events.record_event_with_retry(record, NewEvent(side, EventKind.TAKEN_BACK, {"number": number}))
