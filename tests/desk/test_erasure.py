"""A wish to have it all deleted is found in the list, and done or answered by somebody who has seen it."""

from __future__ import annotations

import pytest
from flask import Flask

from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events, repository
from citizen_portal.records.repository import PlacementRecord

from ..house_style import Page, ReadingClient
from ..people import error_fields, filled_in
from ..placements import APPROVED, moved, new, sent
from .at_the_desk import signed_in

WISH = new(Side.CITIZEN, EventKind.DELETION_ASKED)


@pytest.fixture
def record(app: Flask) -> PlacementRecord:
    with app.app_context():
        found = sent()
        for event in (*APPROVED, WISH):
            found = events.record_event_with_retry(found, event)
        return found


def page(record: PlacementRecord) -> str:
    return f"/sagsbord/{record.reference}/slet"


def typed(client: ReadingClient, record: PlacementRecord) -> dict[str, str]:
    return filled_in(client.get(page(record)).text, "reason")


def there(app: Flask, record: PlacementRecord) -> PlacementRecord | None:
    with app.app_context():
        return repository.by_id(record.id)


def test_it_stands_in_the_list_and_on_the_placement(app: Flask, client: ReadingClient, record: PlacementRecord) -> None:
    signed_in(app, client)
    assert record.reference in client.get("/sagsbord/").text
    shown = client.get(f"/sagsbord/{record.reference}").text
    assert Page(shown).with_attribute("data-deletion-asked") and page(record) in shown


def test_what_is_deleted_is_gone(app: Flask, client: ReadingClient, record: PlacementRecord) -> None:
    signed_in(app, client)
    done = client.post(page(record), data={**typed(client, record), "do": "delete"})
    assert done.status_code == 303 and there(app, record) is None
    assert client.get(page(record)).status_code == 404


def test_what_is_kept_needs_a_reason_that_the_citizen_reads(
    app: Flask, client: ReadingClient, record: PlacementRecord
) -> None:
    signed_in(app, client)
    form = typed(client, record)
    assert error_fields(client.post(page(record), data=form)) == {"reason"}
    why = "Klagefristen er ikke gået. Vi sletter den til januar."
    assert client.post(page(record), data={**form, "reason": why}).status_code == 303
    now = there(app, record)
    assert now and now.state.deletion_asked is None and now.state.deletion_refused == why


def test_whoever_has_not_seen_what_happened_deletes_nothing(
    app: Flask, client: ReadingClient, record: PlacementRecord
) -> None:
    signed_in(app, client)
    form = typed(client, record)
    with app.app_context():
        events.record_event_with_retry(record, moved(record.state.status))
    late = client.post(page(record), data={**form, "do": "delete"})
    assert late.status_code == 409 and there(app, record)


def test_where_nobody_has_asked_there_is_nothing_to_answer(app: Flask, client: ReadingClient) -> None:
    with app.app_context():
        record = sent()
    assert signed_in(app, client).get(page(record)).status_code == 303
