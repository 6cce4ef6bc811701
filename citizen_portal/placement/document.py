"""One resolver for the page, the print, the PDF and the calendar file of a placement, so that they cannot disagree.

Everything is told in the reader's language with the Danish beside it: employer and adviser read the same document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import icalendar
from flask_babel import force_locale, format_date, gettext

from .. import clock, i18n
from . import agreement, summary
from .history import PlacementState, Version, may_start
from .places import Place
from .proposal import LEARNING, read_date
from .status import TIMELINE, Status

# A value somebody chose among ours, and whose words it has; everything else is in their own.
CHOSEN = {"purpose": "placement", "job_realistic": "employer", "kind": "vitas"}
# Asked for in VITAS, in its order, and who has what nobody wrote here.
VITAS = (
    "company_name", "cvr", "p_number", "street", "postcode", "city", "contact_name", "contact_email", "contact_phone",
    "employee_rep", "employee_rep_email", "name", "cpr", "kind", "starts_on", "ends_on", "weekly_hours",
    "purpose", "purpose_text", "tasks", "learning", "support", "ordinary_employees", "placed_now",
)  # fmt: skip
HAS_IT = {"cpr": "citizen"}
LEFT_TO_RIGHT = ("cvr", "p_number", "postcode", "contact_email", "contact_phone", "employee_rep_email")


@dataclass(frozen=True)
class Line:
    """A line of a document, in the reader's language and in Danish. `was` is what the other side had written."""

    name: str
    label: str
    danish: str
    values: tuple[str, ...]
    danish_values: tuple[str, ...]
    was: tuple[str, ...] | None = None
    dir: str = "auto"
    has_it: str = ""

    @property
    def own_words(self) -> bool:
        """Whether somebody wrote it: then it stands once, whatever the language."""
        return self.values == self.danish_values


def in_danish(make: Callable[[], Any]) -> Any:
    """The same, as a Danish reader gets it."""
    if i18n.current() is i18n.DANISH:
        return make()
    with force_locale(i18n.DANISH.locale):
        return make()


def sheet(state: PlacementState) -> list[Line]:
    """The expectations sheet: what both sides stand by, or are asked to, with what was different before."""
    changed = agreement.differing(state.latest.terms, state.before.terms)
    return [_line(name, state.terms, state.before if name in changed else None) for name in agreement.LINES]


def compared(mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[Line]:
    """Where two versions differ, the other one's beside one's own."""
    version = Version(0, "", clock.now(), theirs)
    return [_line(name, mine, version) for name in agreement.differing(mine, theirs)]


def _line(name: str, held: Mapping[str, str], before: Version | None) -> Line:
    return Line(
        name=name,
        label=gettext(f"sheet.{name}"),
        danish=in_danish(lambda: gettext(f"sheet.{name}")),
        values=_values(name, held),
        danish_values=in_danish(lambda: _values(name, held)),
        was=_values(name, before.terms) if before else None,
        dir="ltr" if name in LEFT_TO_RIGHT else "auto",
    )


def _values(name: str, held: Mapping[str, str]) -> tuple[str, ...]:
    if name == "learning":
        return tuple(held[goal].strip() for goal in LEARNING if held.get(goal, "").strip())
    if name in agreement.DATES:
        return _date(name, held)
    value = held.get(name, "").strip()
    if name in CHOSEN and value:
        return (gettext(f"{CHOSEN[name]}.{name}.{value}"),)
    return (value,) if value else ()


def _date(name: str, held: Mapping[str, str]) -> tuple[str, ...]:
    try:
        return (str(format_date(read_date(held, name), "full")),)
    except ValueError:
        return ()


def vitas(state: PlacementState) -> list[Line]:
    """What the application asks for, in its order, with who has what is still missing."""
    held = {**state.fields, **state.terms, **state.employer}
    return [_asked(name, held) for name in VITAS]


def _asked(name: str, held: Mapping[str, str]) -> Line:
    values = _values(name, held)
    return Line(
        name=name,
        label=gettext(f"vitas.{name}"),
        danish=in_danish(lambda: gettext(f"vitas.{name}")),
        values=values,
        danish_values=in_danish(lambda: _values(name, held)),
        dir="ltr" if name in LEFT_TO_RIGHT else "auto",
        has_it="" if values else HAS_IT.get(name, "employer"),
    )


def sent(state: PlacementState) -> list[dict[str, Any]]:
    """Everything that was sent, by step, each row with its Danish beside it. For the citizen's eyes."""
    own, danish = summary.sections(state.fields), in_danish(lambda: summary.sections(state.fields))
    for part, twin in zip(own, danish, strict=True):
        part["danish"] = twin["title"]
        for row, other in zip(part["rows"], twin["rows"], strict=True):
            row |= {"danish": other["label"], "danish_values": other["values"]}
    return own


@dataclass(frozen=True)
class Stage:
    """A step of the timeline. `at` is the day it was reached, where that is known."""

    status: Status
    state: str
    at: date | None


def timeline(place: Place) -> list[Stage]:
    """From the first draft to the end; a decision that was not a yes stands in the place of one."""
    state, here = place.story, place.status
    stages = list(TIMELINE)
    if here in (Status.NOT_APPROVED, Status.MORE_NEEDED):
        stages[stages.index(Status.APPROVED)] = here
    if here is Status.WITHDRAWN:
        stages = [*[one for one in stages if state.reached(one) or one is Status.DRAFT], Status.WITHDRAWN]
    position = stages.index(here)
    return [
        Stage(status, "done" if at < position else "here" if at == position else "ahead", _day(state, status))
        for at, status in enumerate(stages)
    ]


def _day(state: PlacementState, status: Status) -> date | None:
    if may_start(state) and (
        day := {Status.STARTED: state.starts_on, Status.MIDWAY: state.midway_on, Status.ENDED: state.ends_on}.get(
            status
        )
    ):
        return day
    reached = state.reached(status)
    return clock.day_of(reached) if reached else None


def calendar(place: Place, address: str) -> bytes:
    """Start, midway talk and end. Until the approval is recorded, each says that nobody starts yet."""
    file = icalendar.Calendar()
    file.add("prodid", "-//Citizen Portal//placement//")
    file.add("version", "2.0")
    state = place.story
    for name, day in (("start", state.starts_on), ("midway", state.midway_on), ("end", state.ends_on)):
        file.add_component(_entry(place, name, day, address))
    return bytes(file.to_ical())


def _entry(place: Place, name: str, day: date, address: str) -> icalendar.Event:
    approved = may_start(place.story)
    title = gettext(f"calendar.{name}", place=place.story.fields["company_name"])
    event = icalendar.Event()
    # The same uid each time: a newer file replaces the entry instead of standing beside it.
    event.add("uid", f"{place.row.reference.lower()}-{name}@citizen-portal")
    event.add("sequence", place.story.number)
    event.add("summary", title if approved else f"{gettext('calendar.wait')} {title}")
    event.add("description", "" if approved else gettext("status.wait"))
    event.add("status", "CONFIRMED" if approved else "TENTATIVE")
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("dtstamp", clock.now())
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
