"""Around midnight what is exported and handed over says moments that lie in the Danish day, and the status of it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask

from citizen_portal.handover.payload import MOMENTS, payload
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import EventRow, PlacementRow

from .midnight import DENMARK, placement

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


def danish_day(moment: str) -> date:
    return datetime.fromisoformat(moment).astimezone(DENMARK).date()


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
    told = {row[name] for name in MOMENTS}
    assert {(danish_day(moment) - day).days for moment in told} == {-ago} and row["status"] == standing
    # A table is for people, and they read the day that stands there.
    assert form == "jsonl" or {(date.fromisoformat(moment[:10]) - day).days for moment in told} == {-ago}


def test_a_hand_over_says_the_danish_day_of_everything_that_happened(app: Flask, moment: datetime, day: date) -> None:
    with app.app_context():
        said = payload(placement("ended, told by both", 49, -28))
    moments = [said["sent_at"], *(one["at"] for one in said["history"]), said["changed_at"]]
    assert [(danish_day(one) - day).days for one in moments] == [-49, -49, -49, -49, -49, 0, 0, 0]
