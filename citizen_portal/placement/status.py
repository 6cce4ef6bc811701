"""Where a placement can stand, what can happen to it, and who may let it happen. Pure.

The strings are promises: other systems, marks in the pages and kept events hold them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Side(StrEnum):
    """Who acts."""

    CITIZEN = "citizen"
    EMPLOYER = "employer"
    JOBCENTER = "jobcenter"


class Status(StrEnum):
    """Where a placement stands."""

    DRAFT = "draft"
    SENT = "sent"
    EMPLOYER_ANSWERED = "employer-answered"
    AGREED = "agreed"
    WITH_JOBCENTER = "with-jobcenter"
    APPLIED = "applied"
    APPROVED = "approved"
    STARTED = "started"
    MIDWAY = "midway"
    ENDED = "ended"
    NOT_APPROVED = "not-approved"
    MORE_NEEDED = "more-needed"
    WITHDRAWN = "withdrawn"


class EventKind(StrEnum):
    """What can happen to a placement."""

    SENT = "sent"
    ANSWERED = "answered"
    DECLINED = "declined"
    CHANGED = "changed"
    AGREED = "agreed"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    EVALUATED = "told"
    LINK_RENEWED = "relinked"


# The two who agree on a placement.
PARTIES = (Side.CITIZEN, Side.EMPLOYER)

# In the order in which they are reached. An application is decided in one of three ways.
TIMELINE = (
    Status.DRAFT, Status.SENT, Status.EMPLOYER_ANSWERED, Status.AGREED, Status.WITH_JOBCENTER, Status.APPLIED,
    Status.APPROVED, Status.STARTED, Status.MIDWAY, Status.ENDED,
)  # fmt: skip
# The two may still change what they agree on. Later it has been applied for, and a change must go to the jobcenter.
CHANGEABLE = (Status.SENT, Status.EMPLOYER_ANSWERED, Status.AGREED, Status.WITH_JOBCENTER, Status.MORE_NEEDED)
# Nothing is asked of anybody before the end any more.
CLOSED = (Status.ENDED, Status.NOT_APPROVED, Status.WITHDRAWN)
# Approved once; the calendar does the rest.
RUNNING = (Status.APPROVED, Status.STARTED, Status.MIDWAY, Status.ENDED)

# Who is to do something next, where nothing else decides it.
WAITS_FOR: Mapping[Status, Side | None] = {
    Status.DRAFT: Side.CITIZEN,
    Status.SENT: Side.EMPLOYER,
    Status.EMPLOYER_ANSWERED: Side.CITIZEN,
    Status.AGREED: Side.EMPLOYER,
    Status.WITH_JOBCENTER: Side.EMPLOYER,
    Status.APPLIED: Side.JOBCENTER,
    Status.APPROVED: None,
    Status.STARTED: None,
    Status.MIDWAY: None,
    Status.ENDED: None,
    Status.NOT_APPROVED: Side.CITIZEN,
    Status.MORE_NEEDED: Side.EMPLOYER,
    Status.WITHDRAWN: None,
}

# Where each side may move a placement to. Everything else follows from what the two do, or from the calendar.
MOVES: Mapping[Side, tuple[Status, ...]] = {
    Side.CITIZEN: (),
    Side.EMPLOYER: (Status.APPLIED,),
    Side.JOBCENTER: (
        Status.WITH_JOBCENTER, Status.APPLIED, Status.APPROVED, Status.NOT_APPROVED, Status.MORE_NEEDED,
    ),
}  # fmt: skip

_CITIZEN, _EMPLOYER, _JOBCENTER = (frozenset({side}) for side in Side)
_OPEN = {
    EventKind.ANSWERED: _EMPLOYER, EventKind.DECLINED: _EMPLOYER, EventKind.CHANGED: _CITIZEN,
    EventKind.WITHDRAWN: _CITIZEN, EventKind.LINK_RENEWED: _CITIZEN, EventKind.MOVED: _JOBCENTER,
}  # fmt: skip
_AGREED = {**_OPEN, EventKind.MOVED: _EMPLOYER | _JOBCENTER}
_DECIDED = {EventKind.WITHDRAWN: _CITIZEN, EventKind.LINK_RENEWED: _CITIZEN, EventKind.MOVED: _JOBCENTER}

# Who may let what happen, by where the placement stands on the day. What is not here is refused.
TRANSITIONS: Mapping[Status, Mapping[EventKind, frozenset[Side]]] = {
    Status.DRAFT: {EventKind.SENT: _CITIZEN},
    Status.SENT: _OPEN,
    Status.EMPLOYER_ANSWERED: {**_OPEN, EventKind.AGREED: _CITIZEN | _EMPLOYER},
    Status.AGREED: _AGREED,
    Status.WITH_JOBCENTER: _AGREED,
    Status.MORE_NEEDED: _AGREED,
    Status.APPLIED: _DECIDED,
    Status.APPROVED: _DECIDED,
    Status.STARTED: _DECIDED,
    Status.MIDWAY: _DECIDED,
    Status.ENDED: {EventKind.EVALUATED: _CITIZEN | _EMPLOYER, EventKind.MOVED: _JOBCENTER},
    Status.NOT_APPROVED: {EventKind.MOVED: _JOBCENTER},
    Status.WITHDRAWN: {},
}


def read_status(text: object) -> Status | None:
    """The status a kept text names; None for one that is not known (any more)."""
    return Status(str(text)) if text in tuple(Status) else None
