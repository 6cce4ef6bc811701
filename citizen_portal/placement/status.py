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
    # Of the employees: reads, and says so.
    REPRESENTATIVE = "representative"


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
    ENDED_EARLY = "ended-early"
    DID_NOT_START = "did-not-start"
    LAPSED = "lapsed"
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
    CONTACT_CHANGED = "contact"
    ENDED_EARLY = "ended-early"
    DID_NOT_START = "did-not-start"
    SEEN = "seen-by-representative"
    FOLLOWED_UP = "followed-up"
    CHANGE_DROPPED = "change-dropped"
    CHANGE_APPROVED = "change-approved"
    CHANGE_REFUSED = "change-refused"
    CORRECTED = "corrected"
    DELETION_ASKED = "deletion-asked"
    DELETION_REFUSED = "deletion-refused"
    TAKEN_BACK = "taken-back"
    LOOKED_INTO = "looked-into"
    TALK_HELD = "talk-held"
    ASSIGNED = "assigned"
    ASKED = "asked"
    REPLIED = "replied"
    HEARD = "heard"


# The two who agree on a placement.
PARTIES = (Side.CITIZEN, Side.EMPLOYER)

# Nothing of what the two agree on changes with these, nor does where the placement stands.
ASIDE = (EventKind.ASSIGNED, EventKind.ASKED, EventKind.REPLIED, EventKind.HEARD)

# In the order in which they are reached. An application is decided in one of three ways.
TIMELINE = (
    Status.DRAFT, Status.SENT, Status.EMPLOYER_ANSWERED, Status.AGREED, Status.WITH_JOBCENTER, Status.APPLIED,
    Status.APPROVED, Status.STARTED, Status.MIDWAY, Status.ENDED,
)  # fmt: skip
# The two may still change what they agree on. Later it has been applied for, and a change must go to the jobcenter.
CHANGEABLE = (Status.SENT, Status.EMPLOYER_ANSWERED, Status.AGREED, Status.WITH_JOBCENTER, Status.MORE_NEEDED)
# It has been applied for and is not over: what one side wants differently holds once everybody it needs agrees.
PROPOSABLE = (Status.APPLIED, Status.APPROVED, Status.STARTED, Status.MIDWAY)
# Before a decision: the start may come near, or pass, without anybody having approved it.
UNDECIDED = (
    Status.SENT, Status.EMPLOYER_ANSWERED, Status.AGREED, Status.WITH_JOBCENTER, Status.APPLIED, Status.MORE_NEEDED,
)  # fmt: skip
# It took place, and is over: the questions of the end follow.
OVER = (Status.ENDED, Status.ENDED_EARLY)
# It never will.
CAME_TO_NOTHING = (Status.DID_NOT_START, Status.LAPSED, Status.NOT_APPROVED, Status.WITHDRAWN)
# Nothing is asked of anybody before the end any more.
CLOSED = (*OVER, *CAME_TO_NOTHING)
# Approved once; the calendar does the rest.
RUNNING = (Status.APPROVED, Status.STARTED, Status.MIDWAY, *OVER)
# The municipality has decided: from then on nobody deletes it alone.
DECIDED = (*RUNNING, Status.DID_NOT_START, Status.NOT_APPROVED)

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
    Status.ENDED_EARLY: None,
    Status.DID_NOT_START: None,
    Status.LAPSED: None,
    Status.NOT_APPROVED: Side.CITIZEN,
    Status.MORE_NEEDED: Side.EMPLOYER,
    Status.WITHDRAWN: None,
}

# Where each side may move a placement to. Everything else follows from what the two do, or from the calendar.
MOVES: Mapping[Side, tuple[Status, ...]] = {
    Side.CITIZEN: (),
    Side.EMPLOYER: (Status.APPLIED,),
    Side.REPRESENTATIVE: (),
    Side.JOBCENTER: (
        Status.WITH_JOBCENTER, Status.APPLIED, Status.APPROVED, Status.NOT_APPROVED, Status.MORE_NEEDED,
    ),
}  # fmt: skip

