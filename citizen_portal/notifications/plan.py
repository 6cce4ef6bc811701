"""Which letters follow from what happens to a placement, and which reminders wait for a day. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..placement.state import Event, PlacementState
from ..placement.status import CLOSED, PARTIES, EventKind, Side, Status
from ..placement.workdays import working_days_after

# Working days an employer may be silent before a reminder. Our own custom, not a rule.
PATIENCE = 5

# Which letter each side gets when something happens; None is none.
LETTERS: Mapping[EventKind, Mapping[Side, str | None]] = {
    EventKind.SENT: {Side.CITIZEN: "citizen.sent", Side.EMPLOYER: "employer.ask"},
    EventKind.ANSWERED: {Side.CITIZEN: "citizen.answered", Side.EMPLOYER: None},
    EventKind.DECLINED: {Side.CITIZEN: "citizen.answered", Side.EMPLOYER: None},
    EventKind.CHANGED: {Side.CITIZEN: None, Side.EMPLOYER: "employer.changed"},
    EventKind.AGREED: {Side.CITIZEN: None, Side.EMPLOYER: None},
    EventKind.MOVED: {Side.CITIZEN: "citizen.moved", Side.EMPLOYER: "employer.moved"},
    EventKind.WITHDRAWN: {Side.CITIZEN: None, Side.EMPLOYER: "employer.withdrawn"},
    EventKind.EVALUATED: {Side.CITIZEN: None, Side.EMPLOYER: None},
    EventKind.LINK_RENEWED: {Side.CITIZEN: None, Side.EMPLOYER: "employer.ask"},
}
WHEN_BOTH_AGREE = {Side.CITIZEN: "citizen.agreed", Side.EMPLOYER: "employer.agreed"}

# What a reminder waits for: it is sent only while the placement stands like this on its day.
REMINDERS: Mapping[str, frozenset[Status]] = {
    "silent": frozenset({Status.SENT}),
    "midway": frozenset({Status.STARTED, Status.MIDWAY}),
    "end": frozenset({Status.STARTED, Status.MIDWAY, Status.ENDED}),
}


@dataclass(frozen=True)
class Reminder:
    """A letter to a side on a day. `kind` is a key of REMINDERS."""

    side: Side
    kind: str
    day: date


def letters(event: Event, state: PlacementState) -> dict[Side, str]:
    """The letter each side gets because of an event, after which the placement stands like this."""
    kind = EventKind(event.kind)
    if event.content.get("added"):
        return _of_what_was_added(event, state)
    if kind in (EventKind.AGREED, EventKind.ANSWERED) and state.status is Status.AGREED:
        return WHEN_BOTH_AGREE
    # Whoever moves it on knows; the other side, or both, are told.
    told = [side for side in PARTIES if kind is not EventKind.MOVED or side != event.by]
    return {side: letter for side in told if (letter := LETTERS[kind][side])}


def _of_what_was_added(event: Event, state: PlacementState) -> dict[Side, str]:
    """Whoever has said yes tells more, and nobody is written to; but for numbers that leave no room, or do again."""
    answers = [one for one in state.history if one.kind == EventKind.ANSWERED and one.number < event.number]
    full, before = (bool(one.content.get("stopped")) for one in (event, answers[-1]))
    if full == before:
        return {}
    return {Side.CITIZEN: "citizen.answered", **({Side.EMPLOYER: "employer.moved"} if full else {})}


def reminders(state: PlacementState, today: date) -> Iterator[Reminder]:
    """What is to be remembered from now on, to each side on its day."""
    if state.status is Status.SENT:
        yield Reminder(Side.EMPLOYER, "silent", working_days_after(today, PATIENCE))
    if state.status not in CLOSED:
        for side in PARTIES:
            yield from (
                reminder
                for reminder in (Reminder(side, "midway", state.midway_on), Reminder(side, "end", state.ends_on))
                if reminder.day >= today
            )
