"""The days of a placement as a calendar file."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
from flask_babel import gettext

from .. import clock
from ..placement.history import may_start
from ..records.repository import PlacementRecord


def calendar(record: PlacementRecord, address: str) -> bytes:
    """Start, midway talk and end. Until the approval is recorded, each says that nobody starts yet."""
    file = icalendar.Calendar()
    file.add("prodid", "-//Citizen Portal//placement//")
    file.add("version", "2.0")
    state = record.state
    for name, day in (("start", state.starts_on), ("midway", state.midway_on), ("end", state.ends_on)):
        file.add_component(_entry(record, name, day, address))
    return bytes(file.to_ical())


def _entry(record: PlacementRecord, name: str, day: date, address: str) -> icalendar.Event:
    approved = may_start(record.state)
    title = gettext(f"calendar.{name}", place=record.state.fields["company_name"])
    event = icalendar.Event()
    # The same uid each time: a newer file replaces the entry instead of standing beside it.
    event.add("uid", f"{record.reference.lower()}-{name}@citizen-portal")
    event.add("sequence", record.version)
    event.add("summary", title if approved else f"{gettext('calendar.wait')} {title}")
    event.add("description", "" if approved else gettext("status.wait"))
    event.add("status", "CONFIRMED" if approved else "TENTATIVE")
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("dtstamp", clock.now())
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