_CITIZEN, _EMPLOYER, _JOBCENTER, _REPRESENTATIVE = (frozenset({side}) for side in Side)
_BOTH = _CITIZEN | _EMPLOYER
_ALL = _BOTH | _JOBCENTER
# Who of the jobcenter sees to it; that is said of what is over, too.
_DESK = {EventKind.ASSIGNED: _JOBCENTER}
# The jobcenter asks either of the two, who answers.
_TALK = {**_DESK, EventKind.ASKED: _JOBCENTER, EventKind.REPLIED: _BOTH, EventKind.HEARD: _JOBCENTER}
# From the employer's answer until it is over.
_SEEN = {EventKind.SEEN: _REPRESENTATIVE}
_OPEN = {
    EventKind.ANSWERED: _EMPLOYER, EventKind.DECLINED: _EMPLOYER, EventKind.CHANGED: _CITIZEN,
    EventKind.WITHDRAWN: _CITIZEN, EventKind.LINK_RENEWED: _CITIZEN, EventKind.CONTACT_CHANGED: _CITIZEN,
    EventKind.MOVED: _JOBCENTER, EventKind.CORRECTED: _CITIZEN, **_TALK,
}  # fmt: skip
# Once the workplace has answered, the jobcenter may write other days, too.
_ANSWERED = {**_OPEN, **_SEEN, EventKind.CHANGED: _CITIZEN | _JOBCENTER}
_AGREED = {**_ANSWERED, EventKind.MOVED: _EMPLOYER | _JOBCENTER}
# Each side may say it for itself: they need not agree on how it ended.
_SAID = {
    EventKind.ENDED_EARLY: _ALL, EventKind.DID_NOT_START: _ALL, EventKind.CONTACT_CHANGED: _CITIZEN,
    EventKind.MOVED: _JOBCENTER, **_DESK,
}  # fmt: skip
# Until it is over: see placement/change_kinds.py for what must be agreed to by whom.
_CHANGES = {
    EventKind.CHANGED: _ALL, EventKind.AGREED: _BOTH, EventKind.CHANGE_DROPPED: _ALL,
    EventKind.CONTACT_CHANGED: _BOTH,
}  # fmt: skip
_CHANGES_DECIDED = {**_CHANGES, EventKind.CHANGE_APPROVED: _JOBCENTER, EventKind.CHANGE_REFUSED: _JOBCENTER}
_WAITS = {
    **_SEEN, EventKind.WITHDRAWN: _CITIZEN, EventKind.LINK_RENEWED: _CITIZEN, EventKind.MOVED: _JOBCENTER, **_TALK,
}  # fmt: skip
_LASTS = {
    **_SAID, **_SEEN, EventKind.LINK_RENEWED: _CITIZEN, EventKind.EVALUATED: _BOTH, **_CHANGES_DECIDED, **_TALK,
}  # fmt: skip
# The jobcenter notes that it has spoken with the two, midway or at the end.
_HELD = {EventKind.TALK_HELD: _JOBCENTER}
_LASTS = {**_SAID, **_HELD, **_SEEN, EventKind.LINK_RENEWED: _CITIZEN, EventKind.EVALUATED: _BOTH, **_CHANGES_DECIDED}
# Whoever says that a word written down for them is not right says so wherever it stands, and the jobcenter sees to it.
_BY_TELEPHONE = {EventKind.TAKEN_BACK: _BOTH, EventKind.LOOKED_INTO: _JOBCENTER}
_TOLD = {**_HELD, EventKind.EVALUATED: _BOTH, EventKind.FOLLOWED_UP: _CITIZEN}

# What is about the citizen, wherever it stands; and what becomes of it once it has been decided.
_ONESELF = {EventKind.CORRECTED: _CITIZEN}
_DELETED = {**_ONESELF, EventKind.DELETION_ASKED: _CITIZEN, EventKind.DELETION_REFUSED: _JOBCENTER}

_ROWS: Mapping[Status, Mapping[EventKind, frozenset[Side]]] = {
    Status.SENT: _OPEN,
    Status.EMPLOYER_ANSWERED: {**_ANSWERED, EventKind.AGREED: _BOTH},
    Status.AGREED: _AGREED,
    Status.WITH_JOBCENTER: _AGREED,
    Status.MORE_NEEDED: _AGREED,
    Status.APPLIED: {**_WAITS, **_CHANGES, **_ONESELF},
    Status.APPROVED: {**_WAITS, **_CHANGES_DECIDED, **_DELETED},
    Status.STARTED: {**_LASTS, **_DELETED},
    Status.MIDWAY: {**_LASTS, **_DELETED},
    Status.ENDED: {**_SAID, **_TOLD, **_TALK, **_DELETED},
    Status.ENDED_EARLY: {**_SAID, **_TOLD, **_DELETED},
    Status.DID_NOT_START: {**_SAID, **_DELETED},
    Status.LAPSED: _ONESELF,
    Status.NOT_APPROVED: {EventKind.CONTACT_CHANGED: _CITIZEN, EventKind.MOVED: _JOBCENTER, **_DESK, **_DELETED},
    Status.WITHDRAWN: _DELETED,
}
# Who may let what happen, by where the placement stands on the day. What is not here is refused.
TRANSITIONS: Mapping[Status, Mapping[EventKind, frozenset[Side]]] = {
    Status.DRAFT: {EventKind.SENT: _CITIZEN},
    **{status: {**row, **_BY_TELEPHONE} for status, row in _ROWS.items()},
}


def read_status(text: object) -> Status | None:
    """The status a kept text names; None for one that is not known (any more)."""
    return Status(str(text)) if text in tuple(Status) else None
