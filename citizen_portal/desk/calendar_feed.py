"""A worker's own calendar, behind an address that nobody guesses: numbers and days, no names and no workplaces."""

from __future__ import annotations

from datetime import timedelta

import icalendar
from flask import Response, abort, url_for

from .. import links
from ..records import wishes, worker_days
from ..records.worker_days import WorkerDay
from .access import blueprint
from .words import desk

ONE_DAY = timedelta(days=1)


@blueprint.get("/kalender/<token>.ics")
def calendar_feed(token: str) -> Response:
    """The same answer for an address that never was and for one that was renewed."""
    owner = wishes.calendar_owner(token)
    if owner is None:
        abort(404)
    return Response(file(owner), mimetype="text/calendar; charset=utf-8")


def file(staff_id: str) -> bytes:
    """Everything anew each time: what came to nothing is not in it any more."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Citizen Portal//desk//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", desk("followup.calendar"))
    for day in worker_days.days_of(staff_id):
        calendar.add_component(_event(day))
    return bytes(calendar.to_ical())


def _event(day: WorkerDay) -> icalendar.Event:
    event = icalendar.Event()
    # The same uid each time: a newer file moves the entry instead of adding one.
    event.add("uid", f"{day.reference.lower()}-{day.what}@desk.citizen-portal")
    event.add("sequence", day.sequence)
    event.add("status", "CONFIRMED" if day.sure else "TENTATIVE")
    event.add("dtstart", day.day)
    event.add("dtend", day.day + ONE_DAY)
    event.add("dtstamp", day.changed_at)
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"{desk(f'followup.day_{day.what}')} {day.reference}")
    event.add("url", links.whole(url_for("desk.placement", reference=day.reference)))
    return event
