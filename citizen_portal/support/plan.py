"""My plan: one resolver for the page, the PDF and the calendar file, so that they cannot disagree."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import icalendar
from flask_babel import gettext

from .. import clock, flow, i18n
from ..guidance import law
from ..guidance.pages import Page
from . import answers
from .form import figures, words
from .settled import settled

# Days from today. Soon enough to be done, late enough not to be pushed; and a fortnight to look at it again.
FIRST, AGAIN = 2, 14
# Outcomes whose text names a door of its own.
OWN_DOOR = ("under-30", "other-benefit", "no-benefit")
# Outcomes after which a place that has said yes can be registered.
REGISTERING = ("register-now", "wage-subsidy")
# Outcomes with a virksomhedspraktik ahead: only these suggest which of its purposes suits the reader.
PURPOSEFUL = ("register-now", "level-1", "level-2", "level-3", "another-offer")
# Outcomes whose next step is the reader's own, and the page that helps with it. After all others somebody is called.
READ_ON = {"level-1": "find-en-plads", "paid-work-first": "kontakt-arbejdsgiver"}


@dataclass(frozen=True)
class Plan:
    """Where the answers lead, why, and what belongs to it. `read_on` is the guidance page the next step begins with."""

    outcome: str
    page: Page
    reasons: tuple[dict[str, Any], ...]
    rows: tuple[dict[str, Any], ...]
    nearby: dict[str, Any] | None
    contact: str | None
    purpose: str | None
    registers: bool
    read_on: str | None


def plan() -> Plan | None:
    """The reader's plan, or None while a question is open."""
    given = answers.given()
    decided = settled(law.rules(), given)
    standing = flow.walk(given, decided)
    if standing.outcome is None:
        return None
    return Plan(
        outcome=standing.outcome,
        page=text(standing.outcome),
        reasons=tuple(said(step, given) for step in standing.reasons),
        rows=tuple(said(step, given) for step in standing.path),
        nearby=nearby(given, decided),
        contact=None if standing.outcome in OWN_DOOR else flow.contact(given, decided),
        purpose=flow.purpose(given) if standing.outcome in PURPOSEFUL else None,
        registers=standing.outcome in REGISTERING and given.get("place") == "agreed",
        read_on=READ_ON.get(standing.outcome),
    )


def text(outcome: str) -> Page:
    return law.library().find(i18n.current().code, "outcomes", outcome)


def said(question: str, given: dict[str, str]) -> dict[str, Any]:
    """A question and what the reader answered, in words."""
    label = words(question, "question", **figures())
    value = words(question, given[question], **figures())
    return {"question": question, "label": label, "value": value, "change_label": label}


def nearby(given: dict[str, str], decided: flow.Answers) -> dict[str, Any] | None:
    """The nearest other outcome, and the one answer that makes the difference."""
    found = flow.nearest(given, decided)
    if found is None:
        return None
    return {
        "question": found.question,
        "label": words(found.question, "question", **figures()),
        "choice": words(found.question, found.choice, **figures()),
        "outcome": text(found.outcome).title,
    }


def calendar(plan: Plan, address: str) -> bytes:
    """Two days in a calendar: the first step, and a look back. Neither says why in its title."""
    file = icalendar.Calendar()
    file.add("prodid", "-//Citizen Portal//plan//")
    file.add("version", "2.0")
    first = gettext("plan.first", title=plan.page.title)
    for title, days in ((first, FIRST), (gettext("plan.again"), AGAIN)):
        file.add_component(_day(title, clock.today() + timedelta(days=days), address))
    return bytes(file.to_ical())


def _day(title: str, day: date, address: str) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{hashlib.sha256(f'{day} {title}'.encode()).hexdigest()[:16]}@citizen-portal")
    event.add("summary", title)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("dtstamp", clock.now())
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
