"""No page says that a letter went out which the mail server has refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from flask import Flask

from citizen_portal import i18n
from citizen_portal.outside import smtp
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import arrival, events
from citizen_portal.storage import outbox

from ..catcher import mail_server
from ..house_style import ReadingClient
from ..people import case, fill, post, register, send
from ..placements import APPROVED, new, sent

CAFE = case("cafe-dagpenge-da")
MAILED, REFUSED = map(i18n.words("da"), ("hand.mailed", "hand.refused"))


@pytest.fixture(autouse=True)
def mail(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server that knows nobody, and no other letters than ASCII."""
    with mail_server(utf8=False) as (url, _catcher):
        monkeypatch.setitem(app.extensions, "mail", smtp.over_smtp(urlsplit(url)))
        yield


def deliver(app: Flask) -> None:
    with app.app_context():
        while outbox.deliver():
            pass


@pytest.mark.parametrize("address", ["sæby@example.com", "nobody@example.com"])
def test_the_citizen_is_told_that_the_employers_letter_was_refused(
    app: Flask, client: ReadingClient, address: str
) -> None:
    status = register(client, replace(CAFE, fields={**CAFE.fields, "contact_email": address}))
    assert MAILED in client.get(status).text
    deliver(app)
    page = client.get(status).text
    assert REFUSED in page and MAILED not in page


def test_another_address_is_another_letter(app: Flask, client: ReadingClient) -> None:
    status = register(client, replace(CAFE, fields={**CAFE.fields, "contact_email": "nobody@example.com"}))
    deliver(app)
    post(client, f"{status}/link", {"contact_email": "jorgen@example.com"})
    deliver(app)
    page = client.get(status).text
    assert MAILED in page and REFUSED not in page


def test_another_contact_at_the_workplace_is_no_new_address_of_the_citizen(app: Flask) -> None:
    with app.app_context():
        record = sent({**CAFE.fields, "email": "nobody@example.org"})
        for event in APPROVED:
            record = events.record_event_with_retry(record, event)
        deliver(app)
        record = events.record_event_with_retry(record, new(Side.EMPLOYER, EventKind.CONTACT_CHANGED))
        assert Side.CITIZEN in arrival.unreached(record)


def test_the_receipt_says_nothing_of_a_letter_that_was_refused(app: Flask, client: ReadingClient) -> None:
    fill(client, replace(CAFE, fields={**CAFE.fields, "email": "bjørn@example.org"}))
    said = i18n.words("da")("receipt.follow.mailed")
    assert said in send(client, "da").text
    deliver(app)
    assert said not in client.get("/da/plads/kvittering").text
