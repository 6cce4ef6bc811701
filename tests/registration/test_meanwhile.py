"""A draft that another device has changed, deleted or sent since it was read is left as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.placement.fields import REGISTERED
from citizen_portal.records import devices, events, repository
from citizen_portal.records.refusals import ChangedMeanwhile, GoneMeanwhile
from citizen_portal.registration import draft_repository, resume_access
from citizen_portal.registration.saved_draft import SavedDraft
from citizen_portal.storage.database import db

from ..placements import rows
from .drafts import CAFE

DRAFT = "d" * 32
READ = SavedDraft(DRAFT, clock.today(), dict(CAFE.fields))
DOORS: dict[str, Callable[[], object]] = {
    "save": lambda: draft_repository.save(DRAFT, {"tasks": "Bage"}, begun=True),
    "ask for the code": lambda: resume_access.give_code(DRAFT),
    "ask for a month more": lambda: resume_access.stay_longer(DRAFT),
    "let a device in": lambda: devices.let_in(DRAFT, "token"),
    "hold it to send it": lambda: draft_repository.hold(READ, READ.mark(REGISTERED)),
}


@pytest.fixture(autouse=True)
def in_the_site(app: Flask) -> Iterator[None]:
    with app.app_context():
        draft_repository.save(DRAFT, CAFE.fields, device="the first one")
        yield
        draft_repository.delete_draft(DRAFT)
        if record := repository.by_draft(DRAFT):
            events.delete_placement(record)


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
def test_what_was_deleted_stays_deleted(door: Callable[[], object]) -> None:
    draft_repository.delete_draft(DRAFT)
    before = rows()
    with pytest.raises(GoneMeanwhile):
        door()
    assert rows() == before and not before["devices"]


@pytest.mark.parametrize("name", ["save", "ask for the code", "ask for a month more"])
def test_what_was_sent_stays_as_it_was_sent(name: str) -> None:
    events.send(DRAFT, CAFE.fields, "da")
    before = rows()
    with pytest.raises(GoneMeanwhile):
        DOORS[name]()
    assert rows() == before


def test_a_device_that_leaves_what_was_deleted_meanwhile_is_not_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    take_turns = devices.take_turns

    def first_deleted(draft_id: str) -> None:
        monkeypatch.setattr(devices, "take_turns", take_turns)
        draft_repository.delete_draft(draft_id)
        take_turns(draft_id)

    monkeypatch.setattr(devices, "take_turns", first_deleted)
    devices.leave([DRAFT], "the first one")
    db.release()
    assert not rows()["devices"]


def test_a_draft_is_held_for_whoever_has_seen_all_of_it() -> None:
    draft_repository.hold(READ, READ.mark(REGISTERED))
    db.release()
    draft_repository.save(DRAFT, {"tasks": "Bage"})
    now = draft_repository.by_id(DRAFT)
    assert now is not None
    for read, seen in ((READ, READ.mark(REGISTERED)), (now, READ.mark(REGISTERED))):
        with pytest.raises(ChangedMeanwhile):
            draft_repository.hold(read, seen)
