"""A placement as it stands, and the events that brought it there. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from . import questions
from .call import Call, call_of
from .change_kinds import ChangeKind
from .proposal import TypedFields, read_date
from .questions import Question
from .reasons import Why
from .status import CHANGEABLE, CLOSED, PARTIES, PROPOSABLE, RUNNING, WAITS_FOR, EventKind, Side, Status
from .versions import Change, Version


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    `number` is the version the placement had from then on, `status` where it stood from then on. `kind` is one of
    EventKind and `by` one of Side, unless it was kept by a version of the programme that knew more of them.
    """

    number: int
    at: datetime
    by: str
    kind: str
    content: Mapping[str, Any] = field(default_factory=dict)
    status: Status = Status.SENT

    @property
    def call(self) -> Call | None:
        """The call in which it was said, when it was written down for whoever said it."""
        return call_of(self.content)


@dataclass(frozen=True)
class PlacementState:
    """A placement as it stands.

    `employer` is what the workplace said of itself, `evaluations` what each side said afterwards, `agreed` the sides
    that stand by the latest terms. `change` is what one side wants differently, see `open_change`. `ends` is what each
    side said of an end before the agreed one: `kind` (of EventKind), `last_day` (ISO, "" when it never began) and
    `reason` (see placement/ends.py). `later` is what the citizen said three months afterwards, "" before. `talks` are
    the days on which the jobcenter held those of TALKS (placement/talks.py). `status` is the recorded one; see
    `status_on` for the one of a day. `asked_at` is when whoever is to act was asked last.
    `questions` are those of the jobcenter, by whom it asks, see `open_questions`; `assigned_to` is the id of whoever
    sees to it there, "" for nobody, and `refused` why it was not approved.
    `declined` are the employer's own words for its no, None when it has not said no; `declined_reason` is one of
    DECLINE_REASONS, "" where it was given in words alone, and `declined_phrases` what was ticked beside them.
    `deletion_asked` is when the citizen asked to have it all deleted, while that waits for an answer, and
    `deletion_refused` why it was not done. `call` is the one in which it was registered, None when the citizen did so.
    `taken_back` are the numbers of what was written down for somebody who says it is not right, `undone` those that do
    not count any more, and `disputed` is the side that said so last, as long as the jobcenter has not seen to it.
    """

    fields: TypedFields
    versions: tuple[Version, ...]
    asked_at: datetime
    status: Status = Status.SENT
    number: int = 1
    agreed: frozenset[str] = frozenset({Side.CITIZEN})
    employer: Mapping[str, str] = field(default_factory=dict)
    contact_email: str | None = None
    contact_phone: str | None = None
    email: str | None = None
    phone: str | None = None
    declined: str | None = None
    declined_reason: str = ""
    declined_phrases: tuple[str, ...] = ()
    evaluations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    ends: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    later: str = ""
    talks: Mapping[str, date] = field(default_factory=dict)
    change: Change | None = None
    deletion_asked: datetime | None = None
    deletion_refused: str = ""
    call: Call | None = None
    taken_back: frozenset[int] = frozenset()
    undone: frozenset[int] = frozenset()
    disputed: Side | None = None
    questions: Mapping[Side, Question] = field(default_factory=dict)
    assigned_to: str = ""
    refused: Why = Why()
    history: tuple[Event, ...] = ()

    @property
    def latest(self) -> Version:
        return self.versions[-1]

    @property
    def terms(self) -> Mapping[str, str]:
        return self.latest.terms

    @property
    def current(self) -> dict[str, str]:
        """The fields as they were registered, with the addresses and numbers the two are written to now."""
        changed = {
            "contact_email": self.contact_email, "contact_phone": self.contact_phone,
            "email": self.email, "phone": self.phone,
        }  # fmt: skip
        return {**self.fields, **{name: value for name, value in changed.items() if value is not None}}

    @property
    def sent_at(self) -> datetime:
        return self.versions[0].at

    @property
    def before(self) -> Version:
        """The last terms the other side wrote, or those a change was about: what the latest ones are compared with."""
        if self.latest.kind:
            return self.versions[-2]
        others = [version for version in self.versions if version.by != self.latest.by]
        return others[-1] if others else self.versions[0]

    @cached_property
    def starts_on(self) -> date:
        return read_date(self.terms, "starts_on")

    @cached_property
    def ends_on(self) -> date:
        return read_date(self.terms, "ends_on")

    @cached_property
    def last_day(self) -> date:
        """The last day it lasts: the agreed one, or the earlier one of those the two say it ended on."""
        return min((date.fromisoformat(end["last_day"]) for end in self.ends.values() if end["last_day"]),
                   default=self.ends_on)  # fmt: skip

    @cached_property
    def midway_on(self) -> date:
        return read_date(self.terms, "midway_on")

    @cached_property
    def end_talk_on(self) -> date:
        return read_date(self.terms, "end_talk_on")

    @property
    def answered(self) -> bool:
        """Whether the employer has ever answered. What was written down for it and is not right is no answer."""
        said = (event for event in self.history if event.number not in self.undone)
        return any(event.kind in (EventKind.ANSWERED, EventKind.DECLINED) for event in said)

    @property
    def answerable(self) -> bool:
        """Whether the employer may still answer; a no can become a yes."""
        return self.status in CHANGEABLE

    @property
    def changeable(self) -> bool:
        return self.answerable and self.declined is None

    @property
    def adding(self) -> bool:
        """Whether the employer has said a yes that stands, and may tell more for the application."""
        return self.changeable and self.answered and Side.EMPLOYER in self.agreed

    @property
    def both_agree(self) -> bool:
        return self.agreed >= set(PARTIES)

    @property
    def open_change(self) -> Change | None:
        """The change that waits for somebody. What lies there while nothing can be changed like that does not."""
        return self.change if self.status in PROPOSABLE else None

    @property
    def proposed_terms(self) -> Mapping[str, str]:
        """The terms as they would be with what one side wants, also where that has to be asked for in another way."""
        return {**self.terms, **self.change.terms} if self.change else self.terms

    @property
    def other_days(self) -> bool:
        """Whether the change that is open is one of days and hours: what helps where the agreed start has passed."""
        return self.open_change is not None and self.open_change.kind is ChangeKind.TERMS

    @property
    def change_waits_for(self) -> Side | None:
        """Who is to say something to the change that is open; None when none is."""
        if self.open_change is None:
            return None
        return next((side for side in PARTIES if side not in self.open_change.agreed), Side.JOBCENTER)

    @property
    def waits_for(self) -> Side | None:
        """Who is to do something, whatever the day; None when nobody is. Over it is by the calendar."""
        if self.disputed:
            return Side.JOBCENTER
        if self.status in RUNNING and self.change_waits_for:
            return self.change_waits_for
        if self.answerable and self.declined is not None:
            return Side.CITIZEN
        if self.status is Status.EMPLOYER_ANSWERED and Side.EMPLOYER not in self.agreed:
            return Side.EMPLOYER
        return WAITS_FOR[self.status]

    @property
    def open_questions(self) -> Mapping[Side, Question]:
        """What was asked and is not answered, and what was answered and is not read. What is over asks nothing."""
        return {} if self.status in CLOSED else self.questions

    def asked_of(self, side: Side) -> Question | None:
        """The question this side is to answer."""
        question = self.open_questions.get(side)
        return question if question and question.answer is None else None

    @property
    def turn(self) -> tuple[Side | None, datetime]:
        """Who is to do something, and since when: whatever else it waits for, a wish to have it all deleted and a word
        that is not right wait for the jobcenter; then comes a question and its answer, then the agreement itself."""
        if self.deletion_asked:
            return Side.JOBCENTER, self.deletion_asked
        if self.disputed:
            return Side.JOBCENTER, max(event.at for event in self.history if event.kind == EventKind.TAKEN_BACK)
        return questions.waits_for(self.open_questions) or (self.waits_for, self.asked_at)

    @property
    def days_by_us(self) -> frozenset[str] | None:
        """Who has said yes to the days the jobcenter has written, while they wait for that; None where none wait."""
        if change := self.open_change:
            return change.agreed if change.by == Side.JOBCENTER else None
        asked = self.status is Status.EMPLOYER_ANSWERED and self.latest.by == Side.JOBCENTER and self.changeable
        return self.agreed if asked else None

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
