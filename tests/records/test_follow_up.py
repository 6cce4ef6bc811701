"""Both databases find what is due, by the day and by whose it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from citizen_portal import clock
from citizen_portal.records import follow_up, worker_days
from citizen_portal.records.follow_up import Matter, end_of_week

from ..desk.many_rows import add, empty, ended

TODAY = clock.today()
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def nothing_kept(context: None) -> None:
    empty()


def found(*rows: dict[str, Any]) -> dict[str, int]:
    add(rows)
    counts = {matter.value: count for matter, count in follow_up.counts().items() if count}
    assert counts == {matter.value: len(listed) for matter in Matter if (listed := follow_up.page(matter).rows)}
    return counts


def test_a_talk_is_due_until_the_end_of_the_week_and_some_days_after() -> None:
    sunday, over = end_of_week(TODAY), TODAY + 60 * DAY
    days = (sunday, TODAY - 20 * DAY, sunday + DAY, TODAY - 22 * DAY)
    assert found(*(ended(over, midway_on=day) for day in days)) == {"midtvejs": 2}


def test_a_talk_that_is_noted_or_that_nothing_is_left_of_is_not_due() -> None:
    gone = ended(TODAY + 2 * DAY, midway_on=TODAY + 3 * DAY, end_held_on=TODAY)
    assert found(ended(TODAY + 9 * DAY, midway_on=TODAY, midway_held_on=TODAY), gone) == {}


def test_a_start_is_near_until_it_is_decided_or_lapses() -> None:
    start: dict[str, Any] = {"approved_on": None, "ends_on": TODAY + 90 * DAY, "end_talk_on": TODAY + 90 * DAY}
    rows = [
        {"status": "applied", "starts_on": TODAY + 7 * DAY}, {"status": "sent", "starts_on": TODAY - 7 * DAY},
        {"status": "applied", "starts_on": TODAY + 8 * DAY}, {"status": "applied", "starts_on": TODAY - 60 * DAY},
        {"status": "approved", "starts_on": TODAY + 2 * DAY, "midway_on": TODAY + 50 * DAY},
        {"status": "employer-answered", "starts_on": TODAY, "declined": True},
    ]  # fmt: skip
    assert found(*(ended(TODAY, **{**start, **row}) for row in rows)) == {"start": 2}


def test_who_has_not_told_is_asked_for_two_months_and_for_the_third_again() -> None:
    done: dict[str, Any] = {"end_held_on": TODAY, "midway_held_on": TODAY}
    both = {"outcome_citizen": "job", "outcome_employer": "job"}
    rows = [(5, {}), (5, both), (70, {}), (95, {}), (95, {"outcome_later": "job"}), (200, {})]
    assert found(*(ended(TODAY - days * DAY, **done, **more) for days, more in rows)) == {"fortalt": 1, "bagefter": 1}


def test_a_list_is_of_one_worker_where_that_is_asked() -> None:
    add([ended(TODAY + 9 * DAY, midway_on=TODAY, assigned_to=who) for who in ("a", "a", "b", None)])
    assert [follow_up.counts(who)[Matter.MIDWAY] for who in ("a", "b", "c", "")] == [2, 1, 0, 4]
    assert len(follow_up.page(Matter.MIDWAY, "a").rows) == 2
    assert len({day.reference for day in worker_days.days_of("a")}) == 2


@pytest.mark.parametrize(("day", "sunday"), [(date(2026, 11, 23), date(2026, 11, 29)), (date(2026, 11, 29),) * 2])
def test_a_week_ends_on_its_sunday(day: date, sunday: date) -> None:
    assert end_of_week(day) == sunday
