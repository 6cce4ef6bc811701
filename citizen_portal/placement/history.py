"""What happens to a placement after it is sent: a history that is only added to, and where it stands now. Pure.

Nothing stores a state: it is reckoned anew from what was sent and what happened since, each time it is asked for.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from . import agreement
from .proposal import TypedFields, read_date
from .status import (
    CHANGEABLE,
    MOVES,
    PARTIES,
    RUNNING,
    TRANSITIONS,
    WAITS_FOR,
    EventKind,
    Side,
    Status,
    read_status,
)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    `number` is the version the placement had from then on, `status` where it stood from then on. `kind` is one of
    EventKind, unless it was kept by a version of the programme that knew more of them.
    """

    number: int
    at: datetime
    by: str
    kind: str
    content: Mapping[str, Any] = field(default_factory=dict)
    status: Status = Status.SENT


@dataclass(frozen=True)
class Version:
    """The terms as one side wrote them."""

    number: int
    by: str
    at: datetime
    terms: Mapping[str, str]


@dataclass(frozen=True)
class PlacementState:
    """A placement as it stands.

    `employer` is what the workplace said of itself, `evaluations` what each side said afterwards, `agreed` the sides
    that stand by the latest terms. `status` is the recorded one; see `status_on` for the one of a day. `asked_at`
    is when whoever is to act was asked last.
    """

    fields: TypedFields
    versions: tuple[Version, ...]
    asked_at: datetime
    status: Status = Status.SENT
    number: int = 1
    agreed: frozenset[str] = frozenset({Side.CITIZEN})
    employer: Mapping[str, str] = field(default_factory=dict)
    contact_email: str | None = None
    declined: str | None = None
    evaluations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    history: tuple[Event, ...] = ()

    @property
    def latest(self) -> Version:
        return self.versions[-1]

    @property
    def terms(self) -> Mapping[str, str]:
        return self.latest.terms

    @property
    def current(self) -> dict[str, str]:
        """The fields as they were registered, with the address the employer is written to now."""
        changed = {} if self.contact_email is None else {"contact_email": self.contact_email}
        return {**self.fields, **changed}

    @property
    def sent_at(self) -> datetime:
        return self.versions[0].at

    @property
    def before(self) -> Version:
        """The last terms the other side wrote: what the latest ones are compared with."""
        others = [version for version in self.versions if version.by != self.latest.by]
        return others[-1] if others else self.versions[0]

    @cached_property
    def starts_on(self) -> date:
        return read_date(self.terms, "starts_on")

    @cached_property
    def ends_on(self) -> date:
        return read_date(self.terms, "ends_on")

    @cached_property
    def midway_on(self) -> date:
        return read_date(self.terms, "midway_on")

    @cached_property
    def end_talk_on(self) -> date:
        return read_date(self.terms, "end_talk_on")

    @property
    def answered(self) -> bool:
        """Whether the employer has ever answered."""
        return any(event.kind in (EventKind.ANSWERED, EventKind.DECLINED) for event in self.history)

    @property
    def answerable(self) -> bool:
        """Whether the employer may still answer; a no can become a yes."""
        return self.status in CHANGEABLE

    @property
    def changeable(self) -> bool:
        return self.answerable and self.declined is None

    @property
    def both_agree(self) -> bool:
        return self.agreed >= set(PARTIES)

    @property
    def waits_for(self) -> Side | None:
        """Who is to do something, true on any day; None when nobody is."""
        if self.answerable and self.declined is not None:
            return Side.CITIZEN
        if self.status is Status.EMPLOYER_ANSWERED and Side.EMPLOYER not in self.agreed:
            return Side.EMPLOYER
        return WAITS_FOR[self.status]

    def awaits(self, side: Side) -> bool:
        """Whether this side is asked to agree to what the other one wrote."""
        return self.changeable and side not in self.agreed

    def changed_at(self) -> datetime:
        """When something last happened, sending included."""
        return self.history[-1].at if self.history else self.sent_at

    def reached(self, status: Status) -> datetime | None:
        """When it came to stand there, the last time it did. What happens to it there later changes nothing."""
        found, before = (self.sent_at if status is Status.SENT else None), Status.SENT
        for event in self.history:
            if event.status == status != before:
                found = event.at
            before = event.status
        return found


Step = Callable[[PlacementState, Event], PlacementState]


def initial_state(fields: TypedFields, at: datetime) -> PlacementState:
    """A placement as it stands when it has just been sent."""
    return PlacementState(
        fields=fields, versions=(Version(1, Side.CITIZEN, at, agreement.proposed(fields)),), asked_at=at
    )


def replay(fields: TypedFields, sent_at: datetime, history: Iterable[Event]) -> PlacementState:
    """Where a placement stands after all that happened to it."""
    state = initial_state(fields, sent_at)
    for event in history:
        state = apply(state, event)
    return state


