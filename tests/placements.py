"""Placements wherever one can stand, made by what happens to them."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from citizen_portal import clock, links
from citizen_portal.placement.agreement import typed_date
from citizen_portal.placement.call import Call
from citizen_portal.placement.history import replay
from citizen_portal.placement.proposal import read_date
from citizen_portal.placement.state import Event, PlacementState
from citizen_portal.placement.status import PARTIES, PROPOSABLE, EventKind, Side, Status
from citizen_portal.records import events, repository
from citizen_portal.records.events import NewEvent
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import Base

from .people import case

CAFE = case("cafe-dagpenge-da")
# A day on which it lasts, and is not over yet.
EARLY = read_date(CAFE.fields, "starts_on") + timedelta(days=9)
# A few days shorter, as the jobcenter writes it.
DAYS_BY_US = {
    "terms": typed_date("ends_on", read_date(CAFE.fields, "ends_on") - timedelta(days=3)),
    "reason": "Kursus.",
}
GOALS = {"0": {"goal": CAFE.fields["learning-0"], "result": "with-help", "note": "Når der er mange kunder."}}
TOLD = {"outcome": "job", "purpose_reached": "yes", "again": "yes", "comment": "", "same": "", "goals": GOALS}
# For each kind of event something it can say.
CONTENT: Mapping[EventKind, dict[str, Any]] = {
    EventKind.SENT: {},
    EventKind.ANSWERED: {"terms": {"weekly_hours": "25"}, "employer": {}},
    EventKind.DECLINED: {"reason": "Vi flytter."},
    EventKind.CHANGED: {"terms": {"tasks": "Pakke varer"}},
    EventKind.AGREED: {},
    EventKind.MOVED: {"status": Status.APPLIED},
    EventKind.WITHDRAWN: {},
    EventKind.EVALUATED: {"answers": TOLD},
    EventKind.LINK_RENEWED: {"contact_email": "pia@example.com"},
    EventKind.CONTACT_CHANGED: {"email": "mette.ny@example.org"},
    EventKind.ENDED_EARLY: {"last_day": EARLY.isoformat(), "reason": "job"},
    EventKind.DID_NOT_START: {"last_day": "", "reason": "workplace_stopped"},
    EventKind.SEEN: {"comment": "Det ser fint ud."},
    EventKind.FOLLOWED_UP: {"three_months_later": "paid_hours"},
    EventKind.CHANGE_DROPPED: {},
    EventKind.CHANGE_APPROVED: {},
    EventKind.CHANGE_REFUSED: {},
    EventKind.CORRECTED: {"fields": {"name": "Mette Holm Nielsen"}},
    EventKind.DELETION_ASKED: {},
    EventKind.DELETION_REFUSED: {"reason": "Sagen er ikke lukket endnu."},
    EventKind.TAKEN_BACK: {"number": 2},
    EventKind.LOOKED_INTO: {},
    EventKind.TALK_HELD: {"talk": "midway"},
    EventKind.ASSIGNED: {"to": "karen"},
    EventKind.ASKED: {"to": Side.CITIZEN, "reason": "Hvilke dage skal du være der?"},
    EventKind.REPLIED: {"reason": "Mandag til torsdag."},
    EventKind.HEARD: {},
}


def new(side: Side, kind: EventKind, **content: Any) -> NewEvent:
    return NewEvent(side, kind, content or content_of(side, kind))


def content_of(side: Side, kind: EventKind) -> dict[str, Any]:
    """Something a side can say. A contact is one's own address to the citizen, and a person to the employer."""
    if (side, kind) == (Side.EMPLOYER, EventKind.CONTACT_CHANGED):
        return {"employer": {"daily_contact_name": "Ida Falk"}}
    if (side, kind) == (Side.JOBCENTER, EventKind.CHANGED):
        return DAYS_BY_US
    return CONTENT[kind]


def moved(status: Status, side: Side = Side.JOBCENTER) -> NewEvent:
    return new(side, EventKind.MOVED, status=status)


