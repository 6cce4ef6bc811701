"""What each side says of a goal stands under the words it had, whatever becomes of the goal."""

from datetime import timedelta
from typing import Any

import pytest

from citizen_portal.placement.ends import ASKED_BEFORE
from citizen_portal.placement.evaluation import LATER_FROM, may_follow_up
from citizen_portal.placement.goals import as_the_other, goals_of, goals_seen, said_by, strays, told_goals
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records.events import NewEvent

from ..placements import AGREED, CAFE, STOPPED, TOLD, new, replayed

FIRST = CAFE.fields["learning-0"]


def says(side: Side, result: str, note: str = "", goal: str = FIRST) -> NewEvent:
    goals = {"0": {"goal": goal, "result": result, "note": note}}
    return new(side, EventKind.EVALUATED, answers={**TOLD, "goals": goals})


def said(result: str, note: str = "", goal: str = FIRST) -> dict[str, str]:
    return {"goal": goal, "result": result, "note": note}


RENAMED = new(Side.CITIZEN, EventKind.CHANGED, terms={"learning-0": "Lave kaffe", "learning-4": "Lukke caféen"})


def test_goals_are_those_that_were_filled_in_by_the_number_of_their_box() -> None:
    assert goals_of({"learning-0": "Kassen", "learning-1": " ", "learning-3": "Dansk "}) == {
        "0": "Kassen",
        "3": "Dansk",
    }


def test_what_both_say_stands_side_by_side_and_the_latest_of_each_counts() -> None:
    told = says(Side.CITIZEN, "tried"), says(Side.EMPLOYER, "alone", "Hver dag"), says(Side.CITIZEN, "with-help")
    first, *_others = told_goals(replayed(*AGREED, *told))
    assert first.said == {"citizen": said("with-help"), "employer": said("alone", "Hver dag")}


def test_what_was_said_of_a_goal_that_is_no_longer_there_stands_last_in_its_own_words() -> None:
    lines = told_goals(replayed(*AGREED, says(Side.CITIZEN, "alone"), RENAMED))
    assert lines[0].words == "Lave kaffe" and not lines[0].said
    assert lines[-1].words == FIRST and lines[-1].said["citizen"]["result"] == "alone"


def test_a_version_is_remembered_as_it_was_seen_and_one_that_cannot_be_told_is_the_latest() -> None:
    state = replayed(*AGREED, says(Side.CITIZEN, "tried"), RENAMED, says(Side.CITIZEN, "alone", goal="Lave kaffe"))
    assert [goals_seen(state, seen)["0"] for seen in (1, 4, 5, 0)] == [FIRST, FIRST, "Lave kaffe", "Lave kaffe"]
    assert [said_by(state, Side.CITIZEN, seen)["0"]["result"] for seen in (4, 5, 0)] == ["tried", "tried", "alone"]
    assert not said_by(state, Side.CITIZEN, 3) and not said_by(state, Side.EMPLOYER)


@pytest.mark.parametrize(("number", "seen", "astray"), [
    ("0", 3, True), ("0", 4, False), ("1", 3, False), ("4", 3, True), ("4", 4, False), ("7", 4, True), ("7", 0, True),
])  # fmt: skip
def test_astray_is_what_is_not_there_or_was_called_something_else(number: str, seen: int, astray: bool) -> None:
    state = replayed(*AGREED, RENAMED)
    assert bool(strays(state, {number: {"result": "alone", "note": ""}}, seen)) == astray


@pytest.mark.parametrize(("mine", "theirs", "found"), [
    ({}, {"0": said("alone", "Ja")}, {"0": said("alone")}),
    ({"0": said("tried", "Lidt")}, {"0": said("alone")}, {"0": said("tried", "Lidt")}),
    ({"0": said("", "Lidt")}, {"0": said("alone", "Ja")}, {"0": said("alone", "Lidt")}),
    ({"0": said("tried")}, {}, {"0": said("tried")}),
    ({}, {"0": said("alone", goal="Noget andet")}, {}),
    ({}, {"0": said("", "Ja")}, {}),
])  # fmt: skip
def test_seeing_it_the_same_takes_the_results_and_not_the_sentences(mine: Any, theirs: Any, found: Any) -> None:
    assert as_the_other(mine, theirs, {"0": FIRST}) == found


def test_what_came_of_it_later_is_asked_from_some_days_before_three_months_are_over() -> None:
    for state in (replayed(*AGREED), replayed(*AGREED, STOPPED[Side.CITIZEN])):
        assert may_follow_up(state, state.last_day + LATER_FROM)
        assert not may_follow_up(state, state.last_day + LATER_FROM - ASKED_BEFORE)
    assert timedelta(days=75) < LATER_FROM < timedelta(days=90)
