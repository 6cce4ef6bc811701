"""A whole registration by telephone: the call at the desk, the ordinary steps, and nothing left on the device."""

from __future__ import annotations

import pytest
from flask import Flask

from citizen_portal.placement.status import Status
from citizen_portal.records import calls
from citizen_portal.storage import outbox

from ..house_style import Page, ReadingClient, text_of
from ..people import case, error_fields, fill, filled_in, send
from .at_the_desk import NAME, signed_in
from .by_telephone import CALL, kept

CAFE = case("cafe-dagpenge-da")


@pytest.fixture
def desk(app: Flask, client: ReadingClient) -> ReadingClient:
    return signed_in(app, client)


def begun(desk: ReadingClient, **said: str) -> str:
    """Write the call down; returns the address of the page the steps are opened from."""
    typed = {**filled_in(desk.get("/sagsbord/telefon").text, "spoke_with"), **CALL, "language": "ar", **said}
    answer = desk.post("/sagsbord/telefon", data=typed)
    assert answer.status_code == 303, error_fields(answer)
    return answer.location


def registered(desk: ReadingClient) -> str:
    """Write a whole registration down; returns its reference."""
    path = begun(desk)
    assert desk.post(path, data=filled_in(desk.get(path).text, "csrf_token")).location == "/da/plads/dig"
    fill(desk, CAFE)
    page = Page(send(desk, "da").text)
    return text_of(page.with_attribute("data-reference")[0])


def test_it_is_sent_as_the_citizens_with_the_call_beside_it(app: Flask, desk: ReadingClient) -> None:
    record = kept(app, registered(desk))
    call = record.state.call
    assert record.status == Status.SENT and record.language == "ar" and call
    assert (call.spoke_with, call.by, call.why) == ("Pia Holm", NAME, "cannot-use")
    shown = text_of(Page(desk.get(f"/sagsbord/{record.reference}").text).one("main"))
    assert f"Sendt · Borgeren · på telefon, skrevet ned af {NAME}" in shown


def test_the_citizen_is_told_twice_how_to_follow_and_what_was_written(app: Flask, desk: ReadingClient) -> None:
    record = kept(app, registered(desk))
    with app.app_context():
        keys = {entry.key for entry in outbox.entries(record.about)}
    hers = f"letter:{record.id}:1:citizen"
    assert {hers, f"{hers}:call"} <= keys


def test_nothing_of_it_is_left_on_the_device(desk: ReadingClient) -> None:
    registered(desk)
    assert desk.get("/da/plads/kvittering").location == "/da/plads/"
    assert "Mette" not in desk.get("/da/plads/").text


def test_every_step_says_for_whom_it_is_written_and_the_address_alone_tells_nobody(desk: ReadingClient) -> None:
    path = begun(desk)
    assert "Pia Holm" not in desk.get(path).text
    assert Page(desk.get("/da/plads/dig").text).with_attribute("data-by-telephone") == []
    desk.post(path, data=filled_in(desk.get(path).text, "csrf_token"))
    (told,) = Page(desk.get("/da/plads/dig").text).with_attribute("data-by-telephone")
    assert "Pia Holm" in text_of(told)


def test_a_call_begins_one_registration(desk: ReadingClient) -> None:
    path = begun(desk)
    typed = filled_in(desk.get(path).text, "csrf_token")
    assert desk.post(path, data=typed).status_code == 303
    assert desk.get(path).status_code == desk.post(path, data=typed).status_code == 404


def test_without_the_terms_no_step_is_opened(desk: ReadingClient) -> None:
    typed = {**filled_in(desk.get("/sagsbord/telefon").text, "spoke_with"), **CALL}
    del typed["heard"]
    answer = desk.post("/sagsbord/telefon", data=typed)
    assert answer.status_code == 422 and error_fields(answer) == {"heard"}


def test_taken_back_it_is_withdrawn_and_the_employer_is_told(app: Flask, desk: ReadingClient) -> None:
    record = kept(app, registered(desk))
    with app.app_context():
        path = f"/da/ikke-rigtigt/{calls.token_of(record, 1)}"
    assert "Mette" in text_of(Page(desk.get(path).text).one("main"))
    assert desk.post(path, data=filled_in(desk.get(path).text)).status_code == 303
    now = kept(app, record.reference)
    assert now.status == Status.WITHDRAWN
    waiting = Page(desk.get("/sagsbord/").text).with_attribute("data-placement")
    assert record.reference in {row.get("data-placement") for row in waiting}


def test_what_the_citizen_sends_herself_has_no_call(app: Flask, client: ReadingClient) -> None:
    fill(client, CAFE)
    page = Page(send(client, "da").text)
    assert kept(app, text_of(page.with_attribute("data-reference")[0])).state.call is None
