"""What stands after something has happened between another's reading and their writing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from citizen_portal.placement.status import Side
from citizen_portal.records import events
from citizen_portal.records.events import record_event
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import OutboxRow

from ..placements import YES
from ..placements import sent as sent_placement


@pytest.fixture(autouse=True)
def in_the_site(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def sides_to_remind(record: PlacementRecord) -> set[str]:
    kept = db.session.query(OutboxRow).filter(OutboxRow.key.startswith(f"remind:{record.id}:"))
    return {row.key.split(":")[2] for row in kept}


def test_what_happens_plans_no_reminder_for_whoever_has_stopped_them_meanwhile() -> None:
    record = sent_placement()
    events.mute_reminders(record, Side.CITIZEN)
    now = record_event(record, YES, 1)
    assert now.muted == {Side.CITIZEN} and sides_to_remind(record) == {"employer"}