YES, NO = new(Side.EMPLOYER, EventKind.ANSWERED), new(Side.EMPLOYER, EventKind.DECLINED)
CHANGE, LINK = new(Side.CITIZEN, EventKind.CHANGED), new(Side.CITIZEN, EventKind.LINK_RENEWED)
WITHDRAW = new(Side.CITIZEN, EventKind.WITHDRAWN)
AGREED = (YES, new(Side.CITIZEN, EventKind.AGREED))
APPROVED = (*AGREED, moved(Status.APPLIED, Side.EMPLOYER), moved(Status.APPROVED))
APPLIED = APPROVED[:-1]
# What each side wants differently once it has been applied for, and the hours only the jobcenter can say yes to.
WANTED = {side: new(side, EventKind.CHANGED) for side in (Side.CITIZEN, Side.EMPLOYER)}
HOURS = new(Side.EMPLOYER, EventKind.CHANGED, terms={"weekly_hours": "20"})
DECIDED_ON = (HOURS, new(Side.CITIZEN, EventKind.AGREED))
OUTCOMES = tuple(new(side, EventKind.EVALUATED) for side in (Side.CITIZEN, Side.EMPLOYER))
LATER = new(Side.CITIZEN, EventKind.FOLLOWED_UP)
# That it ended early, or never began, as either side says it.
STOPPED = {side: new(side, EventKind.ENDED_EARLY) for side in (Side.CITIZEN, Side.EMPLOYER)}
NEVER = {side: new(side, EventKind.DID_NOT_START) for side in (Side.CITIZEN, Side.EMPLOYER)}


@dataclass(frozen=True)
class Story:
    """A way to stand somewhere: what has happened, what happens on its day, and how many days after which one it is.

    Without `after` it is the day on which it was sent.
    """

    status: Status
    happened: tuple[NewEvent, ...] = ()
    after: str = ""
    days: int = 0
    at_last: tuple[NewEvent, ...] = field(default=())

    def day(self, state: PlacementState) -> date | None:
        return getattr(state, self.after) + timedelta(days=self.days) if self.after else None


STORIES: Mapping[str, Story] = {
    "sent": Story(Status.SENT),
    "sent, changed": Story(Status.SENT, (CHANGE,)),
    "sent, a new link": Story(Status.SENT, (LINK,)),
    "answered": Story(Status.EMPLOYER_ANSWERED, (YES,)),
    "declined": Story(Status.EMPLOYER_ANSWERED, (NO,)),
    "answered, changed": Story(Status.EMPLOYER_ANSWERED, (YES, CHANGE)),
    "agreed": Story(Status.AGREED, AGREED),
    "with the jobcenter": Story(Status.WITH_JOBCENTER, (*AGREED, moved(Status.WITH_JOBCENTER))),
    "more needed": Story(Status.MORE_NEEDED, (*AGREED, moved(Status.MORE_NEEDED))),
    "applied": Story(Status.APPLIED, (*AGREED, moved(Status.APPLIED, Side.EMPLOYER))),
    "not approved": Story(Status.NOT_APPROVED, (*AGREED, moved(Status.NOT_APPROVED))),
    "applied, the citizen wants a change": Story(Status.APPLIED, (*APPLIED, WANTED[Side.CITIZEN])),
    "applied, the employer wants a change": Story(Status.APPLIED, (*APPLIED, WANTED[Side.EMPLOYER])),
    "approved": Story(Status.APPROVED, APPROVED),
    "approved, the citizen wants a change": Story(Status.APPROVED, (*APPROVED, WANTED[Side.CITIZEN])),
    "approved, the employer wants a change": Story(Status.APPROVED, (*APPROVED, WANTED[Side.EMPLOYER])),
    "approved, a change is decided on": Story(Status.APPROVED, (*APPROVED, *DECIDED_ON)),
    "started": Story(Status.STARTED, APPROVED, "starts_on"),
    "started, the citizen wants a change": Story(Status.STARTED, (*APPROVED, WANTED[Side.CITIZEN]), "starts_on"),
    "started, the employer wants a change": Story(Status.STARTED, (*APPROVED, WANTED[Side.EMPLOYER]), "starts_on"),
    "started, a change is decided on": Story(Status.STARTED, (*APPROVED, *DECIDED_ON), "starts_on"),
    "midway": Story(Status.MIDWAY, APPROVED, "midway_on"),
    "ended": Story(Status.ENDED, APPROVED, "ends_on", 1),
    "ended, a change was wanted": Story(Status.ENDED, (*APPROVED, WANTED[Side.CITIZEN]), "ends_on", 1),
    "ended, told by both": Story(Status.ENDED, APPROVED, "ends_on", 1, OUTCOMES),
    "about to end early": Story(Status.STARTED, APPROVED, "starts_on", 8, (STOPPED[Side.CITIZEN],)),
    "nearly over": Story(Status.MIDWAY, APPROVED, "ends_on", -1),
    "nearly over, the citizen wants a change": Story(Status.MIDWAY, (*APPROVED, WANTED[Side.CITIZEN]), "ends_on", -1),
    "nearly over, the employer wants a change": Story(Status.MIDWAY, (*APPROVED, WANTED[Side.EMPLOYER]), "ends_on", -1),
    "nearly over, a change is decided on": Story(Status.MIDWAY, (*APPROVED, *DECIDED_ON), "ends_on", -1),
    "ended early": Story(Status.ENDED_EARLY, APPROVED, "starts_on", 10, (STOPPED[Side.CITIZEN],)),
    "ended early, says the employer": Story(Status.ENDED_EARLY, APPROVED, "starts_on", 10, (STOPPED[Side.EMPLOYER],)),
    "three months later": Story(Status.ENDED, APPROVED, "ends_on", 92),
    "three months later, told": Story(Status.ENDED, APPROVED, "ends_on", 92, (LATER,)),
    "three months after an early end": Story(
        Status.ENDED_EARLY, APPROVED, "starts_on", 101, (STOPPED[Side.CITIZEN],)
    ),
    "did not start": Story(Status.DID_NOT_START, APPROVED, "starts_on", 1, (NEVER[Side.CITIZEN],)),
    "did not start, says the employer": Story(
        Status.DID_NOT_START, APPROVED, "starts_on", 1, (NEVER[Side.EMPLOYER],)
    ),
    "lapsed": Story(Status.LAPSED, AGREED, "starts_on", 45),
    "withdrawn": Story(Status.WITHDRAWN, (YES, WITHDRAW)),
    "approved, withdrawn": Story(Status.WITHDRAWN, (*APPROVED, WITHDRAW)),
}  # fmt: skip


