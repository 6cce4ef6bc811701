"""The clock moved day by day over whole placements: every letter on its day, once, and none that lost its reason."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.notifications import delivery
from citizen_portal.notifications.compose import Letter, compose
from citizen_portal.placement.agreement import typed_date
from citizen_portal.placement.status import EventKind, Side, Status
from citizen_portal.records import events
from citizen_portal.records.events import NewEvent
from citizen_portal.storage import outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import OutboxRow

from ..databases import app, environ, postgresql
from ..placements import AGREED, CAFE, OUTCOMES, WITHDRAW, moved, new, read_again, sent

__all__ = ["app", "environ", "postgresql"]

# A Monday; the first day of the placement is a Monday too, the last one a Friday.
SENT, STARTS, ENDS, LAST_LOOK = date(2026, 11, 2), date(2026, 11, 23), date(2026, 12, 18), date(2027, 3, 31)
FIELDS = {**CAFE.fields, **typed_date("starts_on", STARTS), **typed_date("ends_on", ENDS)}
MORNING, NOON = time(8, 5), time(12)
AGREE = {date(2026, 11, 4): (AGREED[0],), date(2026, 11, 5): (AGREED[1],)}
APPROVE = {
    **AGREE,
    date(2026, 11, 6): (moved(Status.APPLIED, Side.EMPLOYER),),
    date(2026, 11, 10): (moved(Status.APPROVED),),
}
STOP = new(Side.CITIZEN, EventKind.ENDED_EARLY, last_day="2026-12-01", reason="job")
AFTER_SENDING = {"11-02 citizen.sent", "11-02 employer.ask"}
AFTER_AGREEING = AFTER_SENDING | {
    "11-04 citizen.answered",
    "11-04 employer.receipt",
    "11-05 citizen.agreed",
    "11-05 employer.agreed",
}
AFTER_APPROVING = AFTER_AGREEING | {
    "11-06 citizen.moved",
    "11-06 employer.receipt",
    "11-10 citizen.decided",
    "11-10 employer.decided",
}


def both(day: str, kind: str) -> set[str]:
    return {f"{day} citizen.{kind}", f"{day} employer.{kind}"}


Days = Mapping[date, tuple[NewEvent, ...]]
# What happens on which day, and every letter that goes out.
WHOLE: Mapping[str, tuple[Days, set[str]]] = {
    "nobody answers": ({}, {
        *AFTER_SENDING, "11-09 employer.silent", "11-16 employer.start-near", "11-19 employer.start-near",
        *both("11-23", "not-approved"), *both("12-14", "lapsing"), *both("12-22", "lapsed"),
    }),
    "nobody approves": (AGREE, {
        *AFTER_AGREEING, "11-16 employer.start-near", "11-19 employer.start-near",
        *both("11-23", "not-approved"), *both("12-14", "lapsing"), *both("12-22", "lapsed"),
    }),
    "to its end": (APPROVE, {
        *AFTER_APPROVING, *both("12-04", "midway"), *both("12-17", "end"), *both("12-21", "end-again"),
        *both("12-28", "end-again"), "03-18 citizen.three-months",
    }),
    "a job in the second week": ({**APPROVE, date(2026, 12, 2): (STOP,), date(2026, 12, 6): (OUTCOMES[1],)}, {
        *AFTER_APPROVING, "12-02 employer.ended-early", "12-02 citizen.receipt", *both("12-05", "end-again"),
        "12-12 citizen.end-again", "03-01 citizen.three-months",
    }),
    "taken back": ({**AGREE, date(2026, 11, 17): (WITHDRAW,)}, {
        *AFTER_AGREEING, "11-16 employer.start-near", "11-17 employer.withdrawn", "11-17 citizen.receipt",
    }),
}  # fmt: skip


@pytest.fixture
def written(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The day and the id of every letter that goes out."""
    found: list[str] = []

    def composed(letter: Letter, key: str) -> EmailMessage:
        message = compose(letter, key)
        message["X-Letter"] = letter.words
        return message

    monkeypatch.setattr(delivery, "compose", composed)
    monkeypatch.setitem(
        app.extensions, "mail", lambda letter: found.append(f"{clock.today():%m-%d} {letter['X-Letter']}")
    )
    return found


@pytest.fixture(autouse=True)
def now() -> Iterator[Callable[[date, time], None]]:
    """Sets the clock; afterwards it is right again."""
    with pytest.MonkeyPatch.context() as patch:
        yield lambda day, at: patch.setattr(clock, "now", lambda: datetime.combine(day, at, clock.HERE))


def killed_in_the_morning(app: Flask) -> bool:
    """A process takes the first letter that is due into its hands, and is gone before it has written it.

    False when none of what was due is wanted any more.
    """
    with app.app_context():
        db.engine.dispose()
    child = os.fork()
    if not child:
        with suppress(BaseException), app.app_context():
            app.extensions["mail"] = lambda _letter: os._exit(9)
            outbox.deliver()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def due(app: Flask) -> bool:
    with app.app_context():
        ready = (OutboxRow.done_at.is_(None), OutboxRow.due_at <= clock.now())
        return db.session.query(OutboxRow).filter(*ready).count() > 0


def lived_through(app: Flask, now: Callable[[date, time], None], days: Days) -> int:
    """Returns how many processes were killed on the way."""
    killed = 0
    now(SENT, NOON)
    with app.app_context():
        record = sent(FIELDS)
        outbox.deliver()
    for ahead in range(1, (LAST_LOOK - SENT).days):
        day = SENT + timedelta(days=ahead)
        now(day, MORNING)
        if due(app):
            killed += killed_in_the_morning(app)
            now(day, time(8, 10))
            with app.app_context():
                outbox.deliver()
        with app.app_context():
            now(day, NOON)
            for event in days.get(day, ()):
                record = events.record_event_with_retry(read_again(record), event)
                outbox.deliver()
    return killed


@pytest.mark.parametrize("name", WHOLE)
def test_every_letter_goes_out_on_its_day_and_once(
    app: Flask, written: list[str], now: Callable[[date, time], None], name: str
) -> None:
    days, letters = WHOLE[name]
    mornings = {letter[:5] for letter in letters} - {"11-02"} - {f"{day:%m-%d}" for day in days}
    assert lived_through(app, now, days) == len(mornings)
    assert sorted(written) == sorted(letters)
