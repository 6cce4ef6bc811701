"""Around midnight the export and the hand-over have the Danish day in each moment, and the status of that day."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask

from citizen_portal.handover.payload import payload
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import EventRow, PlacementRow

from .midnight import placement

# How many days ago it was sent, how many days from today it starts, and where it stands then.
STANDING = [(20, 1, "approved"), (21, 0, "started"), (34, -13, "midway"), (48, -27, "midway"), (49, -28, "ended")]


def exported(app: Flask, form: str) -> dict[str, Any]:
    """The one placement there is."""
    done = app.test_cli_runner().invoke(args=["placement", "export", "--format", form])
    if form == "jsonl":
        (row,) = map(json.loads, done.stdout.splitlines())
    else:
        (row,) = csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"), newline=""), delimiter=";")
    return dict(row)


@pytest.mark.parametrize("form", ["jsonl", "csv"])
@pytest.mark.parametrize(("ago", "starts", "standing"), STANDING)
def test_an_export_says_the_danish_day_and_the_status_of_it(
    app: Flask, moment: datetime, day: date, form: str, ago: int, starts: int, standing: str
) -> None:
    with app.app_context():
        for table in (EventRow, PlacementRow):
            db.session.query(table).delete()
        db.session.commit()
        placement("approved", ago, starts)
    row = exported(app, form)
    days = {(date.fromisoformat(row[name][:10]) - day).days for name in ("sent_at", "changed_at")}
    assert days == {-ago} and row["status"] == standing


def test_a_hand_over_says_the_danish_day_of_everything_that_happened(app: Flask, moment: datetime, day: date) -> None:
    with app.app_context():
        said = payload(placement("ended, told by both", 49, -28))
    moments = [said["sent_at"], *(one["at"] for one in said["history"]), said["changed_at"]]
    days = [(date.fromisoformat(one[:10]) - day).days for one in moments]
    assert days == [-49, -49, -49, -49, -49, 0, 0, 0]
