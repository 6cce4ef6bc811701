"""The employer is told that the representative's letter did not arrive, with the way to mend the address."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask

from citizen_portal.outside import smtp
from citizen_portal.placement.status import Side, Status
from citizen_portal.records import events
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage import outbox

from ..catcher import mail_server
from ..house_style import Page, ReadingClient
from ..people import filled_in
from ..placements import entrance, moved, read_again
from ..representative.test_routes import LISE, answered, names

NOBODY = "nobody@example.com"


@pytest.fixture
def record(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[PlacementRecord]:
    """One whose representative could not be written to."""
    with mail_server() as (url, _catcher), app.app_context():
        monkeypatch.setitem(app.extensions, "mail", smtp.over_smtp(urlsplit(url)))
        record = answered(names(NOBODY))
        deliver()
        yield read_again(record)


def deliver() -> None:
    while outbox.deliver():
        pass


def told(client: ReadingClient, record: PlacementRecord, side: Side = Side.EMPLOYER) -> list[str | None]:
    """Where the page sends whoever reads that it did not arrive; nothing where it says nothing of it."""
    marks = Page(client.get(entrance(record, side)).text).with_attribute("data-unreached")
    return [
        link.get("href") for mark in marks for link in mark.iter() if mark.get("data-unreached") == "representative"
    ]


def test_the_page_leads_to_the_address_and_says_nothing_once_it_is_mended(
    client: ReadingClient, record: PlacementRecord
) -> None:
    mend = f"{entrance(record, Side.EMPLOYER)}/mere/repraesentant"
    assert mend in told(client, record) and told(client, record, Side.CITIZEN) == []
    form = filled_in(client.get(mend).text, "employee_rep_email")
    assert form["employee_rep_email"] == NOBODY
    assert client.post(mend, data={**form, "employee_rep_email": LISE}).status_code == 303
    deliver()
    assert told(client, record) == []


def test_once_it_is_applied_for_the_page_still_says_so(client: ReadingClient, record: PlacementRecord) -> None:
    events.record_event_with_retry(record, moved(Status.APPLIED, Side.EMPLOYER))
    assert told(client, record) == [None]


def test_a_letter_that_arrived_is_no_trouble(client: ReadingClient, record: PlacementRecord) -> None:
    mended = events.record_event_with_retry(record, names(LISE))
    deliver()
    assert told(client, mended) == []
