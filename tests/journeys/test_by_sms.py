"""A citizen who has a phone and no e-mail follows her placement by SMS alone, and so does the employer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from citizen_portal import create_app, i18n
from citizen_portal.storage import outbox

from ..conftest import settings_in
from ..house_style import ReadingClient
from ..people import answer, case, filled_in, register, standing
from ..sms_gateway import SECRET, Gateway, sms_gateway

HERS, THEIRS = "+4531000001", "+4531000002"
CAFE = case("cafe-dagpenge-da")
BY_PHONE = {"email": "", "phone": "31 00 00 01", "contact_email": "", "contact_phone": "+45 31 00 00 02"}
MADE_AT = {lang: replace(CAFE, lang=lang, fields={**CAFE.fields, **BY_PHONE}) for lang in ("da", "ar")}


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with sms_gateway() as found:
        yield found


@pytest.fixture
def site(gateway: Gateway, tmp_path: Path) -> Flask:
    app = create_app(settings_in(tmp_path, sms_url=gateway.url, sms_secret=SECRET), prerender=False)
    app.config["PROPAGATE_EXCEPTIONS"] = True
    app.test_client_class = ReadingClient
    return app


def phone(site: Flask) -> ReadingClient:
    """Another phone, on which nobody has been here before."""
    client = site.test_client()
    assert isinstance(client, ReadingClient)
    return client


def deliver(site: Flask) -> None:
    with site.app_context():
        while outbox.deliver():
            pass


def opened(site: Flask, link: str) -> str:
    """Where a link leads whoever taps it."""
    answer = phone(site).get(link)
    assert answer.status_code == 303
    return answer.headers["Location"]


@pytest.mark.parametrize("lang", MADE_AT)
def test_both_open_their_page_by_the_link_they_were_sent(site: Flask, gateway: Gateway, lang: str) -> None:
    register(phone(site), MADE_AT[lang])
    deliver(site)
    said_yes = answer(phone(site), opened(site, gateway.link(THEIRS)), weekly_hours="20")
    assert said_yes.status_code == 303
    deliver(site)
    page = opened(site, gateway.link(HERS))
    assert page.startswith(f"/{lang}/status/") and standing(phone(site), page) == "employer-answered"
    assert [i18n.words(lang)(f"sms.citizen.{kind}") in text
            for kind, text in zip(("received", "turn"), gateway.to(HERS), strict=True)] == [True, True]  # fmt: skip


def test_the_pages_say_that_an_sms_is_sent_and_no_mail(site: Flask, gateway: Gateway) -> None:
    client, say = phone(site), i18n.words("da")
    status = client.get(register(client, MADE_AT["da"])).text
    assert say("hand.texted") in status and say("hand.mailed") not in status
    assert say("receipt.follow.texted") in client.get("/da/plads/kvittering").text


def test_no_page_says_so_of_an_sms_that_was_refused(site: Flask, gateway: Gateway) -> None:
    client, say = phone(site), i18n.words("da")
    status = register(client, MADE_AT["da"])
    gateway.answers = [400, 400]
    deliver(site)
    assert say("hand.texted") not in client.get(status).text
    assert say("receipt.follow.texted") not in client.get("/da/plads/kvittering").text


def test_the_tick_stands_as_it_was_left_and_is_shown_back(site: Flask, gateway: Gateway) -> None:
    client = phone(site)
    ticked = {**CAFE.fields, "phone": "31 00 00 01", "sms": "yes"}
    receipt = register(client, replace(CAFE, fields=ticked))
    said = client.get("/da/plads/kvittering").text
    assert receipt and all(i18n.words("da")(words) in said for words in ("placement.sms.short", "receipt.follow.both"))
    deliver(site)
    assert len(gateway.to(HERS)) == 1


@pytest.mark.parametrize("number", ["", "33 00 00 01 lok. 12"])
def test_whoever_ticks_it_without_a_number_for_it_is_asked_for_one_and_keeps_the_tick(
    site: Flask, gateway: Gateway, number: str
) -> None:
    client = phone(site)
    form = filled_in(client.get("/da/plads/dig").text)
    typed = {**form, **CAFE.step("dig"), "phone": number, "sms": "yes"}
    page = client.post("/da/plads/dig", data={**typed, "csrf_token": form["csrf_token"]})
    assert page.status_code == 422 and i18n.words("da")("error.phone.sms") in page.text
    assert filled_in(page.text)["sms"] == "yes" and filled_in(client.get("/da/plads/dig").text)["sms"] == "yes"
