"""Whose turn it is, by when. Pure. The words lie under `turn.<reader>.<id>`: what to do, and what happens otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .. import clock
from . import story
from .story import CITIZEN, EMPLOYER, JOBCENTER, Story
from .workdays import working_days_after

# Working days. Our own custom for an answer, not a rule of the law.
ANSWER = 5


@dataclass(frozen=True)
class Turn:
    """`who` is to do something, "" when nobody is. `by` is a day we hope for, or one that is agreed on."""

    id: str
    who: str
    by: date | None = None


def turn(told: Story, today: date, reader: str = CITIZEN) -> Turn:
    """The one thing that comes next. At the end each side is asked for itself."""
    status = story.status_on(told, today)
    if status == "ended":
        return Turn("told", "") if reader in told.told else Turn("ended", reader)
    if status in ("sent", "employer-answered", "agreed", "with-jobcenter", "applied", "more-needed"):
        if told.declined is not None:
            return Turn("declined", CITIZEN)
        if today >= told.starts_on:
            return Turn("passed", CITIZEN, told.starts_on)
    return NEXT[status](told, today)


def _sent(told: Story, today: date) -> Turn:
    by = _answer_by(told)
    return Turn("sent" if today <= by else "silent", EMPLOYER, by)


def _answered(told: Story, _today: date) -> Turn:
    if EMPLOYER in told.agreed:
        return Turn("answered", CITIZEN, _answer_by(told))
    return Turn("changed", EMPLOYER, _answer_by(told))


def _answer_by(told: Story) -> date:
    return working_days_after(clock.day_of(told.changed_at()), ANSWER)


def _apply(told: Story, _today: date) -> Turn:
    return Turn("agreed", EMPLOYER, told.starts_on)


def _applied(told: Story, _today: date) -> Turn:
    return Turn("applied", JOBCENTER, told.starts_on)


NEXT: dict[str, Callable[[Story, date], Turn]] = {
    "sent": _sent,
    "employer-answered": _answered,
    "agreed": _apply,
    "with-jobcenter": _apply,
    "applied": _applied,
    "approved": lambda told, _today: Turn("approved", "", told.starts_on),
    "not-approved": lambda _told, _today: Turn("not-approved", CITIZEN),
    "more-needed": lambda told, _today: Turn("more-needed", EMPLOYER, told.starts_on),
    "started": lambda told, _today: Turn("started", "", told.midway_on),
    "midway": lambda told, _today: Turn("midway", "", told.end_talk_on),
    "withdrawn": lambda _told, _today: Turn("withdrawn", ""),
}
