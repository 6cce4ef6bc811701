"""What happens to a placement after it is sent: a history that is only added to, and where it stands now. Pure.

Nothing stores a state: it is told again from what was sent and what happened since, each time it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from . import terms as agreement
from .record import Fields, read_date

CITIZEN, EMPLOYER, JOBCENTER = "citizen", "employer", "jobcenter"
SIDES = (CITIZEN, EMPLOYER)

# In the order in which they are reached. An application is decided in one of three ways.
TIMELINE = (
    "draft", "sent", "employer-answered", "agreed", "with-jobcenter", "applied",
    "approved", "started", "midway", "ended",
)  # fmt: skip
STATUSES = (*TIMELINE, "not-approved", "more-needed", "withdrawn")
# The two may still change what they agree on. Later it has been applied for, and a change must go to the jobcenter.
CHANGEABLE = ("sent", "employer-answered", "agreed", "with-jobcenter", "more-needed")
# Whoever is told that it is over.
CLOSED = ("ended", "not-approved", "withdrawn")
# Approved once; the calendar does the rest.
RUNNING = ("approved", "started", "midway", "ended")


@dataclass(frozen=True)
class Happened:
    """One thing that happened. `number` is the version the placement had from then on."""

    number: int
    at: datetime
    by: str
    kind: str
    content: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Version:
    """The terms as one side wrote them."""

    number: int
    by: str
    at: datetime
    terms: Mapping[str, str]


@dataclass(frozen=True)
class Story:
    """A placement as it stands.

    `employer` is what the workplace said of itself, `told` what each side said afterwards, `agreed` the sides
    that stand by the latest terms. `status` is the recorded one; see `status_on` for the one of a day.
    """

    fields: Fields
    versions: tuple[Version, ...]
    status: str = "sent"
    number: int = 1
    agreed: frozenset[str] = frozenset({CITIZEN})
    employer: Mapping[str, str] = field(default_factory=dict)
    contact_email: str | None = None
    declined: str | None = None
    told: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    history: tuple[Happened, ...] = ()

    @property
    def latest(self) -> Version:
        return self.versions[-1]

    @property
    def terms(self) -> Mapping[str, str]:
        return self.latest.terms

    @property
    def before(self) -> Version:
        """The last terms the other side wrote: what the latest ones are compared with."""
        others = [version for version in self.versions if version.by != self.latest.by]
        return others[-1] if others else self.versions[0]

    @property
    def starts_on(self) -> date:
        return read_date(self.terms, "starts_on")

    @property
    def ends_on(self) -> date:
        return read_date(self.terms, "ends_on")

    @property
    def midway_on(self) -> date:
        return read_date(self.terms, "midway_on")

    @property
    def end_talk_on(self) -> date:
        return read_date(self.terms, "end_talk_on")

    @property
    def answered(self) -> bool:
        """Whether the employer has ever answered."""
        return any(one.kind in ("answered", "declined") for one in self.history)

    @property
    def answerable(self) -> bool:
        """Whether the employer may still answer; a no can become a yes."""
        return self.status in CHANGEABLE

    @property
    def changeable(self) -> bool:
        return self.answerable and self.declined is None

    def awaits(self, side: str) -> bool:
        """Whether this side is asked to agree to what the other one wrote."""
        return self.changeable and side not in self.agreed

    def changed_at(self) -> datetime:
        """When something last happened, sending included."""
        return self.history[-1].at if self.history else self.versions[0].at

    def reached(self, status: str) -> datetime | None:
        """When a status was recorded, the last time it was."""
        times = [one.at for one in self.history if one.content.get("status") == status]
        return times[-1] if times else (self.versions[0].at if status == "sent" else None)


def sent(fields: Fields, at: datetime) -> Story:
    """The beginning of every story."""
    return Story(fields=fields, versions=(Version(1, CITIZEN, at, agreement.proposed(fields)),))


def tell(fields: Fields, sent_at: datetime, history: Iterable[Happened]) -> Story:
    """The story so far."""
    story = sent(fields, sent_at)
    for one in history:
        story = after(story, one)
    return story


def after(story: Story, one: Happened) -> Story:
    """The story after one more thing has happened. Raises KeyError for a kind of happening there is not."""
    told = EVENTS[one.kind](story, one)
    happened = replace(one, content={**one.content, "status": told.status})
    return replace(told, number=one.number, history=(*story.history, happened))


def _answered(story: Story, one: Happened) -> Story:
    """The employer says yes, to the terms as they were or as corrected."""
    version = Version(one.number, EMPLOYER, one.at, {**story.terms, **one.content["terms"]})
    same = CITIZEN in story.agreed and story.answered and not agreement.differing(version.terms, story.terms)
    # Numbers may be added to what both stand by: that takes nothing back.
    agreed = story.status if story.agreed >= set(SIDES) else "agreed"
    return replace(
        story, versions=(*story.versions, version), employer=one.content["employer"], declined=None,
        agreed=frozenset(SIDES) if same else frozenset({EMPLOYER}), status=agreed if same else "employer-answered",
    )  # fmt: skip


def _declined(story: Story, one: Happened) -> Story:
    return replace(story, declined=one.content.get("reason", ""), agreed=frozenset(), status="employer-answered")


def _changed(story: Story, one: Happened) -> Story:
    """The citizen writes the terms differently; whatever was agreed has to be agreed again."""
    version = Version(one.number, one.by, one.at, {**story.terms, **one.content["terms"]})
    status = "employer-answered" if story.answered else "sent"
    return replace(story, versions=(*story.versions, version), agreed=frozenset({one.by}), status=status)


def _agreed(story: Story, one: Happened) -> Story:
    agreed = story.agreed | {one.by}
    return replace(story, agreed=agreed, status="agreed" if agreed >= set(SIDES) else story.status)


def _moved(story: Story, one: Happened) -> Story:
    return replace(story, status=one.content["status"])


def _withdrawn(story: Story, _one: Happened) -> Story:
    return replace(story, status="withdrawn")


def _told(story: Story, one: Happened) -> Story:
    return replace(story, told={**story.told, one.by: one.content["answers"]})


def _relinked(story: Story, one: Happened) -> Story:
    return replace(story, contact_email=one.content["contact_email"])


EVENTS = {
    "answered": _answered, "declined": _declined, "changed": _changed, "agreed": _agreed, "moved": _moved,
    "withdrawn": _withdrawn, "told": _told, "relinked": _relinked,
}  # fmt: skip


def status_on(story: Story, day: date) -> str:
    """The status of a day: once a placement is approved, the calendar moves it on."""
    if story.status not in RUNNING:
        return story.status
    if day > story.ends_on:
        return "ended"
    if day < story.starts_on:
        return "approved"
    return "midway" if day >= story.midway_on else "started"


def may_start(story: Story) -> bool:
    """Whether the approval is recorded. Until then nobody starts, whoever has said yes."""
    return story.status in RUNNING
