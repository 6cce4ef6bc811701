"""Around midnight a placement stands where it stands on the Danish day, and both pages show the days of that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from flask import Flask

from citizen_portal.placement.status import PARTIES, Side

from ..house_style import Page
from ..people import marked
from ..placements import CHANGING, STORIES, entrance
from .midnight import near, placement, reader


@dataclass(frozen=True)
class Turn:
    """A placement that was sent some days before today, starts some days after it, and what both are to read.

    `turn` is what comes next and `standing` where it stands; days are counted from the Danish day it is.
    """

    story: str
    sent: int
    starts: int
    turn: str
    standing: str
    citizen: set[int]
    employer: set[int]

    def __str__(self) -> str:
        return f"{self.story}, sent {self.sent}, starts {self.starts:+}"


# The first day, the last one, the talk between them and the fifth working day after today.
FIRST, TALK, LAST, ANSWER_BY = 21, 34, 48, 7
AGREED = {FIRST, TALK, LAST}

TURNS = [
    # On the day it was sent, or something was done.
    Turn("sent", 0, 21, "sent", "sent", {0, ANSWER_BY} | AGREED, {ANSWER_BY} | AGREED),
    Turn("sent, changed", 0, 21, "sent", "sent", {0, ANSWER_BY} | AGREED, {ANSWER_BY} | AGREED),
    Turn("sent, a new link", 0, 21, "sent", "sent", {0, ANSWER_BY} | AGREED, {ANSWER_BY} | AGREED),
    Turn("answered", 0, 21, "answered", "employer-answered", {0, ANSWER_BY} | AGREED, {0, ANSWER_BY} | AGREED),
    Turn("answered, changed", 0, 21, "changed", "employer-answered", {0, ANSWER_BY} | AGREED, {0, ANSWER_BY} | AGREED),
    Turn("declined", 0, 21, "declined", "employer-answered", {0} | AGREED, {0} | AGREED),
    Turn("agreed", 0, 21, "agreed", "agreed", {0} | AGREED, {0} | AGREED),
    Turn("with the jobcenter", 0, 21, "agreed", "with-jobcenter", {0} | AGREED, {0} | AGREED),
    Turn("more needed", 0, 21, "more-needed", "more-needed", {0} | AGREED, {0} | AGREED),
    Turn("applied", 0, 21, "applied", "applied", {0} | AGREED, {0} | AGREED),
    Turn("not approved", 0, 21, "not-approved", "not-approved", {0} | AGREED, {0} | AGREED),
    Turn("withdrawn", 0, 21, "withdrawn", "withdrawn", {0} | AGREED, {0} | AGREED),
    Turn("approved, withdrawn", 0, 21, "withdrawn", "withdrawn", {0} | AGREED, {0} | AGREED),
    Turn("approved", 0, 21, "approved", "approved", {0} | AGREED, {0} | AGREED),
    # The day by which an answer is hoped for, and the day after.
    Turn("sent", -7, 21, "sent", "sent", {-7, 0} | AGREED, {0} | AGREED),
    Turn("sent", -8, 21, "silent", "sent", {-8} | AGREED, AGREED),
    # The day before the first one, and the first one, where nobody has said yes.
    Turn("agreed", -20, 1, "agreed", "agreed", {-20, 1, 14, 28}, {-20, 1, 14, 28}),
    Turn("agreed", -21, 0, "passed", "agreed", {-21, 0, 13, 27}, {-21, 0, 13, 27}),
    Turn("sent", -21, 0, "passed", "sent", {-21, 0, 13, 27}, {0, 13, 27}),
    # Once it is approved: the day before the first one and that one, the talk, the last one, the day after.
    Turn("approved", -20, 1, "approved", "approved", {-20, 1, 14, 28}, {-20, 1, 14, 28}),
    Turn("started", -21, 0, "started", "started", {-21, 0, 13, 27}, {-21, 0, 13, 27}),
    Turn("started", -33, -12, "started", "started", {-33, -12, 1, 15}, {-33, -12, 1, 15}),
    Turn("midway", -34, -13, "midway", "midway", {-34, -13, 0, 14}, {-34, -13, 0, 14}),
    Turn("midway", -48, -27, "midway", "midway", {-48, -27, -14, 0}, {-48, -27, -14, 0}),
    Turn("nearly over", -47, -26, "midway", "midway", {-47, -26, -13, 1}, {-47, -26, -13, 1}),
    Turn("about to end early", -29, -8, "ending", "started", {-29, -8, 0, 1, 5, 19}, {-29, -8, 0, 1, 5, 19}),
    # Its last day was yesterday, and was told of today.
    Turn("ended early", -31, -10, "ended", "ended-early", {-31, -10, -1, 0, 2, 16, 17}, {-31, -10, -1, 0, 2, 16, 17}),
    Turn(
        "ended early, says the employer",
        -31,
        -10,
        "ended",
        "ended-early",
        {-31, -10, -1, 0, 2, 16, 17},
        {-31, -10, -1, 0, 2, 16, 17},
    ),
    Turn("did not start", -22, -1, "did-not-start", "did-not-start", {-22, -1, 0, 12, 26}, {-22, -1, 0, 12, 26}),
    Turn(
        "did not start, says the employer",
        -22,
        -1,
        "did-not-start",
        "did-not-start",
        {-22, -1, 0, 12, 26},
        {-22, -1, 0, 12, 26},
    ),
    Turn("lapsed", -66, -45, "lapsed", "lapsed", {-66, -45, -33, -19, -18}, {-66, -45, -33, -19, -18}),
    Turn("ended", -49, -28, "ended", "ended", {-49, -28, -15, -1}, {-49, -28, -15, -1}),
    Turn("ended, a change was wanted", -49, -28, "ended", "ended", {-49, -28, -15, -1}, {-49, -28, -15, -1}),
    Turn("ended, told by both", -49, -28, "told", "ended", {-49, -28, -15, -1, 0}, {-49, -28, -15, -1, 0}),
    # Three months later, before it is told and afterwards; by then the other days are long ago.
    Turn("three months later", -170, -149, "three-months ended", "ended", set(), set()),
    Turn("three months later, told", -170, -149, "ended", "ended", {0}, {0}),
    Turn("three months after an early end", -170, -149, "three-months ended", "ended-early", {0}, {0}),
]
# A change that is open is what comes next, and shows no other days.
TURNS += [
    replace(next(turn for turn in TURNS if turn.story == name.partition(",")[0]), story=name, turn=f"change-{waits}")
    for name, waits in CHANGING.items()
]


def test_every_way_a_placement_can_stand_is_looked_at() -> None:
    assert {turn.story for turn in TURNS} == set(STORIES)


@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_both_sides_read_what_comes_next_with_the_days_of_denmark(app: Flask, moment: datetime, turn: Turn) -> None:
    with app.app_context():
        record = placement(turn.story, -turn.sent, turn.starts)
        assert record.status == turn.standing
        doors = {side: entrance(record, side) for side in PARTIES}
    answers = {side: reader(app).get(door) for side, door in doors.items()}
    assert {side: near(answer) for side, answer in answers.items()} == {
        Side.CITIZEN: turn.citizen, Side.EMPLOYER: turn.employer,
    }  # fmt: skip
    turns = {marked(Page(answer.text), "data-step").get("data-step") for answer in answers.values()}
    stage = Page(answers[Side.CITIZEN].text).one("li", aria_current="step")
    assert (turns, stage.get("data-status")) == (set(turn.turn.split()), turn.standing)


@pytest.mark.parametrize(("starts", "opens"), [(-25, False), (-26, True)], ids=["two days before", "the day before"])
def test_both_are_asked_how_it_went_from_the_day_before_the_last_one(
    app: Flask, moment: datetime, starts: int, opens: bool
) -> None:
    with app.app_context():
        record = placement("approved", 49, starts)
        doors = [entrance(record, side) for side in PARTIES]
    assert [reader(app).get(f"{door}/bagefter").status_code for door in doors] == [200 if opens else 303] * 2


@pytest.mark.parametrize(("starts", "opens"), [(-106, False), (-107, True)], ids=["79 days after", "80 days after"])
def test_the_citizen_is_asked_what_came_of_it_from_eighty_days_after_the_last_one(
    app: Flask, moment: datetime, starts: int, opens: bool
) -> None:
    with app.app_context():
        door = entrance(placement("approved", 130, starts), Side.CITIZEN)
    assert reader(app).get(f"{door}/nu").status_code == (200 if opens else 303)
