"""What was deleted stays deleted, also when an older copy of the database is put back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from citizen_portal import clock
from citizen_portal.records import events, repository, signed_in, tombstones
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.registration import draft_repository
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import DeviceRow, EventRow, OutboxRow

from ..conftest import site_in
from ..placements import CAFE, YES, sent

DRAFT = "d" * 32
# A backup of a file is put back by copying it.
pytestmark = pytest.mark.usefixtures("on_a_file")


def copied(app: Flask, folder: Path) -> None:
    """A copy of the database, as a backup makes one."""
    folder.mkdir()
    with app.app_context(), db.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(Path(str(app.config["MAIL_FOLDER"])).parent / "portal.sqlite", folder / "portal.sqlite")


def put_back(app: Flask, copy: Path) -> Flask:
    """The site starts with the copy in the place of its database; the file beside it is the one that was there."""
    data = Path(str(app.config["MAIL_FOLDER"])).parent
    with app.app_context():
        db.engine.dispose()
    for file in data.glob("portal.sqlite-*"):
        file.unlink()
    shutil.copy(copy / "portal.sqlite", data / "portal.sqlite")
    return site_in(data)


def answered() -> PlacementRecord:
    return events.record_event_with_retry(sent(), YES)


def about(record: PlacementRecord) -> list[int]:
    """How many rows there are about a placement."""
    counted = (
        (EventRow, EventRow.placement_id == record.id), (OutboxRow, OutboxRow.about == record.about),
        (DeviceRow, DeviceRow.draft_id == record.draft_id),
    )  # fmt: skip
    return [db.session.scalar(select(func.count()).select_from(row).where(where)) or 0 for row, where in counted]


def test_what_a_restored_copy_brings_back_is_gone_before_anybody_is_let_in(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    app = site_in(tmp_path / "data")
    with app.app_context():
        gone, stays = answered(), answered()
        draft_repository.save(DRAFT, {**CAFE.fields})
    copied(app, tmp_path / "backup")
    with app.app_context():
        events.delete_placement(gone)
        draft_repository.delete_draft(DRAFT)
    again = put_back(app, tmp_path / "backup")
    with again.app_context():
        assert repository.by_id(gone.id) is None and about(gone) == [0, 0, 0]
        assert draft_repository.by_id(DRAFT) is None
        assert repository.by_id(stays.id) and about(stays)[0] == 1


def test_whoever_had_signed_in_reaches_nothing_of_it_afterwards_either(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    app = site_in(tmp_path / "data")
    with app.app_context():
        gone = sent()
        signed_in.add("p" * 64, gone.draft_id, clock.now())
        db.session.commit()
    copied(app, tmp_path / "backup")
    with app.app_context():
        events.delete_placement(gone)
    with put_back(app, tmp_path / "backup").app_context():
        assert repository.by_id(gone.id) is None and not signed_in.draft_ids("p" * 64)


def test_without_the_file_the_copy_would_bring_it_back(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    app = site_in(tmp_path / "data")
    with app.app_context():
        gone = sent()
    copied(app, tmp_path / "backup")
    with app.app_context():
        events.delete_placement(gone)
    (tmp_path / "data" / tombstones.FILE).unlink()
    with put_back(app, tmp_path / "backup").app_context():
        assert repository.by_id(gone.id)


def test_the_draft_a_deleted_placement_was_made_from_does_not_come_back_either(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    app = site_in(tmp_path / "data")
    with app.app_context():
        draft_repository.save(DRAFT, {**CAFE.fields})
    copied(app, tmp_path / "backup")
    with app.app_context():
        reference = events.send(DRAFT, CAFE.fields, "da")
        record = repository.by_reference(reference)
        assert record
        events.delete_placement(record)
    with put_back(app, tmp_path / "backup").app_context():
        assert draft_repository.by_id(DRAFT) is None


def test_the_file_holds_prints_alone_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    app = site_in(tmp_path)
    with app.app_context():
        record = sent()
        events.delete_placement(record)
    file = tmp_path / tombstones.FILE
    lines = file.read_text().split()
    assert len(lines) == 2 and {len(line) for line in lines} == {64}
    assert record.id not in lines and file.stat().st_mode & 0o077 == 0


def test_a_machine_whose_file_is_new_learns_what_the_others_know(tmp_path: Path) -> None:
    app = site_in(tmp_path)
    with app.app_context():
        events.delete_placement(sent())
        known = (tmp_path / tombstones.FILE).read_text().split()
        (tmp_path / tombstones.FILE).unlink()
        assert tombstones.rest() == 0
    assert set((tmp_path / tombstones.FILE).read_text().split()) == set(known)
