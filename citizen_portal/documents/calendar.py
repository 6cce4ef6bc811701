"""The days of a placement as a calendar file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

import icalendar
from flask_babel import gettext

from .. import clock
from ..placement.state import PlacementState
from ..placement.status import Side, Status
from ..records.repository import PlacementRecord


class Entry(StrEnum):
    """What a calendar makes of a day. A cancelled one takes back what an earlier file has put there."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


# By where the placement stands on the day the file is made.
ENTRIES: Mapping[Status, Entry] = {
    Status.DRAFT: Entry.TENTATIVE,
    Status.SENT: Entry.TENTATIVE,
    Status.EMPLOYER_ANSWERED: Entry.TENTATIVE,
    Status.AGREED: Entry.TENTATIVE,
    Status.WITH_JOBCENTER: Entry.TENTATIVE,
    Status.APPLIED: Entry.TENTATIVE,
    Status.MORE_NEEDED: Entry.TENTATIVE,
    Status.APPROVED: Entry.CONFIRMED,
    Status.STARTED: Entry.CONFIRMED,
    Status.MIDWAY: Entry.CONFIRMED,
    Status.ENDED: Entry.CONFIRMED,
    Status.ENDED_EARLY: Entry.CONFIRMED,
    Status.DID_NOT_START: Entry.CANCELLED,
    Status.LAPSED: Entry.CANCELLED,
    Status.NOT_APPROVED: Entry.CANCELLED,
    Status.WITHDRAWN: Entry.CANCELLED,
}
WAIT = {Side.CITIZEN: "status.wait", Side.EMPLOYER: "status.wait.employer"}


def calendar(record: PlacementRecord, side: Side, address: str) -> bytes:
    """Start, midway talk and end, for one of the two, each as sure as the placement is."""
    file = icalendar.Calendar()
    file.add("prodid", "-//Citizen Portal//placement//")
    file.add("version", "2.0")
    state = record.state
    for name, day in (("start", state.starts_on), ("midway", state.midway_on), ("end", state.last_day)):
        event = _event(record, name, day)
        event.add("summary", _title(record, name, _worth(record, day)))
        event.add("description", _why(record, side, _worth(record, day)))
        event.add("url", address)
        file.add_component(event)
    return bytes(file.to_ical())


def entry(state: PlacementState, standing: Status) -> Entry:
    """What the days are worth. A no of the employer takes them back until it becomes a yes."""
    return Entry.CANCELLED if _declined(state) else ENTRIES[standing]


def _worth(record: PlacementRecord, day: date) -> Entry:
    """Of a day after the last one nothing is left, because it ended earlier than was agreed."""
    return Entry.CANCELLED if day > record.state.last_day else entry(record.state, record.status)


def _declined(state: PlacementState) -> bool:
    return state.answerable and state.declined is not None


def _event(record: PlacementRecord, name: str, day: date) -> icalendar.Event:
    event = icalendar.Event()
    # The same uid each time: a newer file replaces the entry instead of standing beside it.
    event.add("uid", f"{record.reference.lower()}-{name}@citizen-portal")
    event.add("sequence", record.version)
    event.add("status", _worth(record, day))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("dtstamp", clock.now())
    event.add("transp", "TRANSPARENT")
    return event


def _title(record: PlacementRecord, name: str, worth: Entry) -> str:
    """Of a day that does not come, not even the name is left: a calendar may show it all the same."""
    place = record.state.fields["company_name"]
    if worth is Entry.CANCELLED:
        return str(gettext("calendar.cancelled", place=place))
    title = gettext(f"calendar.{name}", place=place)
    return title if worth is Entry.CONFIRMED else f"{gettext('calendar.wait')} {title}"


def _why(record: PlacementRecord, side: Side, worth: Entry) -> str:
    if worth is Entry.CONFIRMED:
        return ""
    if worth is Entry.TENTATIVE:
        return str(gettext(WAIT[side]))
    return str(gettext("history.employer.declined" if _declined(record.state) else f"status.{record.status}"))
