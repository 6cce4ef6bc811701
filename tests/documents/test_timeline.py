"""The timeline says something for every status, and the day on which each was reached."""

from datetime import date, datetime, timedelta

import pytest

from citizen_portal import clock, i18n
from citizen_portal.documents.timeline import timeline
from citizen_portal.placement import history
from citizen_portal.placement.state import PlacementState
from citizen_portal.placement.status import CLOSED, Side, Status
from citizen_portal.records.events import NewEvent

from ..placements import (
    AGREED,
    APPLIED,
    APPROVED,
    CAFE,
    CHANGE,
    DECIDED_ON,
    LINK,
    OUTCOMES,
    SENT_AT,
    STORIES,
    YES,
    replayed,
)  # fmt: skip

LABELS = i18n.label_ids()


def day(number: int) -> date:
    return clock.day_of(SENT_AT + timedelta(days=number))


def reached(state: PlacementState, here: Status) -> dict[Status, date]:
    return {stage.status: stage.at for stage in timeline(state, here) if stage.at}


START, MIDWAY, END = (getattr(replayed(), name) for name in ("starts_on", "midway_on", "ends_on"))


@pytest.mark.parametrize("here", Status)
def test_every_status_is_somewhere_on_the_way_and_has_a_name(here: Status) -> None:
    stages = timeline(replayed(), here)
    assert [stage.status for stage in stages if stage.state == "here"] == [here]
    assert all(f"status.{stage.status}" in LABELS for stage in stages)


@pytest.mark.parametrize("name", STORIES)
def test_what_lies_behind_is_done_and_what_lies_ahead_is_not(name: str) -> None:
    story = STORIES[name]
    states = [stage.state for stage in timeline(replayed(*story.happened), story.status)]
    place = states.index("here")
    assert states == ["done"] * place + ["here"] + ["ahead"] * (len(states) - place - 1)


@pytest.mark.parametrize("here", CLOSED)
def test_nothing_lies_ahead_of_what_is_over(here: Status) -> None:
    assert timeline(replayed(), here)[-1].status is here


def test_what_was_withdrawn_ends_where_it_was() -> None:
    stages = timeline(replayed(*STORIES["withdrawn"].happened), Status.WITHDRAWN)
    assert [stage.status for stage in stages] == ["draft", "sent", "employer-answered", "withdrawn"]


def test_each_stage_says_the_day_on_which_it_was_reached() -> None:
    assert reached(replayed(*APPROVED), Status.APPROVED) == {
        Status.SENT: day(0), Status.EMPLOYER_ANSWERED: day(1), Status.AGREED: day(2), Status.APPLIED: day(3),
        Status.APPROVED: day(4),
    } | {Status.STARTED: START, Status.MIDWAY: MIDWAY, Status.ENDED: END}  # fmt: skip


def test_what_happens_later_without_moving_it_on_leaves_the_day_as_it_was() -> None:
    assert reached(replayed(LINK, YES, CHANGE), Status.EMPLOYER_ANSWERED) == {
        Status.SENT: day(0), Status.EMPLOYER_ANSWERED: day(2)
    }  # fmt: skip
    assert reached(replayed(*APPROVED, *OUTCOMES), Status.ENDED)[Status.APPROVED] == day(4)


def test_what_is_reached_again_says_the_last_day() -> None:
    again = replayed(*AGREED, CHANGE, NewEvent(Side.EMPLOYER, YES.kind, {"terms": {}, "employer": {}}))
    assert reached(again, Status.AGREED)[Status.AGREED] == day(4)


def test_half_past_midnight_is_a_day_of_its_own() -> None:
    late = datetime.combine(date(2026, 7, 1), datetime.min.time(), clock.HERE) + timedelta(minutes=30)
    sent = history.initial_state(CAFE.fields, late)
    assert reached(sent, Status.SENT) == {Status.SENT: date(2026, 7, 1)}


def test_what_lies_ahead_again_says_no_day_on_which_it_was_reached_before() -> None:
    again = replayed(*APPLIED, *DECIDED_ON)
    assert again.status is Status.AGREED and again.reached(Status.APPLIED)
    assert Status.APPLIED not in reached(again, Status.AGREED)
