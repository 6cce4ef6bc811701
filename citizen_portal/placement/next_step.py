"""Whose turn it is, by when. Pure. The words lie under `turn.<reader>.<id>`: what to do, and what happens otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from .. import clock
from .evaluation import may_follow_up
from .history import status_on
from .state import PlacementState
from .status import OVER, PROPOSABLE, UNDECIDED, Side, Status
from .workdays import working_days_after

# Working days. Our own custom for an answer, not a rule of the law.
ANSWER = 5


@dataclass(frozen=True)
class NextStep:
    """`who` is to do something, None when nobody is. `by` is a day we hope for, or one that is agreed on."""

    id: str
    who: Side | None
    by: date | None = None


def next_step(state: PlacementState, today: date, reader: Side = Side.CITIZEN) -> NextStep:
    """The one thing that comes next. At the end each side is asked for itself."""
    status = status_on(state, today)
    if status in OVER and reader is Side.CITIZEN and not state.later and may_follow_up(state, today):
        return NextStep("three-months", reader)
    if status in OVER:
        return NextStep("told", None) if reader in state.evaluations else NextStep("ended", reader)
    if state.ends and status in (Status.STARTED, Status.MIDWAY):
        return NextStep("ending", None, state.last_day)
    if status in UNDECIDED and state.disputed:
        return NextStep("taken-back", Side.JOBCENTER)
    if status in UNDECIDED and state.declined is not None:
        return NextStep("declined", Side.CITIZEN)
    passed = status in UNDECIDED and today >= state.starts_on
    if status in PROPOSABLE and state.change_waits_for and (state.other_days or not passed):
        return NextStep(f"change-{state.change_waits_for}", state.change_waits_for)
    if passed:
        return NextStep("passed", Side.CITIZEN, state.starts_on)
    return NEXT[status](state, today)


def answer_by(state: PlacementState) -> date:
    """The day by which an answer is hoped for."""
    return working_days_after(clock.day_of(state.asked_at), ANSWER)


def _sent(state: PlacementState, today: date) -> NextStep:
    by = answer_by(state)
    return NextStep("sent" if today <= by else "silent", state.waits_for, by)


def _answered(state: PlacementState, _today: date) -> NextStep:
    step = "answered" if state.waits_for is Side.CITIZEN else "changed"
    return NextStep(step, state.waits_for, answer_by(state))


def _before_start(step: str) -> Callable[[PlacementState, date], NextStep]:
    return lambda state, _today: NextStep(step, state.waits_for, state.starts_on)


def _nothing_by(step: str) -> Callable[[PlacementState, date], NextStep]:
    return lambda state, _today: NextStep(step, state.waits_for)


NEXT: Mapping[Status, Callable[[PlacementState, date], NextStep]] = {
    Status.DRAFT: _nothing_by("draft"),
    Status.SENT: _sent,
    Status.EMPLOYER_ANSWERED: _answered,
    Status.AGREED: _before_start("agreed"),
    Status.WITH_JOBCENTER: _before_start("agreed"),
    Status.APPLIED: _before_start("applied"),
    Status.APPROVED: _before_start("approved"),
    Status.STARTED: lambda state, _today: NextStep("started", None, state.midway_on),
    Status.MIDWAY: lambda state, _today: NextStep("midway", None, state.end_talk_on),
    Status.ENDED: _nothing_by("ended"),
    Status.ENDED_EARLY: _nothing_by("ended"),
    Status.DID_NOT_START: _nothing_by("did-not-start"),
    Status.LAPSED: _nothing_by("lapsed"),
    Status.NOT_APPROVED: _nothing_by("not-approved"),
    Status.MORE_NEEDED: _before_start("more-needed"),
    Status.WITHDRAWN: _nothing_by("withdrawn"),
}
