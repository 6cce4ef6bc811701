"""What is counted of a placement follows from its events, and is no text."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from citizen_portal import clock
from citizen_portal.placement import history
from citizen_portal.placement.call import Call
from citizen_portal.placement.state import Event
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events, quality_columns
from citizen_portal.records.repository import PlacementRecord

from ..placements import APPROVED, CAFE, LATER, STORIES, TOLD, YES, made, new, on, replayed, sent
from .kept_rows import check_row

TODAY = clock.today()


def day_by_day(record: PlacementRecord) -> PlacementRecord:
    for number, event in enumerate(APPROVED, 1):
        with on(TODAY + timedelta(days=number)):
            record = events.record_event_with_retry(record, event)
    return record


def test_the_days_to_each_step_are_counted_from_when_it_was_sent() -> None:
    row = check_row(day_by_day(sent()))
    steps = [row[f"{step}_after"] for step in ("answered", "agreed", "applied", "approved")]
    assert steps == [1, 2, 3, 4] and row["agreed_on"] == TODAY + timedelta(days=2)


def test_what_has_not_happened_has_no_days() -> None:
    row = check_row(sent())
    assert not [step for step in ("answered", "agreed", "applied", "approved") if row[f"{step}_after"] is not None]
    assert row["purpose_said"] and row["paid_hours"] == CAFE.fields["paid_hours"] and row["outcome_later"] is None


@pytest.mark.parametrize(("own_later", "days"), [(False, None), (True, 3)])
def test_an_answer_that_was_taken_back_is_none(own_later: bool, days: int | None) -> None:
    sent_at = datetime.combine(TODAY, time(12), UTC)
    call = Call("Pia Holm", sent_at.isoformat(), "today", "Karen Holm", "k")
    said: list[tuple[EventKind, dict[str, Any]]] = [
        (EventKind.ANSWERED, {**YES.content, **call.kept}), (EventKind.TAKEN_BACK, {"number": 2}),
        *([(EventKind.ANSWERED, dict(YES.content))] if own_later else []),
    ]  # fmt: skip
    events = [
        Event(day + 1, sent_at + timedelta(days=day), Side.EMPLOYER, kind, content)
        for day, (kind, content) in enumerate(said, 1)
    ]
    assert quality_columns.columns(history.replay(CAFE.fields, sent_at, events, None))["answered_after"] == days


def test_talks_goals_and_what_came_of_it_stand_open_as_counts_and_choices() -> None:
    record = made(STORIES["ended"])
    with on(STORIES["ended"].day(record.state)):
        for side in (Side.CITIZEN, Side.EMPLOYER):
            record = events.record_event_with_retry(record, new(side, EventKind.EVALUATED, answers=TOLD))
        record = events.record_event_with_retry(record, new(Side.JOBCENTER, EventKind.TALK_HELD, talk="end"))
    with on(record.state.last_day + timedelta(days=92)):
        row = check_row(events.record_event_with_retry(record, LATER))
    assert (row["goals_told"], row["goals_reached"], row["outcome_later"]) == (1, 1, "paid_hours")
    assert row["end_held_on"] == record.state.last_day + timedelta(days=1) and row["midway_held_on"] is None


@pytest.mark.parametrize(("result", "reached"), [("alone", 1), ("with-help", 1), ("tried", 0), ("not-reached", 0)])
def test_a_goal_is_reached_by_whoever_can_do_it_now_also_with_help(result: str, reached: int) -> None:
    goals = {"0": {"goal": CAFE.fields["learning-0"], "result": result, "note": ""}}
    told = new(Side.EMPLOYER, EventKind.EVALUATED, answers={**TOLD, "goals": goals})
    assert quality_columns.columns(replayed(*APPROVED, told))["goals_reached"] == reached


def test_no_text_stands_open() -> None:
    texts = {value for value in CAFE.fields.values() if " " in value}
    assert not texts & {str(value) for value in quality_columns.columns(replayed(YES)).values()}
