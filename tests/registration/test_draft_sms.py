"""Whoever gave a phone and no e-mail can have the code of a draft sent there, once a day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from citizen_portal.outside import sms

from ..house_style import Page, ReadingClient
from ..people import filled_in, marked, post
from ..sms_gateway import SECRET, Gateway, sms_gateway
from .drafts import CAFE, code_on, put_aside
from .finding import delivered

HERS, SAVED = "+4531000031", "/da/plads/gem"


@pytest.fixture(autouse=True)
def gateway(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    with sms_gateway() as found:
        monkeypatch.setitem(app.extensions, "sms", sms.over_http(found.url, SECRET))
        yield found


def by_phone(client: ReadingClient, phone: str = "31 00 00 31", email: str = "") -> str:
    """The code of a draft of somebody with this number."""
    put_aside(client)
    post(client, "/da/plads/dig", {**CAFE.step("dig"), "email": email, "phone": phone})
    return code_on(client.get(SAVED))


def offered(client: ReadingClient) -> bool:
    return any(button.get("value") == "sms" for button in Page(client.get(SAVED).text).all("button", name="do"))


def test_the_code_comes_by_sms_once_however_often_it_is_asked_for(
    app: Flask, client: ReadingClient, gateway: Gateway
) -> None:
    code, press = by_phone(client), {"do": "sms"}
    assert offered(client)
    for _twice in "12":
        sent = client.post(SAVED, data={**filled_in(client.get(SAVED).text), **press})
        assert sent.status_code == 303
        delivered(app)
    [text] = gateway.to(HERS)
    assert code in text and text.endswith("/da/plads/fortsaet") and len(gateway.got) == 1
    assert marked(Page(client.get(sent.location).text), "data-texted") is not None


def test_nobody_who_did_not_ask_gets_one(app: Flask, client: ReadingClient, gateway: Gateway) -> None:
    by_phone(client)
    client.get(f"{SAVED}?sms=")
    delivered(app)
    assert gateway.got == []


@pytest.mark.parametrize("known", [{"email": "mette@example.org"}, {"phone": "33 00 00 31 lok. 4"}])
def test_it_is_not_offered_where_a_link_is_mailed_or_no_number_could_get_it(
    app: Flask, client: ReadingClient, gateway: Gateway, known: dict[str, str]
) -> None:
    by_phone(client, **known)
    assert not offered(client)
    assert post(client, SAVED, {"do": "sms"}).location == SAVED
    delivered(app)
    assert gateway.got == []
