"""Once a day the running site deletes what is due, and a database that is away stops it only until the next look."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.operations import daily
from citizen_portal.records import retention
from citizen_portal.registration import draft_repository

from ..placements import CAFE, on

DRAFT = "d" * 32


def test_what_is_due_goes_by_itself(app: Flask) -> None:
    with app.app_context():
        draft_repository.save(DRAFT, {**CAFE.fields})
    with on(clock.today() + timedelta(days=32)):
        daily.look(app)
        with app.app_context():
            report = retention.last_report()
    assert report and report[1]["drafts"] == 1


def test_an_accident_is_told_to_the_log_and_ends_nothing(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away() -> None:
        raise OSError

    monkeypatch.setattr(retention, "purge_once_a_day", away)
    daily.look(app)
    assert "cannot be deleted" in caplog.text
