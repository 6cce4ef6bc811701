"""What stands after something has happened between another's reading and their writing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask

from citizen_portal.placement.status import Side, Status
from citizen_portal.records import events, repository
from citizen_portal.records.events import record_event
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage.database import db
from citizen_portal.storage.outbox import OutboxItem
from citizen_portal.storage.sealed import sealer
from citizen_portal.storage.tables import OutboxRow

from ..placements import YES, moved
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


def last_words(record: PlacementRecord) -> list[Any]:
    """To whom it is written that a placement is gone."""
    gone = db.session.query(OutboxRow).filter_by(about=f"gone:{record.id}")
    return [sealer().open(row.sealed or b"", f"outbox:{row.key}")["to"] for row in gone]


def test_a_deletion_writes_its_last_letter_to_the_address_of_a_new_link_made_meanwhile() -> None:
    record = sent_placement()
    events.renew_employer_link(record, "pia@example.com")
    events.delete_placement(record)
    assert last_words(record) == ["pia@example.com"]


def test_a_deletion_writes_no_last_letter_about_what_was_refused_meanwhile() -> None:
    record = sent_placement()
    record_event(record, moved(Status.NOT_APPROVED), 1)
    events.delete_placement(record)
    assert last_words(record) == []


def test_whoever_follows_is_told_of_a_deletion_with_the_placement_as_it_stood_last(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Watching:
        version = 0

        def event_recorded(self, *_told: object) -> tuple[OutboxItem, ...]:
            return ()

        def placement_deleted(self, record: PlacementRecord) -> tuple[OutboxItem, ...]:
            self.version = record.version
            return ()

    watching, record = Watching(), sent_placement()
    monkeypatch.setitem(app.extensions, "followers", (watching,))
    record_event(record, YES, 1)
    events.delete_placement(record)
    assert watching.version == 2


def test_an_event_and_a_deletion_never_wait_for_each_other(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    record, follow = sent_placement(), events._follow

    def delete() -> None:
        with app.app_context():
            events.delete_placement(record)

    with ThreadPoolExecutor(1) as other:

        def slowly(*given: Any) -> None:
            deletions.append(other.submit(delete))
            time.sleep(0.2)
            follow(*given)

        deletions: list[Any] = []
        monkeypatch.setattr(events, "_follow", slowly)
        record_event(record, YES, 1)
        deletions[0].result()
    assert repository.by_id(record.id) is None
