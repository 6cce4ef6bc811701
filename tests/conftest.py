"""The world of the tests: one site in a folder of its own, and a client that reads every page it gets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import event
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.storage.database import db

# One server for all that ask for it: each place it were imported into would start one of its own.
from .databases import BOTH, ON_BOTH, Chosen, database_in, nothing_stays_open, on_a_file, postgresql_server
from .house_style import ReadingClient

__all__ = ["nothing_stays_open", "on_a_file", "postgresql_server"]

# A busy machine is slow; that is no fault of what is tested.
hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("patient")


class CompiledOnce(BytecodeCache):
    """The templates as they have been compiled, for every site of this process: by name and text, so never stale."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self.kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


Flask.jinja_options = {"bytecode_cache": CompiledOnce()}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=BOTH, help="run every test on this one, and none on both")
    parser.addoption("--pictures", action="store_true", help="put pictures of the screens into look/")


def pytest_configure(config: pytest.Config) -> None:
    Chosen.kind = config.getoption("database") or "sqlite"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Where it is told most of, the database is each of the two."""
    here = metafunc.definition.nodeid.startswith(ON_BOTH)
    if "database" in metafunc.fixturenames and here and not metafunc.config.getoption("database"):
        metafunc.parametrize("database", BOTH, indirect=True, scope="module")


def settings_in(folder: Path, **changes: object) -> Settings:
    """On the database that belongs to the folder: as --database says, or as the file that is run needs it."""
    known = {"data": folder, "keys": ("k" * 43,), "database_url": database_in(folder, Chosen.kind)}
    return Settings(**{**known, **changes})  # type: ignore[arg-type]


class FilesTogether(LoadScopeScheduling):
    """The tests of a file share a site, so they run in one worker; looks in the browser are spread."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith("tests/browser/") else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> FilesTogether:
    return FilesTogether(config, log)


# Seconds a test may take that only reckons, and one that asks a site. Looks in the browser have none.
PURE, WITH_A_SITE = 0.05, 0.5


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the tests that take longer than their kind should; no test fails for it."""
    slow = [report for report in terminalreporter.getreports("passed") if over_budget(report)]
    if slow and terminalreporter.config.getoption("verbose") >= 0:
        terminalreporter.write_line(f"{len(slow)} tests took longer than their kind should (-v names them)")
    if terminalreporter.config.getoption("verbose") > 0:
        for report in sorted(slow, key=lambda report: -report.duration):
            terminalreporter.write_line(f"{report.duration:.2f} s {report.nodeid}")


def over_budget(report: pytest.TestReport) -> bool:
    if report.when != "call" or "browser" in report.nodeid:
        return False
    budget: float = dict(report.user_properties).get("budget", WITH_A_SITE)  # type: ignore[assignment]
    return report.duration > budget


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    asks_a_site = {"app", "client", "site"} & set(getattr(item, "fixturenames", ()))
    item.user_properties.append(("budget", WITH_A_SITE if asks_a_site else PURE))


@pytest.fixture(scope="module")
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """The kind of database a file runs on: what is not said is as --database says."""
    chosen, Chosen.kind = Chosen.kind, getattr(request, "param", Chosen.kind)
    yield Chosen.kind
    Chosen.kind = chosen


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, database: str) -> Iterator[Flask]:
    """A site for the tests of one file, on each database where that is worth its time."""
    app = site_in(tmp_path_factory.mktemp(database))
    yield app
    with app.app_context():
        db.engine.dispose()


def site_in(folder: Path, prerender: bool = False, **changes: object) -> Flask:
    """A site whose clients read what they get, and whose accidents are seen."""
    app = create_app(settings_in(folder, **changes), prerender=prerender)
    app.config["PROPAGATE_EXCEPTIONS"] = True
    app.test_client_class = ReadingClient
    return without_waiting(app)


def without_waiting(app: Flask) -> Flask:
    """The same site, whose SQLite does not wait for the disk: only where the power fails would anybody see it."""
    with app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
        # Connections that are open already still wait.
        engine.dispose()
    return app


@pytest.fixture(autouse=True)
def nobody_has_tried_yet(request: pytest.FixtureRequest) -> None:
    """Every test begins with all attempts left."""
    if "app" in request.fixturenames:
        app: Flask = request.getfixturevalue("app")
        counters = app.extensions["attempts"]
        counters.shared.storage.reset()
        counters.own.storage.reset()
        counters.away_until = 0.0


@pytest.fixture
def client(app: Flask) -> ReadingClient:
    client = app.test_client()
    assert isinstance(client, ReadingClient)
    return client


@pytest.fixture
def employer(app: Flask) -> ReadingClient:
    """Another person with a phone of their own."""
    client = app.test_client()
    assert isinstance(client, ReadingClient)
    return client
