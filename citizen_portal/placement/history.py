"""What happens to a placement after it is sent: a history that is only added to, and where it stands now. Pure.

Nothing stores a state: it is reckoned anew from what was sent and what happened since, each time it is asked for.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from . import agreement, answering, asking, changes, oneself, taken_back, talks
from .call import Call
from .ends import may_be_told, may_end
from .evaluation import may_follow_up
from .proposal import TypedFields
from .reasons import Why, why
from .start_guard import may_be_approved
from .state import Event, PlacementState, Version
from .status import (
    ASIDE,
    CLOSED,
    MOVES,
    OVER,
    PARTIES,
    PROPOSABLE,
    RUNNING,
    TRANSITIONS,
    EventKind,
    Side,
    Status,
    read_status,
)

log = logging.getLogger(__name__)

Step = Callable[[PlacementState, Event], PlacementState]


def initial_state(fields: TypedFields, at: datetime, call: Call | None = None) -> PlacementState:
    """A placement as it stands when it has just been sent, by the citizen or in a `call` with her."""
    first = Version(1, Side.CITIZEN, at, agreement.proposed(fields))
    return PlacementState(fields=fields, versions=(first,), asked_at=at, call=call)


def replay(
    fields: TypedFields, sent_at: datetime, history: Iterable[Event], call: Call | None = None
) -> PlacementState:  # fmt: skip
    """Where a placement stands after all that happened to it."""
    state = initial_state(fields, sent_at, call)
    for event in history:
        state = apply(state, event)
    return state


def apply(state: PlacementState, event: Event) -> PlacementState:
    """The state after one more thing has happened.

    A kind of event, a side or a status that is not known (any more) changes nothing but the number, and is logged.
    """
    if not _known(event):
        said = event.content.get("status", "") if event.kind == EventKind.MOVED else ""
        log.warning("Event %d is not known here: %s by %s %s", event.number, event.kind, event.by, said)
        return replace(state, number=event.number)
    before = asking.heard(state) if event.by == Side.JOBCENTER and event.kind != EventKind.ASSIGNED else state
    now = taken_back.settled(state, STEPS[event.kind](before, event), event)
    event = replace(event, status=now.status)
    asked_at = event.at if _asks_anew(state, now, event) else state.asked_at
    return replace(now, number=event.number, asked_at=asked_at, history=(*state.history, event))


def _known(event: Event) -> bool:
    if event.kind not in STEPS or event.by not in tuple(Side):
        return False
    return event.kind != EventKind.MOVED or read_status(event.content.get("status")) is not None


def _asks_anew(before: PlacementState, now: PlacementState, event: Event) -> bool:
    """Whether somebody is asked to act from this event on. A new link asks only the employer, who gets it."""
    if event.kind in ASIDE:
        return False
    if event.kind == EventKind.LINK_RENEWED:
        return now.waits_for is Side.EMPLOYER
    if event.content.get("added"):
        # What is only told beside a yes asks nobody, unless it leaves no room, or does again.
        return now.status is not before.status
    if before.status in PROPOSABLE and now.status is before.status:
        # What is wanted differently asks whoever must agree, and the jobcenter's decision waits no longer for it.
        return now.waits_for is not before.waits_for
    return event.kind not in (
        EventKind.EVALUATED, EventKind.CONTACT_CHANGED, EventKind.SEEN, EventKind.FOLLOWED_UP, EventKind.CORRECTED,
        EventKind.DELETION_ASKED, EventKind.DELETION_REFUSED, EventKind.TALK_HELD,
    )  # fmt: skip


def _changed(state: PlacementState, event: Event) -> PlacementState:
    """One side writes the terms differently; until it is applied for, whatever was agreed has to be agreed again."""
    if state.status in PROPOSABLE:
        return changes.asked(state, event)
    version = Version(
        event.number, event.by, event.at, {**state.terms, **event.content["terms"]}, why=why(event.content)
    )
    status = Status.EMPLOYER_ANSWERED if state.answered else Status.SENT
    agreed = frozenset({event.by})
    return replace(state, versions=(*state.versions, version), agreed=agreed, status=status, change=None)


def _agreed(state: PlacementState, event: Event) -> PlacementState:
    if state.open_change:
        return changes.agreed(state, event)
    now = replace(state, agreed=state.agreed | {event.by})
    return replace(now, status=Status.AGREED) if now.both_agree else now


def _moved(state: PlacementState, event: Event) -> PlacementState:
    """Whatever was said of an early end is taken back by it: the jobcenter has looked at the placement again."""
    status = Status(event.content["status"])
    refused = why(event.content) if status is Status.NOT_APPROVED else Why()
    return replace(state, status=status, ends={}, change=changes.asked_again(state.change), refused=refused)


def _withdrawn(state: PlacementState, _event: Event) -> PlacementState:
    return replace(state, status=Status.WITHDRAWN)


def _evaluated(state: PlacementState, event: Event) -> PlacementState:
    return replace(state, evaluations={**state.evaluations, event.by: event.content["answers"]})


def _followed_up(state: PlacementState, event: Event) -> PlacementState:
    return replace(state, later=event.content["three_months_later"])


def _ended_before(state: PlacementState, event: Event) -> PlacementState:
    """One side says that it ended before the agreed day, or never began. Whoever was there at all says more."""
    ends = {**state.ends, event.by: {"kind": event.kind, **event.content}}
    began = any(end["kind"] == EventKind.ENDED_EARLY for end in ends.values())
    return replace(state, ends=ends, status=Status.ENDED_EARLY if began else Status.DID_NOT_START)


def _link_renewed(state: PlacementState, event: Event) -> PlacementState:
    """The number is left as it was where nothing is said of it."""
    phone = event.content.get("contact_phone", state.contact_phone)
    return replace(state, contact_email=event.content["contact_email"], contact_phone=phone)


def _contact_changed(state: PlacementState, event: Event) -> PlacementState:
    if event.by == Side.EMPLOYER:
        return changes.contact(state, event.content["employer"], event)
    return replace(state, email=event.content["email"], phone=event.content.get("phone", state.phone))


STEPS: Mapping[str, Step] = {
    EventKind.SENT: lambda state, _event: state,
    EventKind.ANSWERED: answering.answered,
    EventKind.DECLINED: answering.declined,
    EventKind.CHANGED: _changed,
    EventKind.AGREED: _agreed,
    EventKind.MOVED: _moved,
    EventKind.WITHDRAWN: _withdrawn,
    EventKind.EVALUATED: _evaluated,
    EventKind.LINK_RENEWED: _link_renewed,
    EventKind.CONTACT_CHANGED: _contact_changed,
    EventKind.ENDED_EARLY: _ended_before,
    EventKind.DID_NOT_START: _ended_before,
    EventKind.SEEN: lambda state, _event: state,
    EventKind.FOLLOWED_UP: _followed_up,
    EventKind.TALK_HELD: talks.held,
    EventKind.CHANGE_DROPPED: changes.dropped,
    EventKind.CHANGE_APPROVED: changes.approved,
    EventKind.CHANGE_REFUSED: changes.dropped,
    EventKind.CORRECTED: oneself.corrected,
    EventKind.DELETION_ASKED: oneself.deletion_asked,
    EventKind.DELETION_REFUSED: oneself.deletion_refused,
    EventKind.TAKEN_BACK: lambda state, event: taken_back.taken_back(state, event, replay),
    EventKind.LOOKED_INTO: lambda state, _event: state,
    EventKind.ASSIGNED: lambda state, event: replace(state, assigned_to=event.content["to"]),
    EventKind.ASKED: asking.asked,
    EventKind.REPLIED: asking.replied,
    EventKind.HEARD: lambda state, _event: state,
}


def only_aside(state: PlacementState, seen: int) -> bool:
    """Whether all that has happened since a version is beside the agreement: what was decided on it holds still."""
    return seen > 0 and all(event.kind in ASIDE for event in state.history if event.number > seen)


def status_on(state: PlacementState, day: date) -> Status:
    """The status of a day: once a placement is approved, the calendar moves it on."""
    if state.status not in RUNNING:
        return state.status
    return by_the_calendar(state.status, (state.starts_on, state.midway_on, state.last_day), day)


def by_the_calendar(status: Status, days: tuple[date, date, date], day: date) -> Status:
    """Where something that was approved stands on a day. `days` are the first one, the one midway and the last one."""
    starts_on, midway_on, last_day = days
    if day > last_day:
        return status if status in OVER else Status.ENDED
    if day < starts_on:
        return Status.APPROVED
    return Status.MIDWAY if day >= midway_on else Status.STARTED


def may_happen(state: PlacementState, event: Event, day: date) -> bool:
    """Whether this may happen to a placement that stands like this on a day: the table, and what it cannot say."""
    if event.by not in TRANSITIONS[status_on(state, day)].get(EventKind(event.kind), ()):
        return False
    more = MAY_HAPPEN.get(EventKind(event.kind))
    return more is None or more(state, event, day)


def _may_be_agreed(state: PlacementState, event: Event, _day: date) -> bool:
    asked = state.awaits(Side(event.by)) and (event.by == Side.CITIZEN or state.answered)
    return asked or changes.may_be_agreed(state, Side(event.by))


def _may_be_moved(state: PlacementState, event: Event, day: date) -> bool:
    to = event.content["status"]
    return to in MOVES[Side(event.by)] and (to != Status.APPROVED or may_be_approved(state, day))


# What the table of transitions cannot say.
MAY_HAPPEN: Mapping[EventKind, Callable[[PlacementState, Event, date], bool]] = {
    EventKind.CHANGED: lambda state, _event, _day: state.changeable or changes.may_ask(state),
    EventKind.CHANGE_DROPPED: lambda state, event, _day: changes.may_be_dropped(state, Side(event.by)),
    EventKind.CHANGE_APPROVED: changes.may_be_approved,
    EventKind.CHANGE_REFUSED: changes.may_be_decided,
    EventKind.ANSWERED: lambda state, event, _day: not event.content.get("added") or state.adding,
    EventKind.AGREED: _may_be_agreed,
    EventKind.MOVED: _may_be_moved,
    EventKind.EVALUATED: lambda state, _event, day: may_be_told(state, day),
    EventKind.ENDED_EARLY: may_end,
    EventKind.DID_NOT_START: may_end,
    EventKind.SEEN: lambda state, _event, _day: state.declined is None,
    EventKind.TAKEN_BACK: taken_back.may_be_taken_back,
    EventKind.LOOKED_INTO: lambda state, _event, _day: state.disputed is not None,
    EventKind.FOLLOWED_UP: lambda state, _event, day: may_follow_up(state, day),
    EventKind.DELETION_ASKED: lambda state, _event, _day: oneself.decided(state) and state.deletion_asked is None,
    EventKind.DELETION_REFUSED: lambda state, _event, _day: state.deletion_asked is not None,
    EventKind.TALK_HELD: talks.may_be_noted,
    EventKind.ASKED: lambda state, event, _day: state.status not in CLOSED and event.content["to"] in PARTIES,
    EventKind.REPLIED: lambda state, event, _day: asking.may_reply(state, event),
    EventKind.HEARD: lambda state, _event, _day: state.turn[0] is Side.JOBCENTER and bool(state.open_questions),
}