SENT_AT = clock.now()


def replayed(*happened: NewEvent) -> PlacementState:
    """A placement without a database, to which each of these happened, a day after the one before."""
    history = [
        Event(number, SENT_AT + timedelta(days=number - 1), event.by, event.kind, event.content)
        for number, event in enumerate(happened, 2)
    ]
    return replay(CAFE.fields, SENT_AT, history)


# By the stories in which a change is open, whom it waits for.
CHANGING = {
    name: side
    for name, story in STORIES.items()
    if story.status in PROPOSABLE and (side := replayed(*story.happened).change_waits_for) is not None
}


def of(status: Status) -> dict[str, Story]:
    return {name: story for name, story in STORIES.items() if story.status is status}


def fitted(event: NewEvent, state: PlacementState) -> NewEvent:
    """An early end, on the tenth day of whatever days are agreed on."""
    if event.kind is not EventKind.ENDED_EARLY:
        return event
    return replace(event, content={**event.content, "last_day": str(state.starts_on + timedelta(days=9))})


@contextmanager
def on(day: date | None) -> Iterator[None]:
    """As if it were noon of another day."""
    with pytest.MonkeyPatch.context() as patch:
        if day:
            noon = datetime.combine(day, time(12), clock.HERE)
            patch.setattr(clock, "now", lambda: noon)
        yield


def sent(fields: Mapping[str, str] = CAFE.fields, language: str = "da") -> PlacementRecord:
    reference = events.send(secrets.token_hex(16), fields, language)
    record = repository.by_reference(reference)
    assert record is not None
    return record


def read_again(record: PlacementRecord) -> PlacementRecord:
    found = repository.by_id(record.id)
    assert found is not None
    return found


def made(story: Story, fields: Mapping[str, str] = CAFE.fields) -> PlacementRecord:
    """A placement that stands where the story says, on its day."""
    record = sent(fields)
    for event in story.happened:
        record = events.record_event_with_retry(record, event)
    with on(story.day(record.state)):
        for event in story.at_last:
            record = events.record_event_with_retry(record, event)
        record = read_again(record)
        assert record.status is story.status
    return record


def entrance(record: PlacementRecord, side: Side, lang: str = "da") -> str:
    """The page of a placement, as its link leads there."""
    if side is Side.CITIZEN:
        return links.path("status.page", lang, token=record.status_token)
    return links.path("employer.page", lang, token=record.employer_token())


def draft_of(record: PlacementRecord) -> PlacementRecord:
    """As if it had not been sent. No placement is kept like that; what may happen to one is asked all the same."""
    return replace(record, state=replace(record.state, status=Status.DRAFT))


def by_telephone(record: PlacementRecord) -> PlacementRecord:
    """As if both sides had rung, and one had said since that something is not right. None is kept like that either."""
    call = Call("Pia Holm", SENT_AT.isoformat(), "today", "Karen Holm")
    said = (Event(2, SENT_AT, side, EventKind.AGREED, call.kept) for side in PARTIES)
    state = replace(record.state, history=(*record.state.history, *said), disputed=Side.CITIZEN)
    return replace(record, state=state)


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """All that is kept, in an order of its own: a database gives none."""
    db.session.rollback()
    tables = Base.metadata.sorted_tables
    return {table.name: sorted(map(tuple, db.session.execute(select(table))), key=repr) for table in tables}
