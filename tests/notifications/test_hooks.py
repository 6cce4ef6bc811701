"""A reminder goes out in the morning of its day, once, whatever happens to the placement later that day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from email.message import EmailMessage

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.records import events
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage import outbox

from ..placements import STORIES, made

ASKED = "ny@example.com"


@pytest.fixture
def letters(app: Flask) -> Iterator[list[EmailMessage]]:
    """What goes out, in its order."""
    found: list[EmailMessage] = []
    app.extensions["mail"] = found.append
    with app.app_context():
        yield found


@pytest.fixture
def approved(letters: list[EmailMessage]) -> PlacementRecord:
    """A placement whose letters of today have gone out."""
    record = made(STORIES["approved"])
    outbox.deliver()
    letters.clear()
    return record


def deliver_at(monkeypatch: pytest.MonkeyPatch, day: date, at: time) -> None:
    moment = datetime.combine(day, at, clock.HERE).astimezone(UTC)
    monkeypatch.setattr(clock, "now", lambda: moment)
    outbox.deliver()


def to(letters: list[EmailMessage]) -> list[str]:
    """Who was reminded of the talk."""
    return sorted(letter["To"] for letter in letters if "tid til midtvejssamtale" in letter["Subject"])


def test_what_happens_after_that_morning_repeats_no_reminder(
    monkeypatch: pytest.MonkeyPatch, letters: list[EmailMessage], approved: PlacementRecord
) -> None:
    day = approved.state.midway_on
    deliver_at(monkeypatch, day, time(8, 1))
    assert to(letters) == ["jorgen@example.com", "mette@example.org"]
    events.renew_employer_link(approved, ASKED)
    deliver_at(monkeypatch, day, time(23, 30))
    assert to(letters) == ["jorgen@example.com", "mette@example.org"] and ASKED in [one["To"] for one in letters]


def test_what_happens_in_the_night_before_leaves_the_reminder_to_the_morning(
    monkeypatch: pytest.MonkeyPatch, letters: list[EmailMessage], approved: PlacementRecord
) -> None:
    day = approved.state.midway_on
    deliver_at(monkeypatch, day, time(0, 30))
    events.renew_employer_link(approved, ASKED)
    deliver_at(monkeypatch, day, time(7, 59))
    assert to(letters) == []
    deliver_at(monkeypatch, day, time(8))
    assert to(letters) == ["mette@example.org", ASKED]
