"""Starting on a database that is away, not ours, or of a later release: it is waited for, or named in one sentence."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from citizen_portal import clock
from citizen_portal.config import SettingError
from citizen_portal.storage import engines, opening
from citizen_portal.storage.opening import opened

from ..databases import postgresql

__all__ = ["postgresql"]

ROOT = Path(__file__).parent.parent.parent
SENTENCE = "^PORTAL_DATABASE_URL cannot be used: "
OPENS = "import sys; from citizen_portal.storage.opening import opened; opened(sys.argv[1])"
NOWHERE = "postgresql+psycopg://127.0.0.1:1/portal"


def ours(address: str, **changes: str) -> str:
    return make_url(address).set(drivername="postgresql+psycopg", **changes).render_as_string(hide_password=False)  # type: ignore[arg-type]


@pytest.fixture
def server(postgresql: str) -> Iterator[psycopg.Connection[tuple[str]]]:
    with psycopg.connect(postgresql, dbname="postgres", autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize(
    ("away", "back"),
    [
        ("WITH ALLOW_CONNECTIONS false", "WITH ALLOW_CONNECTIONS true"),
        ("SET default_transaction_read_only = on", "RESET default_transaction_read_only"),
    ],
    ids=["shut", "read-only"],
)
def test_a_database_that_comes_back_is_waited_for_and_that_is_said_once(
    postgresql: str, server: psycopg.Connection[tuple[str]], away: str, back: str
) -> None:
    name = make_url(postgresql).database or ""
    server.execute(f"ALTER DATABASE {name} {away}".encode())
    command = [sys.executable, "-c", OPENS, ours(postgresql)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as started:
        assert started.stderr
        first = started.stderr.readline()
        server.execute(f"ALTER DATABASE {name} {back}".encode())
        rest = started.stderr.read()
    assert first.startswith("PORTAL_DATABASE_URL is waited for: ")
    assert (rest, started.returncode) == ("", 0)


def test_one_that_stays_away_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(opening, "WAITED_FOR", 2.0)
    with pytest.raises(SettingError, match=SENTENCE) as refused:
        opened(NOWHERE)
    assert "\n" not in str(refused.value) and "refused" in str(refused.value)
    assert len([line for line in caplog.messages if "is waited for" in line]) == 1


def test_one_that_may_only_be_read_is_named_in_one_sentence(
    postgresql: str, server: psycopg.Connection[tuple[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "WAITED_FOR", 0.0)
    name = make_url(postgresql).database or ""
    server.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on".encode())
    with pytest.raises(SettingError, match=f"{SENTENCE}it may only be read"):
        opened(ours(postgresql))
    server.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only".encode())


def test_the_addresses_of_one_name_are_one_sentence() -> None:
    class Many(Exception):
        orig = "Multiple connection attempts failed. All failures were:\n- host: 'a': refused\n- host: 'b': refused"

    assert opening.words_of(Many()) == (
        "Multiple connection attempts failed. All failures were: host: 'a': refused; host: 'b': refused"
    )


def test_what_will_not_be_otherwise_in_a_minute_is_said_at_once(
    postgresql: str, server: psycopg.Connection[tuple[str]], caplog: pytest.LogCaptureFixture
) -> None:
    server.execute("CREATE ROLE stranger LOGIN")
    wrong = {
        ours(postgresql, username="stranger"): "permission denied",
        ours(postgresql, username="nobody"): "does not exist",
        ours(postgresql, database="nowhere"): "does not exist",
        f"{ours(postgresql)}{'&' if '?' in postgresql else '?'}colour=red": "colour",
        "postgresql+psycopg2000://h/db": "psycopg2000",
    }
    for address, said in wrong.items():
        with pytest.raises(SettingError, match=f"{SENTENCE}.*{said}") as refused:
            opened(address)
        assert "\n" not in str(refused.value)
    assert not caplog.messages


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_tables_of_a_later_release_are_named(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = f"sqlite:///{tmp_path / 'portal.sqlite'}"
    if kind == "postgresql":
        url = ours(request.getfixturevalue("postgresql"))
    engine = opened(url)
    with engine.begin() as connection:
        newest = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(SettingError, match=f"{SENTENCE}.*version 9999 by a later release"):
        opened(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{newest}'")
    engine.dispose()


def test_what_the_address_says_itself_goes_before_what_we_say(postgresql: str) -> None:
    told = f"{ours(postgresql)}{'&' if '?' in postgresql else '?'}connect_timeout=7&options=-c%20lock_timeout%3D9s"
    engine = engines.connect(told)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW lock_timeout").scalar() == "9s"
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == f"{engines.PATIENCE}s"
        assert "connect_timeout=7" in connection.connection.dbapi_connection.info.dsn  # type: ignore[union-attr]
    engine.dispose()


@pytest.mark.parametrize(("ahead", "lines"), [(0, 0), (120, 1), (-120, 1)])
def test_a_clock_that_is_not_the_databases_is_told_at_the_start(
    postgresql: str, caplog: pytest.LogCaptureFixture, ahead: int, lines: int
) -> None:
    with clock.played(clock.now() + timedelta(seconds=ahead)):
        opened(ours(postgresql)).dispose()
    told = [line for line in caplog.messages if line.startswith("The clock of this host is")]
    assert len(told) == lines
