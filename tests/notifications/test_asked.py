"""A reminder the citizen asks for goes out once in 24 hours, to the second, and only while it has its reason."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta
from email.message import EmailMessage

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.notifications import asked
from citizen_portal.records import events
from citizen_portal.records.arrival import arrival
from citizen_portal.records.refusals import GoneMeanwhile, NotAllowed
from citizen_portal.storage import outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import OutboxRow

from ..catcher import about
from ..databases import app, environ, postgresql
from ..placements import CHANGE, STORIES, YES, made, sent

__all__ = ["app", "environ", "postgresql"]

# Half a minute before a Danish midnight.
NIGHT = datetime.combine(clock.today(), time(23, 59, 30), clock.HERE)


@pytest.fixture
def letters(app: Flask) -> Iterator[list[EmailMessage]]:
    """What goes out, of what this test has written alone."""
    found: list[EmailMessage] = []
    app.extensions["mail"] = found.append
    with app.app_context():
        db.session.query(OutboxRow).delete()
        db.session.commit()
        yield found


def asked_for(record_id: str) -> int:
    db.session.rollback()
    return db.session.query(OutboxRow).filter(OutboxRow.key.startswith(f"asked:{record_id}:")).count()


def test_ten_at_once_ask_once(app: Flask, letters: list[EmailMessage]) -> None:
    record = sent()

    def press(_turn: int) -> None:
        with app.app_context():
            asked.ask(record)

    with ThreadPoolExecutor(10) as crowd:
        list(crowd.map(press, range(10)))
    assert asked_for(record.id) == 1


def test_a_day_is_24_hours_also_over_midnight(monkeypatch: pytest.MonkeyPatch, letters: list[EmailMessage]) -> None:
    record, second = sent(), timedelta(seconds=1)
    day = timedelta(hours=24)
    for moment, count in ((NIGHT, 1), (NIGHT + 60 * second, 1), (NIGHT + day - second, 1), (NIGHT + day, 2)):
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        asked.ask(record)
        assert asked_for(record.id) == count
    assert asked.again_at(arrival(record)) == NIGHT + 2 * day + 30 * second


def test_an_answer_before_it_has_gone_out_takes_its_reason_away(letters: list[EmailMessage]) -> None:
    record = sent()
    outbox.deliver()
    asked.ask(record)
    events.record_event_with_retry(record, YES)
    letters.clear()
    outbox.deliver()
    assert sorted(about(one) for one in letters) == ["det er gemt", "svar fra arbejdsgiveren"]


@pytest.mark.parametrize("story", ["answered", "declined", "approved", "withdrawn"])
def test_nobody_is_reminded_of_what_is_not_theirs_to_do(letters: list[EmailMessage], story: str) -> None:
    record = made(STORIES[story])
    with pytest.raises(NotAllowed):
        asked.ask(record)
    assert asked_for(record.id) == 0


def test_a_placement_that_is_gone_or_has_changed_is_asked_about_as_it_stands(letters: list[EmailMessage]) -> None:
    record = sent()
    answered = events.record_event_with_retry(record, YES)
    events.record_event_with_retry(answered, CHANGE)
    asked.ask(record)
    assert asked_for(record.id) == 1
    events.delete_placement(record)
    with pytest.raises(GoneMeanwhile):
        asked.ask(record)
