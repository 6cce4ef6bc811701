"""Stories of placements, as data: what has happened, and the day on which somebody looks. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from .. import clock
from ..placement.agreement import typed_date
from ..placement.history import replay
from ..placement.start_guard import as_it_lapsed
from ..placement.state import Event, PlacementState
from ..placement.status import EventKind, Side, Status

SENT_ON = clock.today()
# Days after it was sent: the first day, the last one.
STARTS, ENDS = 21, 48
FIELDS: Mapping[str, str] = {
    "name": "Amal Haddad", "birth_date-day": "7", "birth_date-month": "3", "birth_date-year": "1984",
    "email": "amal@example.org", "phone": "31 00 00 01", "benefit": "dagpenge", "spoken_language": "arabisk, dansk",
    "cvr": "10000009", "company_name": "Café Lindehjørnet", "street": "Lindegade 4", "postcode": "2200",
    "city": "København N", "contact_name": "Jonas Krogh", "contact_email": "jonas@example.com", "contact_phone": "",
    "latest_employer": "no", "family_owned": "no", "kind": "virksomhedspraktik", "weekly_hours": "25",
    "tasks": "Betjene gæster, lave kaffe og sandwich og holde orden i køkkenet.", "paid_hours": "after",
    "purpose": "job", "purpose_text": "Caféen mangler en om eftermiddagen.", "job_chance": "maybe",
    "learning-0": "Betjene kassen alene", "learning-1": "Lave kaffe på maskinen",
    "learning-2": "Tale dansk med gæsterne", "afterwards": "Vi taler om timer med løn.",
}  # fmt: skip
ANSWER = {
    "terms": {"workplace_contact": "Jonas Krogh", "support": "Jonas er der hver dag.", "job_realistic": "hours"},
    "employer": {"ordinary_employees": "9", "placed_now": "0", "employee_rep": "Lise Bak",
                 "employee_rep_email": "lise@example.com",
                 "p_number": ""},
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """Something that happens, so many days after it was sent."""

    day: int
    side: Side
    kind: EventKind
    content: Mapping[str, Any]


@dataclass(frozen=True)
class Story:
    """A way to stand somewhere. `looked` is the day somebody looks, counted from the one on which it was sent."""

    status: Status
    looked: int
    told: tuple[Told, ...] = ()


def _told(day: int, side: Side, kind: EventKind, **content: Any) -> Told:
    return Told(day, side, kind, content)


def _moved(day: int, status: Status, side: Side = Side.JOBCENTER) -> Told:
    return _told(day, side, EventKind.MOVED, status=status)


YES = _told(2, Side.EMPLOYER, EventKind.ANSWERED, **ANSWER)
CORRECTED = _told(2, Side.EMPLOYER, EventKind.ANSWERED, terms={**ANSWER["terms"], "weekly_hours": "30"},
                  employer=ANSWER["employer"])  # fmt: skip
NO = _told(2, Side.EMPLOYER, EventKind.DECLINED, reason="Vi har ikke tid til at lære nogen op lige nu.")
CHANGED = _told(3, Side.CITIZEN, EventKind.CHANGED, terms={"tasks": "Betjene gæster og lave kaffe."})
AGREED = (CORRECTED, _told(4, Side.CITIZEN, EventKind.AGREED))
LONGER = {**typed_date("ends_on", SENT_ON + timedelta(days=ENDS + 7)), "weekly_hours": "20"}
WANTED = {
    Side.CITIZEN: _told(13, Side.CITIZEN, EventKind.CHANGED, terms={"learning-2": "Tale med gæsterne i telefonen"}),
    Side.EMPLOYER: _told(13, Side.EMPLOYER, EventKind.CHANGED, terms=LONGER),
}
SEEN = _told(5, Side.REPRESENTATIVE, EventKind.SEEN, comment="Fint. Tal med holdet i køkkenet først.")
AGREES = _told(14, Side.CITIZEN, EventKind.AGREED)
REFUSED = _told(15, Side.JOBCENTER, EventKind.CHANGE_REFUSED)
APPLIED = (*AGREED, _moved(5, Status.APPLIED, Side.EMPLOYER))
APPROVED = (*APPLIED, _moved(12, Status.APPROVED))
GOALS = {
    number: {"goal": FIELDS[f"learning-{number}"], "result": result, "note": note}
    for number, result, note in (("0", "alone", "Fra den anden uge."), ("1", "with-help", ""), ("2", "tried", ""))
}  # fmt: skip
OUTCOME = {"outcome": "paid_hours", "purpose_reached": "yes", "again": "yes", "comment": "", "same": "", "goals": GOALS}
EVALUATED = tuple(_told(ENDS + 1, side, EventKind.EVALUATED, answers=OUTCOME) for side in (Side.CITIZEN, Side.EMPLOYER))

ASKED = tuple(
    _told(7, Side.JOBCENTER, EventKind.ASKED, to=side, reason="Hvilke dage og tider ligger timerne på?")
    for side in (Side.CITIZEN, Side.EMPLOYER)
)
REPLIED = tuple(
    _told(8, side, EventKind.REPLIED, reason="Mandag til fredag fra 9 til 14.")
    for side in (Side.CITIZEN, Side.EMPLOYER)
)
DAYS_BY_US = _told(
    13, Side.JOBCENTER, EventKind.CHANGED, terms=typed_date("ends_on", SENT_ON + timedelta(days=ENDS - 7)),
    reason="De sidste dage falder sammen med et kursus.",
)  # fmt: skip
NOT_APPROVED = _told(
    9, Side.JOBCENTER, EventKind.MOVED, status=Status.NOT_APPROVED, reason="Der er allerede to i praktik på stedet."
)


def _ended(kind: EventKind, side: Side, last_day: int | None, reason: str) -> Told:
    day = str(SENT_ON + timedelta(days=last_day)) if last_day is not None else ""
    return _told(STARTS + 12, side, kind, last_day=day, reason=reason)


STOPPED = {side: _ended(EventKind.ENDED_EARLY, side, STARTS + 9, "job") for side in (Side.CITIZEN, Side.EMPLOYER)}
NEVER = _ended(EventKind.DID_NOT_START, Side.EMPLOYER, None, "workplace_stopped")

STORIES: Mapping[str, Story] = {
    "sent": Story(Status.SENT, 0),
    "silent": Story(Status.SENT, 9),
    "answered": Story(Status.EMPLOYER_ANSWERED, 3, (CORRECTED,)),
    "declined": Story(Status.EMPLOYER_ANSWERED, 3, (NO,)),
    "changed": Story(Status.EMPLOYER_ANSWERED, 4, (CORRECTED, CHANGED)),
    "agreed": Story(Status.AGREED, 5, AGREED),
    "seen": Story(Status.AGREED, 6, (*AGREED, SEEN)),
    "with-jobcenter": Story(Status.WITH_JOBCENTER, 6, (*AGREED, _moved(5, Status.WITH_JOBCENTER))),
    "applied": Story(Status.APPLIED, 6, APPLIED),
    "more-needed": Story(Status.MORE_NEEDED, 8, (*APPLIED, _moved(8, Status.MORE_NEEDED))),
    "not-approved": Story(Status.NOT_APPROVED, 9, (*APPLIED, _moved(9, Status.NOT_APPROVED))),
    "passed": Story(Status.APPLIED, STARTS + 1, APPLIED),
    "lapsed": Story(Status.LAPSED, STARTS + 45, APPLIED),
    "approved": Story(Status.APPROVED, 13, APPROVED),
    "change-wanted": Story(Status.APPROVED, 14, (*APPROVED, WANTED[Side.CITIZEN])),
    "change-wanted-by-employer": Story(Status.APPROVED, 14, (*APPROVED, WANTED[Side.EMPLOYER])),
    "change-with-jobcenter": Story(Status.APPROVED, 15, (*APPROVED, WANTED[Side.EMPLOYER], AGREES)),
    "change-refused": Story(Status.APPROVED, 16, (*APPROVED, WANTED[Side.EMPLOYER], AGREES, REFUSED)),
    "changed-while-applied": Story(Status.AGREED, 15, (*APPLIED, WANTED[Side.EMPLOYER], AGREES)),
    "changed-after-approval": Story(
        Status.MIDWAY, STARTS + 18, (*APPROVED, WANTED[Side.CITIZEN], _told(15, Side.EMPLOYER, EventKind.AGREED))
    ),
    "started": Story(Status.STARTED, STARTS + 1, APPROVED),
    "midway": Story(Status.MIDWAY, STARTS + 18, APPROVED),
    "nearly-over": Story(Status.MIDWAY, ENDS - 1, APPROVED),
    "ending-early": Story(Status.STARTED, STARTS + 8, (*APPROVED, STOPPED[Side.CITIZEN])),
    "ended": Story(Status.ENDED, ENDS + 1, APPROVED),
    "ended-told": Story(Status.ENDED, ENDS + 2, (*APPROVED, *EVALUATED)),
    "told-by-one": Story(Status.ENDED, ENDS + 2, (*APPROVED, EVALUATED[0])),
    "three-months": Story(Status.ENDED, ENDS + 92, (*APPROVED, *EVALUATED)),
    "ended-early": Story(Status.ENDED_EARLY, STARTS + 13, (*APPROVED, STOPPED[Side.CITIZEN])),
    "ended-early-both": Story(Status.ENDED_EARLY, STARTS + 13, (*APPROVED, *STOPPED.values())),
    "did-not-start": Story(Status.DID_NOT_START, STARTS + 13, (*APPROVED, NEVER)),
    "asked": Story(Status.APPLIED, 8, (*APPLIED, *ASKED)),
    "answered-us": Story(Status.APPLIED, 9, (*APPLIED, *ASKED, *REPLIED)),
    "other-days-by-us": Story(Status.APPROVED, 14, (*APPROVED, DAYS_BY_US)),
    "not-approved-with-a-reason": Story(Status.NOT_APPROVED, 9, (*APPLIED, NOT_APPROVED)),
    "withdrawn": Story(Status.WITHDRAWN, 5, (CORRECTED, _told(4, Side.CITIZEN, EventKind.WITHDRAWN))),
}


def moment(day: int) -> datetime:
    """Noon of a day, counted from the one on which it was sent."""
    return datetime.combine(SENT_ON + timedelta(days=day), time(12), clock.HERE)


def state_of(story: Story) -> PlacementState:
    """How a placement stands on the day somebody looks."""
    days = {"starts_on": STARTS, "ends_on": ENDS}
    dates = [typed_date(name, SENT_ON + timedelta(days=day)) for name, day in days.items()]
    fields = {**FIELDS, **{name: value for typed in dates for name, value in typed.items()}}
    history = [
        Event(number, moment(told.day), told.side, told.kind, told.content) for number, told in enumerate(story.told, 2)
    ]
    return as_it_lapsed(replay(fields, moment(0), history), moment(story.looked).date())
