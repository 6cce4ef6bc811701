"""The list says of every placement what its page says, on any day, and each of its limits finds what it names."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from citizen_portal import clock
from citizen_portal.placement.fields import BY_NAME
from citizen_portal.placement.status import CLOSED, Side, Status
from citizen_portal.records import queue
from citizen_portal.records.queue import QueueRow
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import PlacementRow
from citizen_portal.trades.library import kept_trade

from ..placements import CAFE, STORIES, made, on, read_again, sent


def row(record: PlacementRecord, whose: str = "", **limits: str) -> QueueRow | None:
    rows = queue.page(whose, limits, rows=1000).rows
    return next((one for one in rows if one.reference == record.reference), None)


@pytest.mark.parametrize("name", STORIES)
def test_a_row_says_what_its_page_says(name: str) -> None:
    record = made(STORIES[name])
    with on(STORIES[name].day(record.state)):
        now, shown = read_again(record), row(record)
        assert shown and shown.status is now.status
        assert [status for status in Status if row(record, status=status)] == [now.status]
        turns = [side for side in Side if row(record, side)]
        assert turns == ([] if now.status in CLOSED else [now.state.waits_for] if now.state.waits_for else [])


@pytest.mark.parametrize("name", ["applied", "agreed", "started, a change is decided on", "sent"])
def test_what_the_calendar_has_ended_waits_for_nobody(name: str) -> None:
    record = made(STORIES[name])
    assert record.state.waits_for and row(record, record.state.waits_for)
    for days in (90, 900):
        with on(record.state.ends_on + timedelta(days=days)):
            shown = row(record)
            assert shown and shown.waits_for is None and not row(record, record.state.waits_for)


def test_a_row_is_found_by_what_stands_in_it() -> None:
    record = sent({**CAFE.fields, "trade": kept_trade("cafe")}, "uk")
    assert row(record, formaal="job", type=BY_NAME["kind"].choices[0], sprog="uk", fag="cafe")
    for name, other in {"formaal": "udvikling", "type": "loentilskud", "sprog": "da", "fag": "x", "mine": "x"}.items():
        assert not row(record, **{name: other})


def test_a_start_that_is_near_is_found_by_how_near_it_is() -> None:
    record = sent()
    for before, near in ((31, ""), (30, "30"), (14, "14"), (7, "7"), (0, "7")):
        with on(record.state.starts_on - timedelta(days=before)):
            assert bool(row(record, start=near or "30")) is bool(near)
    with on(record.state.starts_on + timedelta(days=1)):
        assert not row(record, start="7")


def test_mine_are_those_that_were_given_to_me() -> None:
    record = sent()
    db.session.execute(update(PlacementRow).where(PlacementRow.id == record.id).values(assigned_to="s" * 32))
    db.session.commit()
    assert row(record, mine="s" * 32) and row(record, Side.EMPLOYER, mine="s" * 32) and not row(record, mine="t" * 32)


def test_what_is_due_first_comes_first() -> None:
    for days in (3, 1, 2):
        fields = {**CAFE.fields, "starts_on-day": str(days), "starts_on-month": "1", "starts_on-year": "2031",
                  "ends_on-day": "20", "ends_on-month": "1", "ends_on-year": "2031"}  # fmt: skip
        sent(fields)
    starts = [one.starts_on for one in queue.page(Side.EMPLOYER, {}, rows=1000).rows]
    assert [day for day in starts if day.year == 2031] == sorted(day for day in starts if day.year == 2031)
    assert clock.today() < starts[0]


@pytest.mark.parametrize("after", ["", "nonsense", "2026-13-45~x", "9" * 40, "٣~x", "~"])
def test_an_address_written_by_hand_shows_the_beginning(after: str) -> None:
    record = sent()
    rows = queue.page("", {}, after, rows=1000).rows
    assert record.reference in [one.reference for one in rows]


def test_every_order_comes_in_pages_that_hold_everything_once() -> None:
    for _ in range(4):
        sent()
    for limits in ({}, {"start": "30"}, {"status": "sent"}):
        for whose in ("", Side.EMPLOYER):
            whole = [one.reference for one in queue.page(whose, limits, rows=1000).rows]
            paged, after = [], ""
            while True:
                page = queue.page(whose, limits, after, rows=3)
                paged += [one.reference for one in page.rows]
                if not (after := page.after):
                    break
            assert paged == whole and len(whole) == len(set(whole))
