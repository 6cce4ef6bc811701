"""A site does not start with keys that open nothing of what lies in its database."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, event, text

from citizen_portal import create_app
from citizen_portal.config import SettingError, Settings
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events, repository
from citizen_portal.records.events import NewEvent
from citizen_portal.registration import draft_repository
from citizen_portal.storage import keyring, keys
from citizen_portal.storage.database import db

from ..people import case

ROOT = Path(__file__).parent.parent.parent
CAFE = case("cafe-dagpenge-da")
FORMER, NEW = "k" * 43, "n" * 43
TABLES = ("events", "outbox", "placements", "drafts")
PRINTS = "site_state"
OWN = re.compile(f"{PRINTS}|pg_advisory")
SENTENCE = "PORTAL_KEYS opens nothing of what lies in the database: put the former keys behind the new one."


@pytest.fixture(autouse=True)
def nothing_kept(app: Flask) -> None:
    keep_only(app)


def keep_only(app: Flask, *kept: str) -> None:
    with app.app_context():
        for table in (*TABLES, PRINTS):
            if table not in kept:
                db.session.execute(text(f"DELETE FROM {table}"))
        db.session.commit()


def use(app: Flask) -> None:
    """Leave a row in every table."""
    with app.app_context():
        draft_repository.save("a" * 32, CAFE.fields)
        record = repository.by_reference(events.send("b" * 32, CAFE.fields, "da"))
        assert record
        events.record_event(record, NewEvent(Side.CITIZEN, EventKind.WITHDRAWN), 1)


def start(environ: dict[str, str], *names: str) -> Flask:
    """The site on the same database, told these keys."""
    app = create_app(Settings.from_environment({**environ, "PORTAL_KEYS": " ".join(names)}), prerender=False)
    with app.app_context():
        db.engine.dispose()
    return app


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [line for line in caplog.messages if "PORTAL_KEYS" in line]


def test_a_database_nobody_has_used_opens_with_any_key(environ: dict[str, str]) -> None:
    assert start(environ, NEW)


@pytest.mark.parametrize("kept", [("drafts",), ("placements",), ("outbox",), TABLES], ids=str)
def test_a_key_in_place_of_the_former_one_is_refused(app: Flask, environ: dict[str, str], kept: tuple[str]) -> None:
    use(app)
    keep_only(app, *kept)
    with pytest.raises(SettingError) as refused:
        start(environ, NEW)
    assert str(refused.value) == SENTENCE


def test_two_hosts_on_an_empty_database_must_have_a_key_in_common(environ: dict[str, str]) -> None:
    start(environ, FORMER)
    with pytest.raises(SettingError, match="^PORTAL_KEYS has none of the keys this database is used with"):
        start(environ, NEW)
    both = start(environ, NEW, FORMER)
    with pytest.raises(SettingError, match="^PORTAL_KEYS does not open what codes and links are checked by"):
        start(environ, NEW)
    assert both.test_cli_runner().invoke(args=["keys", "rotate"]).exit_code == 0
    with both.app_context():
        db.engine.dispose()
    start(environ, NEW)


def test_a_new_key_in_front_of_the_former_one_starts_without_a_word(
    app: Flask, environ: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    use(app)
    assert start(environ, NEW, FORMER)
    assert not warnings(caplog)


def test_the_log_says_once_how_much_a_missing_key_leaves_shut(
    app: Flask, environ: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    use(app)
    keep_only(app, "placements", "events")
    with start(environ, NEW, FORMER).app_context():
        draft_repository.save("c" * 32, CAFE.fields)
        keyring.renew()
        db.engine.dispose()
    assert start(environ, NEW)
    assert warnings(caplog) == ["PORTAL_KEYS does not open 2 of 3 rows looked at: a former key is missing"]


def test_what_was_delivered_and_emptied_asks_for_no_key(app: Flask, environ: dict[str, str]) -> None:
    use(app)
    keep_only(app, "outbox")
    with app.app_context():
        db.session.execute(text("UPDATE outbox SET sealed = NULL, done_at = due_at, outcome = 'delivered'"))
        db.session.commit()
    assert start(environ, NEW)


def test_every_row_is_found_by_an_index_however_many_there_are(app: Flask) -> None:
    asked: list[tuple[str, object]] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *said: asked.append((said[2], said[3])))
        keys.init_app(app)
        looks = [look for look in asked if look[0].startswith("SELECT") and not OWN.search(look[0])]
        plans = [plan_of(db.engine, *look) for look in looks]
    assert len(plans) == 2 * len(keys.ORDERS)
    assert not [plan for plan in plans if "TEMP B-TREE" in plan or "Sort" in plan or "index" not in plan.lower()]


def plan_of(engine: Engine, statement: str, typed: object) -> str:
    """How the database goes about it. PostgreSQL would rather read a small table from end to end."""
    how = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
    with engine.connect() as connection:
        if how == "EXPLAIN":
            connection.exec_driver_sql("SET enable_seqscan = off")
        return "\n".join(str(row) for row in connection.exec_driver_sql(f"{how} {statement}", typed))  # type: ignore[arg-type]


def test_the_server_says_it_in_one_sentence(app: Flask, environ: dict[str, str]) -> None:
    use(app)
    ended = subprocess.run(
        [sys.executable, "-c", "import wsgi"], cwd=ROOT, env={**os.environ, **environ, "PORTAL_KEYS": NEW},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode != 0 and ended.stderr.strip() == SENTENCE
