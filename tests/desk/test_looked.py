"""Whatever is seen or done at the desk is written down by its address, pages and buttons to come included."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from citizen_portal.placement.status import Status
from citizen_portal.records import events, repository
from citizen_portal.records.audit import What, WhyLooked
from citizen_portal.storage.database import db
from citizen_portal.storage.rights_tables import AuditRow

from ..house_style import ReadingClient
from ..placements import APPLIED, moved, sent
from .at_the_desk import signed_in
from .test_decisions import seen


@pytest.fixture
def reference(app: Flask) -> str:
    with app.app_context():
        record = sent()
        for event in APPLIED:
            record = events.record_event_with_retry(record, event)
        db.session.execute(AuditRow.__table__.delete())  # type: ignore[attr-defined]
        db.session.commit()
        return record.reference


def written(app: Flask) -> list[tuple[str, str, str]]:
    with app.app_context():
        rows = db.session.scalars(select(AuditRow).order_by(AuditRow.id))
        return [(row.what, row.why, row.detail) for row in rows]


def test_a_page_that_is_opened_is_written_down_once(app: Flask, client: ReadingClient, reference: str) -> None:
    signed_in(app, client)
    for _ in range(2):
        client.get(f"/sagsbord/{reference}")
    assert written(app) == [(What.OPENED, WhyLooked.OUR_TURN, "")]


def test_whoever_is_not_signed_in_leaves_no_line(app: Flask, client: ReadingClient, reference: str) -> None:
    assert client.get(f"/sagsbord/{reference}").status_code == 303
    assert written(app) == []


def test_a_decision_is_one_line_with_who_gave_it(app: Flask, client: ReadingClient, reference: str) -> None:
    signed_in(app, client)
    client.post(f"/sagsbord/{reference}/approved", data=seen(client, reference))
    assert written(app)[1:] == [(What.DECIDED, WhyLooked.CASE, "approved")]
    with app.app_context():
        by = set(db.session.scalars(select(AuditRow.by)))
    assert len(by) == 1 and "command" not in by


def test_what_was_not_done_is_not_told_as_done(app: Flask, client: ReadingClient, reference: str) -> None:
    signed_in(app, client)
    typed = seen(client, reference)
    with app.app_context():
        record = repository.by_reference(reference)
        assert record
        events.record_event_with_retry(record, moved(Status.MORE_NEEDED))
    assert client.post(f"/sagsbord/{reference}/approved", data=typed).status_code == 409
    assert [line[2] for line in written(app)] == ["", "more-needed"]


def test_a_search_is_written_without_what_was_looked_for(app: Flask, client: ReadingClient, reference: str) -> None:
    signed_in(app, client).get("/sagsbord/?q=Mette+Holm")
    assert written(app) == [(What.SEARCHED, WhyLooked.LOOKED_UP, "queue_page")]
