"""An employer who has only a phone is reminded by SMS, and a number that is refused is mended like an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from citizen_portal.outside import sms
from citizen_portal.storage import outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import OutboxRow

from ..house_style import Page, ReadingClient
from ..people import error_fields, filled_in, marked, post, register, turn
from ..placements import CAFE
from ..sms_gateway import SECRET, Gateway, sms_gateway

HERS, THEIRS = "+4531000001", "+4531000002"
BY_PHONE = {**CAFE.fields, "email": "", "phone": "31000001", "contact_email": "", "contact_phone": "31000002"}


@pytest.fixture
def gateway(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    with sms_gateway() as found:
        monkeypatch.setitem(app.extensions, "sms", sms.over_http(found.url, SECRET))
        yield found
    with app.app_context():
        db.session.query(OutboxRow).delete()
        db.session.commit()


@pytest.fixture
def status(client: ReadingClient, gateway: Gateway) -> str:
    return register(client, replace(CAFE, fields=BY_PHONE))


def deliver(app: Flask) -> None:
    with app.app_context():
        while outbox.deliver():
            pass


def refuse(app: Flask, gateway: Gateway, *answers: int) -> None:
    """The SMS to the citizen goes first, and then the one to the employer."""
    gateway.answers = list(answers)
    deliver(app)
    gateway.answers = []


def test_the_employer_is_reminded_by_sms_and_not_again_for_a_day(
    app: Flask, client: ReadingClient, gateway: Gateway, status: str
) -> None:
    deliver(app)
    press = filled_in(client.get(status).text)
    for _twice in "12":
        assert client.post(f"{status}/mind", data=press).status_code == 303
        deliver(app)
    assert len(gateway.to(THEIRS)) == 2 and gateway.to(THEIRS)[-1].startswith(
        "Københavns Kommune: Nu er det jeres tur."
    )
    page = client.get(status).text
    assert marked(Page(page), "data-reminded") is not None and f"{status}/mind" not in page
    assert marked(Page(page), "data-written") is not None


def test_a_refused_number_turns_the_turn_and_the_citizen_hears_of_it_once(
    app: Flask, client: ReadingClient, gateway: Gateway, status: str
) -> None:
    refuse(app, gateway, 204, 422)
    page = client.get(status).text
    assert turn(client, status) == "unreachable" and "Ret telefonnummeret" in page and f"{status}/mind" not in page
    assert len(gateway.to(HERS)) == 2 and "Nu er det din tur" in gateway.to(HERS)[-1]


def test_what_the_gateway_has_against_us_is_not_written_about(
    app: Flask, client: ReadingClient, gateway: Gateway, status: str
) -> None:
    refuse(app, gateway, 204, 402)
    assert len(gateway.to(HERS)) == 1


def test_the_citizens_own_refused_number_is_told_on_the_page(
    app: Flask, client: ReadingClient, gateway: Gateway, status: str
) -> None:
    refuse(app, gateway, 422, 204)
    lost = marked(Page(client.get(status).text), "data-unreached")
    assert lost.get("data-unreached") == "citizen" and "Vores SMS til dig nåede ikke frem" in client.get(status).text
    assert turn(client, status) == "sent"


def test_a_mended_number_is_written_to_and_only_one_that_had_a_box_changes(
    app: Flask, client: ReadingClient, gateway: Gateway, status: str
) -> None:
    refuse(app, gateway, 204, 422)
    form = filled_in(client.get(f"{status}/link").text, "contact_phone")
    assert form["contact_phone"] == "31000002"
    assert client.post(f"{status}/link", data={**form, "contact_phone": "31 00 00 03"}).status_code == 303
    deliver(app)
    assert turn(client, status) == "sent" and len(gateway.to("+4531000003")) == 1
    post(client, f"{status}/link", {"contact_email": ""})
    assert filled_in(client.get(f"{status}/link").text, "contact_phone")["contact_phone"] == "31 00 00 03"


def test_her_own_number_is_mended_there_too_and_she_gets_her_link(
    app: Flask, client: ReadingClient, gateway: Gateway, status: str
) -> None:
    refuse(app, gateway, 422, 204)
    assert post(client, f"{status}/adresse", {"email": "", "phone": "31 00 00 04"}).status_code == 303
    deliver(app)
    assert gateway.link("+4531000004").startswith("/s/")
    assert not Page(client.get(status).text).with_attribute("data-unreached")


@pytest.mark.parametrize("wrong", ["", "12", "33 00 00 01 lok. 12", "31000002"])
def test_a_number_that_cannot_be_hers_is_refused_and_stays_to_be_mended(
    client: ReadingClient, status: str, wrong: str
) -> None:
    slip = post(client, f"{status}/adresse", {"email": "", "phone": wrong})
    assert slip.status_code == 422 and error_fields(slip) == {"phone" if wrong else "email"}
    assert filled_in(slip.text, "phone")["phone"] == wrong


def test_the_employers_number_is_not_her_own(client: ReadingClient, status: str) -> None:
    slip = post(client, f"{status}/link", {"contact_email": "", "contact_phone": BY_PHONE["phone"]})
    assert slip.status_code == 422 and error_fields(slip) == {"contact_phone"}
