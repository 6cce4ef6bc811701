"""Whose turn it is, by when. Pure. The words lie under `turn.<reader>.<id>`: what to do, and what happens otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from .. import clock
from .evaluation import may_follow_up
from .history import status_on
from .state import PlacementState
from .status import OVER, PARTIES, PROPOSABLE, UNDECIDED, Side, Status
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
    """The one thing that comes next. At the end, and where the jobcenter asks, each side is asked for itself."""
    status = status_on(state, today)
    if state.asked_of(reader):
        return NextStep("question", reader)
    if status in OVER:
        return _over(state, today, reader)
    if state.ends and status in (Status.STARTED, Status.MIDWAY):
        return NextStep("ending", None, state.last_day)
    return _of_a_change(state, status, today, reader) or NEXT[status](state, today)


def _over(state: PlacementState, today: date, reader: Side) -> NextStep:
    if reader is Side.CITIZEN and not state.later and may_follow_up(state, today):
        return NextStep("three-months", reader)
    return NextStep("told", None) if reader in state.evaluations else NextStep("ended", reader)


def _of_a_change(state: PlacementState, status: Status, today: date, reader: Side) -> NextStep | None:
    """What a no, other days, or a start that has passed ask for before anything else."""
    if status in UNDECIDED and state.disputed:
        return NextStep("taken-back", Side.JOBCENTER)
    if status in UNDECIDED and state.declined is not None:
        return NextStep("declined", Side.CITIZEN)
    passed = status in UNDECIDED and today >= state.starts_on
    if status in PROPOSABLE and state.change_waits_for and (state.other_days or not passed):
        return _open_change(state, reader)
    if passed:
        return NextStep("passed", Side.CITIZEN, state.starts_on)
    return _days_by_us(state.agreed, reader) if state.days_by_us is not None else None


def _open_change(state: PlacementState, reader: Side) -> NextStep:
    if (agreed := state.days_by_us) is not None:
        return _days_by_us(agreed, reader)
    return NextStep(f"change-{state.change_waits_for}", state.change_waits_for)


def _days_by_us(agreed: frozenset[str], reader: Side) -> NextStep:
    """Each of the two is asked at once; whoever has said yes waits for the other one."""
    if reader in PARTIES and reader not in agreed:
        return NextStep("dates", reader)
    return NextStep("dates-theirs", next((side for side in PARTIES if side not in agreed), None))


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
