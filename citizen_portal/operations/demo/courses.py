"""What happens to invented placements, so that there is one wherever a placement can stand. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from ...placement.ends import END_REASONS
from ...placement.evaluation import LATER, OUTCOMES
from ...placement.goals import RESULTS, goals_of
from ...placement.state import PlacementState
from ...placement.status import EventKind, Side, Status

Content = Callable[[Random, PlacementState], Mapping[str, Any]]


@dataclass(frozen=True)
class Step:
    """Something that happens, and what is said with it. `days` after the first day (`start`) or the last one (`end`);
    without an `after` it happens between sending and the start."""

    by: Side
    kind: EventKind
    content: Content = lambda _draw, _state: {}
    after: str = ""
    days: int = 0


@dataclass(frozen=True)
class Course:
    """A way to stand somewhere. `starts` are the days from today between which the first day lies; of a hundred about
    `share` go like this."""

    share: int
    starts: tuple[int, int]
    steps: tuple[Step, ...] = ()


def _moved(status: Status, by: Side = Side.JOBCENTER) -> Step:
    return Step(by, EventKind.MOVED, lambda _draw, _state: {"status": status})


def _answer(draw: Random, state: PlacementState, **terms: str) -> Mapping[str, Any]:
    """What the workplace says of itself leaves room for one more."""
    told = {"ordinary_employees": str(draw.randint(12, 40)), "placed_now": "0", "daily_contact_name": "Dagny Dagligsen"}
    return {"terms": terms, "employer": told, "at_once": True}


def _told(draw: Random, state: PlacementState) -> Mapping[str, Any]:
    goals = {number: {"goal": words, "result": draw.choice(RESULTS), "note": ""}
             for number, words in goals_of(state.terms).items()}  # fmt: skip
    reached, again = draw.choice(("yes", "partly", "no")), draw.choice(("yes", "no"))
    answers = {"outcome": draw.choice(OUTCOMES), "purpose_reached": reached, "again": again, "comment": "", "same": ""}
    return {"answers": {**answers, "goals": goals}}


def _stopped(draw: Random, state: PlacementState) -> Mapping[str, Any]:
    return {"last_day": str(state.starts_on + timedelta(days=4)), "reason": draw.choice(END_REASONS)}


CITIZEN, EMPLOYER, JOBCENTER = Side.CITIZEN, Side.EMPLOYER, Side.JOBCENTER
YES = Step(EMPLOYER, EventKind.ANSWERED, _answer)
OTHERWISE = Step(EMPLOYER, EventKind.ANSWERED, lambda draw, state: _answer(draw, state, weekly_hours="32"))
NO = Step(EMPLOYER, EventKind.DECLINED, lambda _draw, _state: {"reason": "Vi har ikke plads lige nu."})
AGREES, WITHDRAWS = Step(CITIZEN, EventKind.AGREED), Step(CITIZEN, EventKind.WITHDRAWN)
APPLIED = (YES, _moved(Status.APPLIED, EMPLOYER))
APPROVED = (*APPLIED, _moved(Status.APPROVED))
HOURS = Step(EMPLOYER, EventKind.CHANGED, lambda _draw, _state: {"terms": {"weekly_hours": "28"}})
CHANGED = (*APPROVED, HOURS, AGREES, Step(JOBCENTER, EventKind.CHANGE_APPROVED))
TOLD = tuple(Step(side, EventKind.EVALUATED, _told, "end", days) for side, days in ((CITIZEN, 0), (EMPLOYER, 2)))
LATER_ON = Step(CITIZEN, EventKind.FOLLOWED_UP, lambda draw, _state: {"three_months_later": draw.choice(LATER)},
                "end", 92)  # fmt: skip
STOPS = Step(CITIZEN, EventKind.ENDED_EARLY, _stopped, "start", 5)
NEVER = Step(EMPLOYER, EventKind.DID_NOT_START, lambda draw, _state: {"last_day": "", "reason": "workplace_stopped"},
             "start", 1)  # fmt: skip
COURSES: Mapping[str, Course] = {
    "sent": Course(8, (3, 50)),
    "answered": Course(5, (4, 50), (OTHERWISE,)),
    "declined": Course(2, (4, 50), (NO,)),
    "agreed": Course(6, (4, 45), (YES,)),
    "with-jobcenter": Course(3, (3, 40), (YES, _moved(Status.WITH_JOBCENTER))),
    "more-needed": Course(3, (3, 40), (YES, _moved(Status.MORE_NEEDED))),
    "applied": Course(10, (1, 40), APPLIED),
    "not-approved": Course(2, (-60, 30), (YES, _moved(Status.NOT_APPROVED))),
    "approved": Course(6, (2, 50), APPROVED),
    "approved, a change is decided on": Course(2, (2, 40), (*APPROVED, HOURS, AGREES)),
    "begun": Course(10, (-30, 0), APPROVED),
    "begun, changed once": Course(3, (-25, 0), CHANGED),
    "over": Course(8, (-400, -120), APPROVED),
    "over, told by both": Course(14, (-400, -120), (*APPROVED, *TOLD)),
    "three months later": Course(8, (-420, -220), (*APPROVED, *TOLD, LATER_ON)),
    "ended early": Course(3, (-300, -10), (*APPROVED, STOPS)),
    "did not start": Course(2, (-300, -5), (*APPROVED, NEVER)),
    "lapsed": Course(3, (-300, -32), (YES,)),
    "withdrawn": Course(2, (-100, 30), (YES, WITHDRAWS)),
}  # fmt: skip


def sent_at(draw: Random, now: datetime, starts_in: int) -> datetime:
    """Some weeks before the start, and not later than today."""
    day = now + timedelta(days=min(starts_in - draw.randint(14, 40), -draw.randint(1, 3)))
    return day.replace(hour=draw.randint(8, 13), minute=draw.randint(0, 59), second=draw.randint(0, 59), microsecond=0)


def moments(course: Course, state: PlacementState, now: datetime) -> list[datetime]:
    """When each step happens: one after the other before the start, then on its day."""
    start = datetime.combine(state.starts_on, state.sent_at.timetz())
    before = [step for step in course.steps if not step.after]
    apart = (min(start - timedelta(hours=30), now) - state.sent_at) / (len(before) + 1)
    anchors = {"start": start, "end": datetime.combine(state.ends_on, state.sent_at.timetz())}
    found = [state.sent_at + apart * (place + 1) for place in range(len(before))]
    found += [anchors[step.after] + timedelta(days=step.days) for step in course.steps if step.after]
    return [moment.astimezone(UTC) for moment in found]
