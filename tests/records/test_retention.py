"""Everything goes when its rule says so, and nothing before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update

from citizen_portal import clock
from citizen_portal.placement.status import Side
from citizen_portal.records import audit, events, prepared, repository, retention, staff
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.records.retention_rules import RULES, placement_goes_on
from citizen_portal.records.staff import Role
from citizen_portal.registration import draft_repository
from citizen_portal.storage import outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.rights_tables import FactRow
from citizen_portal.storage.tables import Base, OutboxRow, PlacementRow

from ..databases import app, environ, postgresql
from ..placements import CAFE, STORIES, made, on, sent

__all__ = ["app", "environ", "postgresql"]


@pytest.fixture(autouse=True)
def emptied(app: Flask) -> Iterator[None]:
    with app.app_context():
        for table in reversed(Base.metadata.sorted_tables):
            db.session.execute(table.delete())
        db.session.commit()
        yield


def goes_on(record: PlacementRecord) -> date:
    now = repository.newest(record)
    return placement_goes_on(now.state.last_day, now.state.changed_at())


def test_a_placement_goes_the_day_after_its_time_and_not_before() -> None:
    record = made(STORIES["ended, told by both"])
    with on(goes_on(record)):
        assert retention.purge()["placements"] == 0
    with on(goes_on(record) + timedelta(days=1)):
        assert retention.purge(dry_run=True)["placements"] == 1 and repository.by_id(record.id)
        assert retention.purge()["placements"] == 1
    assert repository.by_id(record.id) is None
    assert [fact.outcome for fact in db.session.scalars(select(FactRow))] == ["job"]


def test_what_nobody_can_open_any_more_goes_all_the_same() -> None:
    record = sent()
    long_after = goes_on(record) + timedelta(days=40)
    db.session.execute(update(PlacementRow).where(PlacementRow.id == record.id).values(sealed=b"broken"))
    db.session.commit()
    with on(long_after):
        assert retention.purge()["placements"] == 1
    assert not repository.is_there(record.id)


def test_one_that_cannot_be_deleted_keeps_nothing_else(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    stays, *others = sorted((sent() for _ in range(5)), key=lambda record: record.id)
    deleted = events.delete_placement

    def fails(record: PlacementRecord) -> None:
        if record.id == stays.id:
            raise RuntimeError(record.email)
        deleted(record)

    monkeypatch.setattr(events, "delete_placement", fails)
    with on(max(map(goes_on, (stays, *others))) + timedelta(days=40)):
        done = retention.purge()
    assert done["placements"] == 4 and repository.is_there(stays.id) and "staff" in done
    told = [line for line in caplog.messages if "cannot be deleted" in line]
    assert len(told) == 1 and stays.email not in told[0]


def test_more_than_fit_into_one_batch_all_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    for number in range(5):
        draft_repository.save(f"{number}" * 32, {**CAFE.fields})
        prepared.keep({"company_name": "Café Krumme"}, Side.EMPLOYER)
    with on(clock.today() + timedelta(days=32)):
        done = retention.purge()
    assert (done["drafts"], done["prepared"]) == (5, 5)


def test_whoever_was_withdrawn_from_a_year_ago_is_not_written_to_again() -> None:
    record = made(STORIES["withdrawn"])
    with on(goes_on(record) + timedelta(days=40)):
        retention.purge()
    assert not list(db.session.scalars(select(OutboxRow).where(OutboxRow.about == f"gone:{record.id}")))


def test_a_letter_that_could_not_be_sent_is_emptied_and_its_trace_goes_with_the_placement() -> None:
    record = sent()
    ended = {"done_at": clock.now(), "outcome": "given up"}
    db.session.execute(update(OutboxRow).where(OutboxRow.about == record.about).values(ended))
    outbox.put("gone:1", "letter", "placements:nobody", {"to": "pia@example.com"})
    db.session.execute(update(OutboxRow).where(OutboxRow.key == "gone:1").values(ended))
    db.session.commit()
    with on(clock.today() + timedelta(days=100)):
        assert retention.purge()["letters"] > 1
    left = list(db.session.scalars(select(OutboxRow)))
    assert left and {row.about for row in left} == {record.about} and {row.sealed for row in left} == {None}


def test_sessions_audit_and_whoever_has_left_go_by_their_rules() -> None:
    staff.sign_in(staff.invite("Karen Holm", Role.WORKER))
    staff.dismiss("Karen Holm")
    staff.sign_in(staff.invite("Ole Berg", Role.WORKER))
    audit.opened("karen", sent().reference)
    with on(clock.today() + timedelta(days=2)):
        done = retention.purge()
        assert (done["sessions"], done["audit"], done["staff"]) == (1, 0, 0)
    with on(clock.today() + timedelta(days=735)):
        done = retention.purge()
        assert (done["audit"], done["staff"]) == (1, 1)


def test_mails_kept_as_files_go_with_the_letters(app: Flask) -> None:
    folder: Path = app.config["MAIL_FOLDER"]
    folder.mkdir(exist_ok=True)
    for name, days in (("old.eml", 100), ("new.eml", 1)):
        (folder / name).write_text("Kære Pia")
        moment = (clock.now() - timedelta(days=days)).timestamp()
        os.utime(folder / name, (moment, moment))
    assert retention.purge()["sent_files"] == 1
    assert not (folder / "old.eml").exists() and (folder / "new.eml").exists()


def test_the_first_process_of_a_day_does_the_work_and_leaves_a_report() -> None:
    draft_repository.save("d" * 32, {**CAFE.fields})
    with on(clock.today() + timedelta(days=32)):
        done = retention.purge_once_a_day()
        assert done and done["drafts"] == 1
        assert retention.purge_once_a_day() is None
        assert retention.last_report() == (clock.today(), done)


def test_every_table_that_holds_something_of_people_has_its_rule() -> None:
    with_theirs = {"events": "placements", "outbox": "letters", "desk_sessions": "sessions"}
    known = {rule.name for rule in RULES} | set(with_theirs) | {"purges", "site_state"}
    assert {table.name for table in Base.metadata.sorted_tables} - known == set()
