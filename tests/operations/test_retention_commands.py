"""What is deleted by hand is told in numbers, and may be counted first."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from citizen_portal import clock
from citizen_portal.registration import draft_repository

from ..placements import CAFE, on

DRAFT = "d" * 32


def test_what_is_due_is_counted_first_and_then_deleted(app: Flask) -> None:
    with app.app_context():
        draft_repository.save(DRAFT, {**CAFE.fields})
    purge = ["retention", "purge"]
    with on(clock.today() + timedelta(days=32)):
        counted = app.test_cli_runner().invoke(args=[*purge, "--dry-run"]).output
        assert "1  drafts" in counted and "Nothing was deleted." in counted
        assert "1  drafts" in app.test_cli_runner().invoke(args=purge).output
        assert "0  drafts" in app.test_cli_runner().invoke(args=purge).output
