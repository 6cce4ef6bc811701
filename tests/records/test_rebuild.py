"""A rebuild brings every row into line with what lies sealed, whatever happens meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import null, update

from citizen_portal.placement.status import Status
from citizen_portal.records import events, queue_columns, repository
from citizen_portal.records import rebuild as rebuilding
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage.database import db

from ..placements import STORIES, YES, made, on, read_again, rows
from ..placements import sent as sent_placement
from ..storage.kept import PLACEMENTS, in_postgresql, in_sqlite, let_go, site_on
from .kept_rows import OPEN, again, check_row, row_of


def rebuild(app: Flask) -> str:
    done = app.test_cli_runner().invoke(args=["placement", "rebuild"])
    assert done.exit_code == 0, done.output
    return done.output


def empty(*names: str) -> None:
    values = {name: False if name == "declined" else null() for name in names}
    db.session.execute(update(OPEN).values({**values, "status": "nowhere", "starts_on": date(1900, 1, 1)}))
    db.session.commit()


def test_a_rebuild_restores_what_was_emptied_and_touches_nothing_else(app: Flask) -> None:
    for name in ("answered", "approved", "ended, told by both", "withdrawn", "declined"):
        made(STORIES[name])
    before = rows()
    required = {"status", "starts_on", "ends_on"}
    empty(*(set(queue_columns.columns(again(sent_placement()).state)) - required))
    assert rows() != before
    rebuild(app)
    after = rows()
    assert [row for row in before["placements"] if row not in after["placements"]] == []
    assert (after["events"], len(after["placements"])) == (before["events"], len(before["placements"]) + 1)


def test_a_rebuild_of_what_is_right_changes_nothing(app: Flask) -> None:
    made(STORIES["approved"])
    before = rows()
    assert rebuild(app) == f"{len(before['placements'])} placements rebuilt\n"
    assert rows() == before


def test_a_rebuild_on_a_later_day_writes_what_is_true_on_any(app: Flask) -> None:
    record = made(STORIES["agreed"])
    before = rows()
    with on(record.state.starts_on + timedelta(days=60)):
        assert read_again(record).status is Status.LAPSED
        rebuild(app)
    assert rows() == before


def test_a_rebuild_in_many_batches_forgets_nobody(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(7):
        sent_placement()
    monkeypatch.setattr(repository, "AT_ONCE", 3)
    empty("changed_at")
    count = len(rows()["placements"])
    assert rebuild(app) == f"{count} placements rebuilt\n" and rebuilding.missing() == 0


def test_an_event_meanwhile_wins_and_does_not_have_to_wait(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    others, record = [sent_placement() for _ in range(3)], sent_placement()
    reckon = queue_columns.columns

    def meanwhile(state: Any) -> dict[str, Any]:
        found = reckon(state)
        if state == again(record).state and state.number == 1:
            with ThreadPoolExecutor(1) as other:
                other.submit(in_its_own_context, app, record).result(timeout=10)
        return found

    monkeypatch.setattr(queue_columns, "columns", meanwhile)
    rebuild(app)
    monkeypatch.setattr(queue_columns, "columns", reckon)
    assert check_row(record)["version"] == 2
    assert all(check_row(other)["version"] == 1 for other in others)


def in_its_own_context(app: Flask, record: PlacementRecord) -> None:
    with app.app_context():
        events.record_event(record, YES, 1)


def test_one_that_cannot_be_opened_is_named_and_the_others_are_rebuilt(app: Flask) -> None:
    broken, good = sent_placement(), sent_placement()
    whole = row_of(broken)["sealed"]
    empty("changed_at")
    seal(broken, b"torn")
    done = app.test_cli_runner().invoke(args=["placement", "rebuild"])
    assert done.exit_code == 1 and broken.reference in done.output and good.reference not in done.output
    assert rebuilding.missing() == 1
    check_row(good)
    seal(broken, whole)
    rebuild(app)


def seal(record: PlacementRecord, sealed: bytes) -> None:
    db.session.execute(update(OPEN).where(OPEN.c.id == record.id).values(sealed=sealed))
    db.session.commit()


def test_rows_from_before_there_were_such_columns_are_counted_until_they_are_rebuilt(
    app: Flask, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    sqlite = db.engine.dialect.name == "sqlite"
    url = in_sqlite(tmp_path / "kept.sqlite") if sqlite else in_postgresql(request.getfixturevalue("postgresql"))
    old = site_on(url, tmp_path)
    with old.app_context():
        assert rebuilding.missing() == len(PLACEMENTS)
        rebuild(old)
        assert rebuilding.missing() == 0
        for row in list(repository.rows()):
            check_row(repository.of_row(row))
    let_go(old)
