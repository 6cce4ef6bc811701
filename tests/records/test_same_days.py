"""Somebody's own placement in the same days is found by prints, and nobody else's is."""

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event as listening

from citizen_portal.placement.proposal import read_date
from citizen_portal.records import same_days
from citizen_portal.storage.database import db

from ..placements import CAFE, CHANGING, STORIES, made, on, sent

START, END = (read_date(CAFE.fields, name) for name in ("starts_on", "ends_on"))
OPEN = {"sent", "sent, changed", "sent, a new link", "answered", "answered, changed", "agreed", "with the jobcenter",
        "more needed", "applied", "approved", "started", "midway", "nearly over", *CHANGING}  # fmt: skip


def somebody(**typed: str) -> dict[str, str]:
    """A person nobody else in these tests is."""
    return {**CAFE.fields, "name": secrets.token_hex(8), **typed}


def between(first: date, last: date) -> dict[str, str]:
    parts = {"day": "%d", "month": "%m", "year": "%Y"}
    days = {"starts_on": first, "ends_on": last}
    return {f"{name}-{part}": day.strftime(how) for name, day in days.items() for part, how in parts.items()}


def found(fields: Mapping[str, Any], draft_id: str = "another draft") -> bool:
    return same_days.sent_before(fields, draft_id)


@pytest.mark.parametrize("name", STORIES)
def test_what_is_over_or_was_refused_is_in_nobodys_way(name: str) -> None:
    mine, story = somebody(), STORIES[name]
    record = made(story, mine)
    with on(story.day(record.state)):
        assert found(mine) is (name in OPEN)


@pytest.mark.parametrize(
    ("first", "last", "overlaps"),
    [
        (START, END, True),
        (END, END + timedelta(days=20), True),
        (END + timedelta(days=1), END + timedelta(days=20), False),
        (START - timedelta(days=20), START, True),
        (START - timedelta(days=20), START - timedelta(days=1), False),
        (START + timedelta(days=2), END - timedelta(days=2), True),
        (START - timedelta(days=2), END + timedelta(days=2), True),
    ],
)
def test_a_day_in_common_is_enough(first: date, last: date, overlaps: bool) -> None:
    mine = somebody()
    sent(mine)
    assert found({**mine, **between(first, last)}) is overlaps


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ({}, True),
        ({"email": "METTE+job@example.org", "phone": ""}, True),
        ({"email": "", "phone": "+45 31224455"}, True),
        ({"email": "other@example.org"}, True),
        ({"phone": "20 11 22 33"}, True),
        ({"email": "other@example.org", "phone": "20 11 22 33"}, False),
        ({"email": "", "phone": ""}, False),
        ({"birth_date-day": "8"}, False),
        ({"name": "Somebody Else"}, False),
    ],
)
def test_a_person_is_the_same_by_name_birth_date_and_one_way_to_reach_them(typed: dict[str, str], same: bool) -> None:
    mine = somebody()
    sent(mine)
    assert found({**mine, **typed}) is same


def test_the_same_draft_once_more_is_no_second_placement() -> None:
    mine = somebody()
    record = sent(mine)
    assert not found(mine, record.draft_id) and found(mine, "another draft")


def test_it_takes_one_statement_that_goes_by_the_print(app: Flask) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        # What a connection is told when it is taken is not asked of the tables.
        asked.extend([(statement, values)] if statement.startswith("SELECT") else [])

    listening.listen(db.engine, "before_cursor_execute", note)
    try:
        found(somebody())
    finally:
        listening.remove(db.engine, "before_cursor_execute", note)
    ((statement, values),) = asked
    assert "sealed" not in statement and "LIMIT" in statement
    if db.engine.dialect.name == "sqlite":
        plan = db.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
        assert "ix_placements_person_key" in str(plan)
