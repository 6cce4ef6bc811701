"""The same code on SQLite and on PostgreSQL, both of them real."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import func, select, text

from citizen_portal import create_app
from citizen_portal.placement.fields import STEPS
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events, repository
from citizen_portal.records.events import NewEvent
from citizen_portal.records.refusals import ChangedMeanwhile, GoneMeanwhile
from citizen_portal.registration import draft_repository, resume_access
from citizen_portal.storage import migrating
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import Base, PlacementRow

from ..conftest import settings_in
from ..people import case

CAFE = case("cafe-dagpenge-da")


def test_the_migrations_make_exactly_the_tables_of_the_code(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_starting_again_changes_nothing(app: Flask) -> None:
    with app.app_context():
        migrating.migrate(db.engine)


def test_ten_sends_at_once_make_one_placement(app: Flask) -> None:
    with app.app_context():
        draft_repository.save("d" * 32, CAFE.fields)

    def send(_turn: int) -> str:
        with app.app_context():
            return events.send("d" * 32, CAFE.fields, "da")

    with ThreadPoolExecutor(10) as crowd:
        references = set(crowd.map(send, range(10)))
    assert len(references) == 1
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(PlacementRow)) == 1
        assert draft_repository.by_id("d" * 32) is None


def test_free_text_comes_back_exactly_as_it_was_typed(app: Flask) -> None:
    odd = {**CAFE.fields, "tasks": " \r\n<b>'; DROP TABLE drafts;-- ‮\U0001f469\U0001f3fd‍\U0001f373\t "}
    with app.app_context():
        draft_repository.save("e" * 32, odd)
        found = draft_repository.by_id("e" * 32)
        assert found and found.fields == odd


def test_two_tabs_that_save_at_once_lose_nothing_of_each_other(app: Flask) -> None:
    names = [name for step in STEPS.values() for name in step]

    def save(turn: int) -> None:
        with app.app_context():
            draft_repository.save("g" * 32, {names[turn]: "typed"})

    with ThreadPoolExecutor(8) as tabs:
        list(tabs.map(save, range(24)))
    with app.app_context():
        found = draft_repository.by_id("g" * 32)
        assert found and len(found.fields) == 24


def test_ten_who_ask_at_once_for_the_code_of_one_draft_get_the_same(app: Flask) -> None:
    with app.app_context():
        draft_repository.save("i" * 32, CAFE.fields)

    def ask(_turn: int) -> str:
        with app.app_context():
            kept = resume_access.give_code("i" * 32)
            assert kept
            return kept.code

    with ThreadPoolExecutor(10) as crowd:
        codes = set(crowd.map(ask, range(10)))
    with app.app_context():
        found = draft_repository.by_code(codes.pop())
        assert not codes and found and found.id == "i" * 32
        assert found.fields == CAFE.fields


def test_a_draft_that_was_sent_does_not_come_back(app: Flask) -> None:
    with app.app_context():
        draft_repository.save("h" * 32, CAFE.fields)
        events.send("h" * 32, CAFE.fields, "da")
        with pytest.raises(GoneMeanwhile):
            draft_repository.save("h" * 32, {"name": "too late"})
        assert draft_repository.by_id("h" * 32) is None


def test_a_draft_past_its_time_does_not_open(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_repository, "DRAFT_LIFE", -draft_repository.DRAFT_LIFE)
    with app.app_context():
        draft_repository.save("f" * 32, CAFE.fields)
        assert draft_repository.by_id("f" * 32) is None


@pytest.mark.usefixtures("on_a_file")
def test_sqlite_keeps_what_it_has_acknowledged(tmp_path: Path) -> None:
    app = create_app(settings_in(tmp_path))
    with app.app_context():
        assert db.session.execute(text("PRAGMA synchronous")).scalar() == 2
        assert db.session.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_whoever_writes_on_an_older_version_writes_nothing(app: Flask) -> None:
    answer = {"terms": {"weekly_hours": "25"}, "employer": {"placed_now": "0"}}
    with app.app_context():
        draft_repository.save("v" * 32, CAFE.fields)
        first = repository.by_reference(events.send("v" * 32, CAFE.fields, "da"))
        assert first is not None
        now = events.record_event(first, NewEvent(Side.EMPLOYER, EventKind.ANSWERED, answer), 1)
        assert (now.version, now.state.status) == (2, "employer-answered")
        with pytest.raises(ChangedMeanwhile):
            events.record_event(first, NewEvent(Side.CITIZEN, EventKind.CHANGED, {"terms": {"tasks": "Andet"}}), 1)
        again = repository.by_id(first.id)
        assert again is not None and again.state.terms["tasks"] == CAFE.fields["tasks"]
        events.delete_placement(again)
        assert repository.by_id(first.id) is None
