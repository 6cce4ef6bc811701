"""Find my page again by telephone number: an SMS to the number on file, and nobody learns anything by trying."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from citizen_portal.notifications import ways_back
from citizen_portal.outside import sms

from ..house_style import Page, ReadingClient, text_of
from ..people import error_fields, filled_in, post, register
from ..placements import CAFE
from ..sms_gateway import SECRET, Gateway, sms_gateway
from .drafts import WRONG
from .finding import FIND, delivered, find

HERS, UNKNOWN = "+4531000021", "31 00 00 99"


@pytest.fixture(autouse=True)
def gateway(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    with sms_gateway() as found:
        monkeypatch.setitem(app.extensions, "sms", sms.over_http(found.url, SECRET))
        yield found


def registered(app: Flask, client: ReadingClient, gateway: Gateway, phone: str = "31 00 00 21") -> str:
    """The page of somebody who gave no e-mail; what was sent about it lies behind."""
    status = register(client, replace(CAFE, fields={**CAFE.fields, "email": "", "phone": phone}))
    delivered(app)
    gateway.got.clear()
    return status


@pytest.mark.parametrize("typed", ["31000021", "+45 31 00 00 21", "0045 31000021"])
def test_however_the_number_is_typed_an_sms_leads_to_the_page(
    app: Flask, client: ReadingClient, other: ReadingClient, gateway: Gateway, typed: str
) -> None:
    status = registered(app, client, gateway)
    assert find(other, phone=typed).location == f"{FIND}?sendt=sms"
    delivered(app)
    assert other.get(gateway.link(HERS)).location == status
    assert "Her er dit nye link" in gateway.to(HERS)[0] and {one["recipient"] for one in gateway.got} == {HERS}
    post(client, f"{status}/stop", {"do": "delete"})


def test_it_goes_to_the_number_on_file_and_to_none_that_was_typed(
    app: Flask, client: ReadingClient, gateway: Gateway
) -> None:
    """An extension is dialled by people: what has one on file gets none, however the number is typed."""
    registered(app, client, gateway, "33 00 00 21 lok. 7")
    find(client, phone="33 00 00 21")
    delivered(app)
    assert gateway.got == []


def test_no_more_than_three_go_out_for_one_request(app: Flask, client: ReadingClient, gateway: Gateway) -> None:
    pages = [registered(app, app.test_client(), gateway, "31000022") for _ in range(4)]  # type: ignore[arg-type]
    find(client, phone="31000022")
    delivered(app)
    opened = {client.get(f"/s/{text.rpartition('/')[2]}").location for text in gateway.to("+4531000022")}
    assert opened == set(pages[1:])


@pytest.mark.parametrize("phone", ["31000021", UNKNOWN])
def test_whatever_number_is_typed_the_answer_is_the_same(
    app: Flask, client: ReadingClient, gateway: Gateway, phone: str
) -> None:
    registered(app, client, gateway)
    answer = find(client, WRONG, phone=phone)
    assert (answer.status_code, answer.location) == (303, f"{FIND}?sendt=sms")
    assert "SMS" in text_of(Page(client.get(answer.location).text).one("main"))
    delivered(app)
    assert gateway.got == []


def test_numbers_known_or_not_are_counted_with_the_addresses(
    client: ReadingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways_back, "LETTERS_OF_A_SENDER", "7 per hour")
    assert [find(client, phone=UNKNOWN).status_code for _ in range(6)] == [303] * 5 + [429]
    assert find(client, email="nobody@example.org").status_code == 303
    shut = find(client, phone="31000098")
    assert shut.status_code == 429 and filled_in(shut.text)["phone"] == "31000098"


def test_a_number_that_can_be_none_is_said_and_stays(client: ReadingClient) -> None:
    slip = find(client, phone="12")
    assert error_fields(slip) == {"phone"} and filled_in(slip.text)["phone"] == "12"


def test_an_address_comes_before_a_number(app: Flask, client: ReadingClient, gateway: Gateway) -> None:
    registered(app, client, gateway)
    assert find(client, email="nobody@example.org", phone="31000021").location == f"{FIND}?sendt="
    delivered(app)
    assert gateway.got == []
