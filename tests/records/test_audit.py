"""Who saw or did what is written in the transaction of what it tells, and cannot be changed afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from citizen_portal.placement.status import Side, Status
from citizen_portal.records import audit, events
from citizen_portal.records.audit import Looked, What, WhyLooked
from citizen_portal.records.refusals import NotAllowed
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage.database import db
from citizen_portal.storage.rights_tables import AuditRow

from ..databases import app, environ, postgresql
from ..placements import APPLIED, moved, sent

__all__ = ["app", "environ", "postgresql"]


@pytest.fixture
def record(app: Flask) -> Iterator[PlacementRecord]:
    with app.app_context():
        found = sent()
        for event in APPLIED:
            found = events.record_event_with_retry(found, event)
        yield found


def lines(record: PlacementRecord) -> list[Looked]:
    return audit.of_placement(record.id, record.state.sent_at)


def test_the_database_refuses_to_change_what_is_written(record: PlacementRecord) -> None:
    audit.opened("karen", record.reference)
    with pytest.raises(DBAPIError):
        db.session.execute(update(AuditRow).values(by="nobody"))
    db.session.rollback()
    assert lines(record)[0].by == "karen"


def test_the_same_look_is_written_once_an_hour_and_says_what_the_placement_waited_for(record: PlacementRecord) -> None:
    for who in ("karen", "karen", "ole"):
        audit.opened(who, record.reference)
    found = [line for line in lines(record) if line.what is What.OPENED]
    assert sorted(line.by for line in found) == ["karen", "ole"]
    assert {line.why for line in found} == {WhyLooked.OUR_TURN}


def test_what_the_municipality_decides_is_written_with_it(record: PlacementRecord) -> None:
    events.record_event_with_retry(record, moved(Status.APPROVED))
    assert [(line.by, line.what, line.detail) for line in lines(record)] == [("command", What.DECIDED, "approved")]


def test_what_is_refused_is_not_written(record: PlacementRecord) -> None:
    audit.intend("karen", What.HANDLED, WhyLooked.CASE, record.reference)
    with pytest.raises(NotAllowed):
        events.record_event(record, moved(Status.STARTED), record.version)
    assert lines(record) == []


def test_what_was_meant_to_be_done_is_written_with_whatever_is_kept(record: PlacementRecord) -> None:
    audit.intend("karen", What.HANDLED, WhyLooked.CASE, record.reference, "note")
    events.mute_reminders(record, Side.CITIZEN)
    assert [(line.by, line.what, line.detail) for line in lines(record)] == [("karen", What.HANDLED, "note")]


def test_whatever_was_taken_out_of_all_is_told_of_each(app: Flask, record: PlacementRecord) -> None:
    assert app.test_cli_runner().invoke(args=["placement", "export"]).exit_code == 0
    assert [line.what for line in lines(record)] == [What.EXPORTED]
