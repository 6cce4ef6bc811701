"""What is not counted but looked up when somebody asks: the database, the outbox, the rules, the machine."""

from __future__ import annotations

import logging
import platform
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from flask import Flask, current_app
from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from ... import clock
from ...guidance import due
from ...guidance.state import state as guidance
from ...records import standing as registrations
from ...storage import hours, migrating, standing
from ...storage.database import db

log = logging.getLogger(__name__)

# Seconds for which what was looked up holds: however often somebody asks, and whoever else does, too.
KEPT = 30.0
Rows = Iterable[tuple[tuple[str, ...], float]]


class State(Collector):
    """Of one site. What the database knows is left out while it is away."""

    def __init__(self, app: Flask, data: Path) -> None:
        self.app, self.data = app, data
        self.turn = threading.Lock()
        self.kept: list[Metric] = []
        self.until = float("-inf")

    def collect(self) -> Iterable[Metric]:
        with self.turn:
            if time.monotonic() > self.until:
                with self.app.app_context():
                    self.kept = [*_of_machine(self.data), *_of_rules(clock.today()), *_of_database()]
                self.until = time.monotonic() + KEPT
            return self.kept

    def describe(self) -> Iterable[Metric]:
        """Nothing is looked up before somebody asks."""
        return ()


def family(name: str, words: str, labels: tuple[str, ...], rows: Rows) -> Metric:
    found = GaugeMetricFamily(name, words, labels=labels)
    for values, number in rows:
        found.add_metric(values, number)
    return found


def _of_machine(data: Path) -> Iterator[Metric]:
    room = shutil.disk_usage(data)
    yield family("portal_disk_free_bytes", "Room left where PORTAL_DATA lies.", (), [((), room.free)])
    yield family("portal_disk_bytes", "All the room there is there.", (), [((), room.total)])


def _of_rules(today: date) -> Iterator[Metric]:
    law = guidance().law
    rules = (*law.now, *law.coming)
    soon = {what: 0 for what in (due.REVIEW, due.BEGIN, due.END)}
    for one in due.due(rules, today):
        soon[one.what] += len(one.rules)
    yield family(
        "portal_rules_due", "Rules to be looked at within 60 days, by what happens to them.", ("what",),
        (((what,), count) for what, count in soon.items()),
    )  # fmt: skip
    late = sum(rule.overdue(today) for rule in rules)
    yield family("portal_rules_overdue", "Rules past the day they were to be looked at.", (), [((), late)])


def _of_database() -> Iterator[Metric]:
    """All of it or nothing: half of it would look like good news."""
    began = time.perf_counter()
    try:
        found = [metric for look in LOOKS for metric in look()]
    except standing.UNREADABLE as error:
        log.warning("The database cannot be counted in: %s", type(error).__name__)
        found = []
    finally:
        db.session.rollback()
    yield family("portal_database_up", "Whether the database answers.", (), [((), float(bool(found)))])
    yield from found
    if found:
        took = time.perf_counter() - began
        yield family("portal_state_seconds", "Seconds it took to count in the database.", (), [((), took)])


def _build() -> Iterator[Metric]:
    about = migrating.version(db.connection), platform.python_version(), db.engine.dialect.name
    labels = ("tables", "python", "database")
    yield family("portal_build_info", "What runs here: always 1.", labels, [(about, 1)])


def _clock() -> Iterator[Metric]:
    if theirs := hours.database_clock():
        ahead = (clock.now() - theirs).total_seconds()
        yield family("portal_clock_ahead_seconds", "How far this host is ahead of the database.", (), [((), ahead)])


def _outbox() -> Iterator[Metric]:
    now = clock.now()
    found = standing.standing(db.connection, now)
    # A kind nobody waits for is 0 and not nothing, so that an alarm ends.
    kinds = {kind: found.waiting.get(kind, (0, now)) for kind in {*current_app.extensions["outbox"], *found.waiting}}
    yield family(
        "portal_outbox_waiting", "Entries that are due and not delivered.", ("kind",),
        (((kind,), count) for kind, (count, _) in kinds.items()),
    )  # fmt: skip
    yield family(
        "portal_outbox_oldest_seconds", "How long the oldest of them has waited.", ("kind",),
        (((kind,), (now - since).total_seconds()) for kind, (_, since) in kinds.items()),
    )  # fmt: skip
    endings = {(kind, ending): found.lost.get((kind, ending), 0) for kind in kinds for ending in standing.ENDINGS}
    yield family(
        "portal_outbox_lost", "Entries refused or given up within 30 days.", ("kind", "outcome"),
        {**endings, **found.lost}.items(),
    )  # fmt: skip
    yield family("portal_outbox_held", "Whether the outbox is held back.", (), [((), float(found.held))])


def _registrations() -> Iterator[Metric]:
    by_status = registrations.placements().items()
    yield family(
        "portal_placements", "Placements, down to a multiple of five.", ("status",),
        (((status,), count) for status, count in by_status),
    )  # fmt: skip
    yield family("portal_drafts", "Drafts, down to a multiple of five.", (), [((), registrations.drafts())])


LOOKS: tuple[Callable[[], Iterator[Metric]], ...] = (_build, _clock, _outbox, _registrations)
