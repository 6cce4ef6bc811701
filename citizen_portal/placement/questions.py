"""What the jobcenter asks of one of the two, and what comes back. Nothing of the agreement changes with it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from .reasons import WORDS, Why, why
from .status import PARTIES, EventKind, Side


class Happened(Protocol):
    """What is read of an event."""

    @property
    def number(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def by(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def content(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True)
class Question:
    """`number` is its event's. `answer` is None until whoever was asked has answered, at `answered_at`."""

    number: int
    to: Side
    at: datetime
    why: Why
    answer: str | None = None
    answered_at: datetime | None = None

    @property
    def since(self) -> datetime:
        """From when on it waits for whoever it waits for."""
        return self.answered_at or self.at


def exchanged(history: Iterable[Happened], side: Side) -> list[Question]:
    """All that this side was asked, and what it has answered, the newest first."""
    found: list[Question] = []
    for event in history:
        if event.kind == EventKind.ASKED and event.content["to"] == side:
            found.append(Question(event.number, side, event.at, why(event.content)))
        elif event.kind == EventKind.REPLIED and event.by == side and found:
            found[-1] = replace(found[-1], answer=event.content[WORDS], answered_at=event.at)
    return found[::-1]


def told_to(event: Happened, side: Side) -> bool:
    """Whether a side is told of an event: what the jobcenter asks the other one is between the two of them."""
    if event.kind in (EventKind.ASSIGNED, EventKind.HEARD):
        return False
    if event.kind in (EventKind.CORRECTED, EventKind.DELETION_ASKED, EventKind.DELETION_REFUSED):
        return side is Side.CITIZEN
    if event.kind == EventKind.ASKED:
        return bool(event.content["to"] == side)
    return event.kind != EventKind.REPLIED or event.by == side


def waits_for(questions: Mapping[Side, Question]) -> tuple[Side, datetime] | None:
    """Who is to do something because of them, and since when: an answer is read before anybody is waited for."""
    answered = [question for question in questions.values() if question.answer is not None]
    if answered:
        return Side.JOBCENTER, min(question.since for question in answered)
    return next(((side, questions[side].since) for side in PARTIES if side in questions), None)