def apply(state: PlacementState, event: Event) -> PlacementState:
    """The state after one more thing has happened.

    A kind of event or a status that is not known (any more) changes nothing but the number, and is logged.
    """
    step = STEPS.get(event.kind)
    if step is None or (event.kind == EventKind.MOVED and read_status(event.content.get("status")) is None):
        log.warning("Event %d is of a kind nobody knows here: %s %s", event.number, event.kind, event.content.keys())
        return replace(state, number=event.number)
    now = step(state, event)
    event = replace(event, status=now.status)
    asked_at = event.at if _asks_anew(now, event) else state.asked_at
    return replace(now, number=event.number, asked_at=asked_at, history=(*state.history, event))


def _asks_anew(now: PlacementState, event: Event) -> bool:
    """Whether somebody is asked to act from this event on. A new link asks only the employer, who gets it."""
    if event.kind == EventKind.LINK_RENEWED:
        return now.waits_for is Side.EMPLOYER
    return event.kind != EventKind.EVALUATED


def _answered(state: PlacementState, event: Event) -> PlacementState:
    """The employer says yes, to the terms as they were or as corrected."""
    version = Version(event.number, Side.EMPLOYER, event.at, {**state.terms, **event.content["terms"]})
    same = Side.CITIZEN in state.agreed and state.answered and not agreement.differing(version.terms, state.terms)
    # A workplace that has no room for one more has answered, but nothing is agreed.
    same = same and not event.content.get("stopped")
    # Numbers may be added to what both stand by: that takes nothing back.
    agreed = state.status if state.both_agree else Status.AGREED
    return replace(
        state, versions=(*state.versions, version), employer=event.content["employer"], declined=None,
        agreed=frozenset(PARTIES) if same else frozenset({Side.EMPLOYER}),
        status=agreed if same else Status.EMPLOYER_ANSWERED,
    )  # fmt: skip


def _declined(state: PlacementState, event: Event) -> PlacementState:
    reason = event.content.get("reason", "")
    return replace(state, declined=reason, agreed=frozenset(), status=Status.EMPLOYER_ANSWERED)


def _changed(state: PlacementState, event: Event) -> PlacementState:
    """The citizen writes the terms differently; whatever was agreed has to be agreed again."""
    version = Version(event.number, event.by, event.at, {**state.terms, **event.content["terms"]})
    status = Status.EMPLOYER_ANSWERED if state.answered else Status.SENT
    return replace(state, versions=(*state.versions, version), agreed=frozenset({event.by}), status=status)


def _agreed(state: PlacementState, event: Event) -> PlacementState:
    now = replace(state, agreed=state.agreed | {event.by})
    return replace(now, status=Status.AGREED) if now.both_agree else now


def _moved(state: PlacementState, event: Event) -> PlacementState:
    return replace(state, status=Status(event.content["status"]))


def _withdrawn(state: PlacementState, _event: Event) -> PlacementState:
    return replace(state, status=Status.WITHDRAWN)


def _evaluated(state: PlacementState, event: Event) -> PlacementState:
    return replace(state, evaluations={**state.evaluations, event.by: event.content["answers"]})


def _link_renewed(state: PlacementState, event: Event) -> PlacementState:
    return replace(state, contact_email=event.content["contact_email"])


STEPS: Mapping[str, Step] = {
    EventKind.SENT: lambda state, _event: state,
    EventKind.ANSWERED: _answered,
    EventKind.DECLINED: _declined,
    EventKind.CHANGED: _changed,
    EventKind.AGREED: _agreed,
    EventKind.MOVED: _moved,
    EventKind.WITHDRAWN: _withdrawn,
    EventKind.EVALUATED: _evaluated,
    EventKind.LINK_RENEWED: _link_renewed,
}


def status_on(state: PlacementState, day: date) -> Status:
    """The status of a day: once a placement is approved, the calendar moves it on."""
    if state.status not in RUNNING:
        return state.status
    if day > state.ends_on:
        return Status.ENDED
    if day < state.starts_on:
        return Status.APPROVED
    return Status.MIDWAY if day >= state.midway_on else Status.STARTED


def may_start(state: PlacementState) -> bool:
    """Whether the approval is recorded. Until then nobody starts, whoever has said yes."""
    return state.status in RUNNING


def may_happen(state: PlacementState, event: Event, day: date) -> bool:
    """Whether this may happen to a placement that stands like this on a day: the table, and what it cannot say."""
    if event.by not in TRANSITIONS[status_on(state, day)].get(EventKind(event.kind), ()):
        return False
    if event.kind == EventKind.CHANGED:
        return state.changeable
    if event.kind == EventKind.AGREED:
        side = Side(event.by)
        return state.awaits(side) and (side is Side.CITIZEN or state.answered)
    return event.kind != EventKind.MOVED or event.content["status"] in MOVES[Side(event.by)]
