"""After a rotation everything opens without the former keys, whoever holds what in hand, and whatever stopped it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import LargeBinary, text

from citizen_portal import create_app
from citizen_portal.config import SettingError, Settings
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events, repository
from citizen_portal.records.events import NewEvent
from citizen_portal.storage import rotation
from citizen_portal.storage.database import db
from citizen_portal.storage.sealed import mark_of
from citizen_portal.storage.tables import Base

from .kept import KEYS, PLACEMENTS, let_go
from .ways_in import LOOKS, InHand, given, seen

ROOT = Path(__file__).parent.parent.parent
NEW = "n" * 43
NEWEST, FORMER, OLDEST = (mark_of(key).hex() for key in (NEW, *KEYS))
# A rotation that is gone after so many batches, whatever it was about to do.
DIES = """
import os, sys
from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.storage import rotation
app = create_app(Settings.from_environment(os.environ), prerender=False)
rotation.AT_ONCE = 3
with app.app_context():
    for batch, _ in enumerate(rotation.rotate()):
        if batch == 4:
            os._exit(9)
"""


@pytest.fixture
def url(fresh: Callable[[], str]) -> str:
    return fresh()


@pytest.fixture
def host(url: str, tmp_path: Path) -> Iterator[Flask]:
    """One that has the new key in front of the former ones."""
    app = host_on(url, tmp_path, NEW, *KEYS)
    yield app
    let_go(app)


def host_on(url: str, folder: Path, *keys: str) -> Flask:
    return create_app(Settings(data=folder, keys=keys, database_url=url), prerender=False)


def rotate(app: Flask, *how: str) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(args=["keys", "rotate", *how])
    return done.exit_code, done.output


def marks(app: Flask) -> set[str]:
    """Of the keys that anything is sealed with."""
    with app.app_context():
        return {mark.hex() for counted in rotation.leaning().values() for mark in counted}


@dataclass(frozen=True)
class Turned:
    """A site before and after its keys were changed, and what the command said."""

    before: dict[str, Any]
    hand: InHand
    said: str
    url: str
    folder: Path
    app: Flask


@pytest.fixture(scope="module")
def turned(fresh: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Turned]:
    url, folder = fresh(), tmp_path_factory.mktemp("turned")
    first = host_on(url, folder, *KEYS)
    hand = given(first)
    before = seen(first, hand)
    both = host_on(url, folder, NEW, *KEYS)
    code, said = rotate(both)
    assert code == 0, said
    after = host_on(url, folder, NEW)
    yield Turned(before, hand, said, url, folder, after)
    for app in (first, both, after):
        let_go(app)


def test_every_column_with_something_sealed_is_in_the_table() -> None:
    columns = [column for table in Base.metadata.tables.values() for column in table.columns]
    binary = [str(column) for column in columns if isinstance(column.type, LargeBinary)]
    assert sorted(binary) == sorted(f"{table}.sealed" for table in rotation.TABLES)


@pytest.mark.parametrize("way", LOOKS)
def test_without_the_former_keys_every_way_in_leads_where_it_led(turned: Turned, way: str) -> None:
    now = seen(turned.app, turned.hand)[way]
    assert now == turned.before[way]
    assert way in ("outbox", "deleted again") or now and any(now if isinstance(now, list) else [now])


def test_everything_lies_under_the_newest_key_in_every_table(turned: Turned) -> None:
    with turned.app.app_context():
        leaning = rotation.leaning()
    assert all(counted for counted in leaning.values()) and marks(turned.app) == {NEWEST}


def test_the_command_says_how_far_it_is_and_which_keys_can_be_taken_away(turned: Turned) -> None:
    lines = turned.said.splitlines()
    assert f"placements: {len(PLACEMENTS)} of {len(PLACEMENTS)}" in lines
    for place, mark in ((2, FORMER), (3, OLDEST)):
        said = f"Nothing leans on key {place} of PORTAL_KEYS ({mark}) any more: it can be taken away on every host."
        assert said in lines
        assert f"Links signed with {mark} are still taken: `flask --app wsgi keys forget {mark}` ends them." in lines


def test_a_host_with_the_former_keys_alone_does_not_start_any_more(turned: Turned) -> None:
    with pytest.raises(SettingError, match="^PORTAL_KEYS opens nothing of what lies in the database"):
        host_on(turned.url, turned.folder, *KEYS)


def test_links_of_a_key_that_others_may_know_are_ended_and_codes_go_on(turned: Turned) -> None:
    """The last to look at this site."""
    assert forget(turned.app, NEWEST) == 1
    assert [forget(turned.app, mark) for mark in (FORMER, OLDEST)] == [0, 0]
    ended = host_on(turned.url, turned.folder, NEW)
    now = seen(ended, turned.hand)
    assert {way for way, found in now.items() if found != turned.before[way]} == {
        "status links", "employer's links", "links of drafts", "room", "prepared, by link",
    }  # fmt: skip
    assert not any(now["status links"])
    let_go(ended)


def forget(app: Flask, mark: str) -> int:
    return app.test_cli_runner().invoke(args=["keys", "forget", mark]).exit_code


def test_a_dry_run_counts_and_changes_nothing(host: Flask) -> None:
    before = marks(host)
    code, said = rotate(host, "--dry-run")
    assert code == 0 and before == marks(host) and NEWEST not in before
    assert f"sealed with key 2 of PORTAL_KEYS ({FORMER})" in said and "events: " in said


def test_a_key_that_is_taken_away_too_soon_is_asked_for_by_name(host: Flask, url: str, tmp_path: Path) -> None:
    with host.app_context():
        list(rotation.rotate())
    with pytest.raises(
        SettingError, match="^PORTAL_KEYS does not open what codes and links are checked by.*keys rotate"
    ):
        host_on(url, tmp_path, NEW)
    assert rotate(host)[0] == 0
    let_go(host_on(url, tmp_path, NEW))


def test_one_that_is_killed_is_begun_again_where_it_was(host: Flask, url: str, tmp_path: Path) -> None:
    told = {"PORTAL_DATA": str(tmp_path), "PORTAL_DATABASE_URL": url, "PORTAL_KEYS": " ".join((NEW, *KEYS))}
    killed = subprocess.run([sys.executable, "-c", DIES], cwd=ROOT, env={**os.environ, **told}, check=False)
    assert killed.returncode == 9 and {NEWEST, FORMER} <= marks(host)
    code, said = rotate(host)
    assert code == 0 and marks(host) == {NEWEST}
    assert f"placements: {len(PLACEMENTS)} of {len(PLACEMENTS)}" not in said


def test_two_at_once_share_the_rows_and_do_no_harm(host: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "AT_ONCE", 3)
    with host.app_context():
        count = sum(sum(counted.values()) for counted in rotation.leaning().values())

    def run(_turn: int) -> int:
        with host.app_context():
            last = {one.table: one.done for one in rotation.rotate()}
            return sum(last.values())

    with ThreadPoolExecutor(2) as both:
        assert sum(both.map(run, range(2))) == count
    assert rotate(host)[0] == 0 and marks(host) == {NEWEST}


def test_what_happens_meanwhile_is_kept(host: Flask, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also on a host that has not been told the new key in front: what it writes is seen and asked for again."""
    monkeypatch.setattr(rotation, "AT_ONCE", 1)
    late = host_on(url, tmp_path, *KEYS)
    with late.app_context():
        record = repository.by_id(next(who["id"] for who in PLACEMENTS.values() if who["export"]["status"] == "sent"))
        assert record
    with host.app_context():
        batches = rotation.rotate()
        assert next(one for one in batches if one.table == "events")
        with ThreadPoolExecutor(1) as other:
            other.submit(withdraw, late, record).result(timeout=20)
        list(batches)
    code, said = rotate(host)
    assert (code, marks(host)) == (0, {NEWEST}), said
    with host.app_context():
        found = repository.by_id(record.id)
        assert found and [event.kind for event in found.state.history][-1] == EventKind.WITHDRAWN
    let_go(late)


def withdraw(app: Flask, record: repository.PlacementRecord) -> None:
    with app.app_context():
        events.record_event(record, NewEvent(Side.CITIZEN, EventKind.WITHDRAWN), record.version)


def test_what_somebody_holds_is_passed_over_and_asked_for_again(host: Flask) -> None:
    with host.app_context():
        if db.engine.dialect.name == "sqlite":
            pytest.skip("SQLite has one writer at a time")
        with db.engine.connect() as other:
            other.execute(text("SELECT 1 FROM placements ORDER BY id LIMIT 1 FOR UPDATE"))
            code, said = rotate(host)
    assert code == 1 and "Run it again." in said and "placements: 1 sealed with key " in said
    assert rotate(host)[0] == 0


def test_a_row_that_is_broken_stays_as_it_is_and_keeps_no_key(host: Flask) -> None:
    with host.app_context():
        torn = mark_of(KEYS[0]) + b"torn" * 8
        db.session.execute(text("UPDATE events SET sealed = :torn WHERE number = 2"), {"torn": torn})
        db.session.commit()
    code, said = rotate(host)
    assert code == 0 and "rows are broken: no key opens them" in said
    assert "it can be taken away" in said
