"""One placement at the desk: what can be decided is offered, and nobody decides what they have not seen."""

from __future__ import annotations

import pytest
from flask import Flask

from citizen_portal.placement.status import Side, Status
from citizen_portal.records import events, repository
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import EventRow

from ..house_style import Page, ReadingClient, text_of
from ..placements import APPLIED, moved, sent
from .at_the_desk import signed_in


@pytest.fixture
def reference(app: Flask) -> str:
    with app.app_context():
        record = sent()
        for event in APPLIED:
            record = events.record_event_with_retry(record, event)
        return record.reference


def page(client: ReadingClient, reference: str) -> Page:
    return Page(client.get(f"/sagsbord/{reference}").text)


def seen(client: ReadingClient, reference: str) -> dict[str, str]:
    """What the buttons of the page send along."""
    shown = page(client, reference)
    return {name: str(shown.all("input", name=name)[-1].get("value")) for name in ("csrf_token", "seen")}


def offered(client: ReadingClient, reference: str) -> list[str]:
    return [button.get("data-decision", "") for button in page(client, reference).with_attribute("data-decision")]


def stands(app: Flask, reference: str) -> Status:
    with app.app_context():
        record = repository.by_reference(reference)
        assert record
        return record.state.status


def test_both_answers_and_the_course_are_there(app: Flask, client: ReadingClient, reference: str) -> None:
    shown = text_of(page(signed_in(app, client), reference).one("main"))
    assert "Café" in shown and "Mette" in shown and "Sagde ja · Arbejdspladsen" in shown


def test_an_approval_is_recorded_with_who_gave_it(app: Flask, client: ReadingClient, reference: str) -> None:
    signed_in(app, client)
    assert "approved" in offered(client, reference)
    typed = seen(client, reference)
    assert client.post(f"/sagsbord/{reference}/approved", data=typed).status_code == 303
    assert stands(app, reference) == Status.APPROVED
    with app.app_context():
        actors = [row.actor_id for row in db.session.query(EventRow).filter_by(by=Side.JOBCENTER)]
        assert len(actors) == 1 and actors[0] is not None


def test_whoever_was_slower_sees_what_happened(app: Flask, client: ReadingClient, reference: str) -> None:
    signed_in(app, client)
    typed = seen(client, reference)
    with app.app_context():
        record = repository.by_reference(reference)
        assert record
        events.record_event_with_retry(record, moved(Status.MORE_NEEDED))
    late = client.post(f"/sagsbord/{reference}/approved", data=typed)
    assert late.status_code == 409 and Page(late.text).with_attribute("data-told")
    assert stands(app, reference) == Status.MORE_NEEDED


def test_without_the_token_of_the_session_nothing_is_decided(app: Flask, client: ReadingClient, reference: str) -> None:
    signed_in(app, client)
    assert client.post(f"/sagsbord/{reference}/approved", data={"seen": "4"}).status_code == 422
    assert stands(app, reference) == Status.APPLIED


def test_what_cannot_be_decided_is_not_offered(app: Flask, client: ReadingClient) -> None:
    with app.app_context():
        reference = sent().reference
    signed_in(app, client)
    assert "change-approved" not in offered(client, reference)


def test_a_number_nobody_has_is_no_page(app: Flask, client: ReadingClient) -> None:
    assert signed_in(app, client).get("/sagsbord/CDFG-HJKM").status_code == 404
