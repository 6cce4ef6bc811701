"""A world on either side of a Danish midnight, on a server that counts in UTC, and the days it shows."""

from __future__ import annotations

import re
import time as system
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import icalendar
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from citizen_portal import clock, links
from citizen_portal.notifications.pages import not_right
from citizen_portal.placement.agreement import typed_date
from citizen_portal.placement.call import Call
from citizen_portal.placement.fields import PREPARED, names
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import doers, employer_room, events, prepared, representative, staff, wishes
from citizen_portal.records.prepared import FOR_CALL
from citizen_portal.records.repository import PlacementRecord

from ..house_style import Page, ReadingClient, text_of
from ..papers import words_of
from ..people import case, fill, filled_in, token
from ..placements import STORIES, entrance, fitted, read_again, sent
from ..registration.drafts import link_of

# Named here once more, so that a clock of the site that were wrong would be seen.
DENMARK = ZoneInfo("Europe/Copenhagen")
# Two Wednesdays without a holiday near. At 00.30 it is still the day before in UTC.
DAYS = (date(2031, 1, 22), date(2031, 7, 16))
TIMES = (time(0, 30), time(22, 30), time(23, 30))
MOMENTS = [datetime.combine(day, at, DENMARK) for day in DAYS for at in TIMES]
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
WRITTEN = re.compile(rf"(\d{{1,2}})\. ({'|'.join(MONTHS)}) (\d{{4}})")
# As the boxes of VITAS take it.
DIGITS = re.compile(r"\b([0-3]\d)-([01]\d)-(20\d\d)\b")
ISO = re.compile(r"\b20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")
BOX = re.compile(r"(\w+)-(day|month|year)")
# Days. What lies further off is the age of a source or a birthday, and no day of a placement.
NEAR = 100
PEOPLE = tomllib.loads((Path(__file__).parent.parent / "personas.toml").read_text(encoding="utf-8"))["person"]
# Whoever has a place can have a plan, and register it.
ANSWERS = next(person["says"] for person in PEOPLE if person["ends"] == "register-now")


@contextmanager
def as_if(moment: datetime) -> Iterator[None]:
    """As if it were this moment, and the server counted in UTC."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: moment.astimezone(UTC))
        patch.setenv("TZ", "UTC")
        system.tzset()
        try:
            yield
        finally:
            patch.undo()
            system.tzset()


def now() -> datetime:
    """The moment it is, by clocks in Denmark."""
    return clock.now().astimezone(DENMARK)


def later(moment: datetime, days: int) -> datetime:
    """The same time of day by clocks here, so many days later."""
    return datetime.combine(moment.date() + timedelta(days=days), moment.time(), DENMARK)


# What is shown


def days_shown(answer: TestResponse) -> set[date]:
    """Every day that somebody can read in an answer: in words, in three boxes, or as a calendar does."""
    if answer.mimetype == "text/calendar":
        return days_of_calendar(answer.data)
    if answer.mimetype == "image/png":
        return set()
    if answer.mimetype == "application/pdf":
        return days_in(words_of(answer.data))
    if answer.mimetype == "text/html" and answer.data:
        page = Page(answer.text)
        return days_in(text_of(page.root)) | days_in(answer.text) | set(days_in_boxes(page))
    # Of a picture only what is written into its file can be read.
    return days_in(answer.data.decode(errors="replace"))


def days_in(text: str) -> set[date]:
    """Written out, or as programmes write them."""
    told = {date(int(year), MONTHS.index(month) + 1, int(day)) for day, month, year in WRITTEN.findall(text)}
    told |= {date(int(year), int(month), int(day)) for day, month, year in DIGITS.findall(text)}
    return told | {date.fromisoformat(found) for found in ISO.findall(text)}


def days_in_boxes(page: Page) -> Iterator[date]:
    """The dates that are filled in already."""
    typed: dict[str, dict[str, int]] = {}
    for box in page.all("input", type="text"):
        if (named := BOX.fullmatch(box.get("name") or "")) and (box.get("value") or "").isdigit():
            typed.setdefault(named[1], {})[named[2]] = int(box.get("value") or "")
    yield from (date(**parts) for parts in typed.values() if len(parts) == 3)


def days_of_calendar(data: bytes) -> set[date]:
    """The days of its entries; each entry was made at this moment."""
    entries: Any = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert {entry["DTSTAMP"].dt for entry in entries} <= {clock.now()}
    assert all(entry["DTEND"].dt - entry["DTSTART"].dt == timedelta(days=1) for entry in entries)
    return {entry["DTSTART"].dt for entry in entries}


def near(answer: TestResponse) -> set[int]:
    """The days shown, counted from the Danish day it is: 0 is today, -1 is what UTC may still have."""
    found = {(day - now().date()).days for day in days_shown(answer)}
    return {days for days in found if abs(days) < NEAR}


# Who is there


NAMES_REPRESENTATIVE = events.NewEvent(
    Side.EMPLOYER, EventKind.ANSWERED, {"terms": {}, "employer": {"employee_rep_email": "lise@example.com"}}
)


def placement(story: str = "sent", ago: int = 0, starts: int = 21, lasts: int = 28) -> PlacementRecord:
    """One that was sent some days ago at this time of day, and starts so many days from today."""
    first = now().date() + timedelta(days=starts)
    with as_if(later(now(), -ago)):
        typed = typed_date("starts_on", first) | typed_date("ends_on", first + timedelta(days=lasts - 1))
        record = sent({**case("cafe-dagpenge-da").fields, **typed})
        for event in STORIES[story].happened:
            record = events.record_event_with_retry(record, event)
    for event in STORIES[story].at_last:
        record = events.record_event_with_retry(record, fitted(event, record.state))
    return read_again(record)


@dataclass(frozen=True)
class World:
    """Who may ask: `anybody`, a `writer` with a draft and a code, a `sender` with a receipt, a `walker` with a plan.

    `doors` are the addresses nobody guesses, by name.
    """

    people: dict[str, ReadingClient]
    doors: dict[str, str]

    def ask(self, method: str, path: str, who: str = "anybody") -> TestResponse:
        """Open a page, or send its form as it is filled in with a token that is too old: then it comes back."""
        client, where = self.people[who], path.format(**self.doors)
        if method == "GET":
            return client.get(where)
        opened = client.get(where)
        filled = filled_in(opened.text, button="csrf_token") if "csrf_token" in opened.text else {}
        return client.post(where, data={**filled, "csrf_token": "old"})


def world_of(app: Flask) -> World:
    """Everybody there is at this moment."""
    with app.app_context():
        new, old = placement(), placement("ended", ago=49, starts=-28)
        changing = placement("approved, the employer wants a change")
        ready = prepared.keep({box: new.state.fields.get(box, "") for box in names(PREPARED)}, Side.EMPLOYER)
        answered = events.record_event_with_retry(placement(), NAMES_REPRESENTATIVE)
        call = Call("Pia Holm", clock.here(clock.now()).isoformat(), "today", "Karen Holm", "k")
        no = events.NewEvent(Side.EMPLOYER, EventKind.DECLINED, {"reason_id": "no_time", **call.kept})
        rung = events.record_event_with_retry(placement(), no)
        begun = prepared.keep({**asdict(call), "language": "da"}, Side.JOBCENTER)
        doors = {
            "representative": links.path("representative.page", "da", token=representative.token_of(answered)),
            "prepared": links.path("registration.prepared_place", "da", token=ready.token),
            "prepared_by": links.path("inviting.ready", "da", token=ready.writers_token),
            "anew": entrance(placement("withdrawn"), Side.CITIZEN).replace("/status/", "/plads/igen/"),
            "citizen": entrance(new, Side.CITIZEN), "employer": entrance(new, Side.EMPLOYER),
            "changing_citizen": entrance(changing, Side.CITIZEN),
            "changing_employer": entrance(changing, Side.EMPLOYER),
            "room": links.path("employer_room.page", "da", token=room_link(new.contact_email)),
            "old_citizen": entrance(old, Side.CITIZEN), "old_employer": entrance(old, Side.EMPLOYER),
            "not_right": not_right(rung, rung.version), "desk_calendar": desk_calendar(),
            "on_telephone": links.path("registration.by_telephone", "da", token=begun.token_for(FOR_CALL)),
        }  # fmt: skip
    people = {
        "anybody": reader(app), "writer": writer(app), "sender": reader(app, draft=new.draft_id),
        "walker": reader(app, answers=ANSWERS),
    }  # fmt: skip
    doors["resume"] = link_of(app, people["writer"])
    return World(people, doors)


def desk_calendar() -> str:
    """The calendar of somebody at the desk who sees to nothing yet."""
    staff.invite("Karen Holm", staff.Role.WORKER)
    somebody = next(iter(doers.colleagues()))
    wishes.renew_calendar(somebody)
    return f"/sagsbord/kalender/{wishes.calendar_token(somebody)}.ics"


def room_link(email: str) -> str:
    """What is mailed to an address of a workplace."""
    room = employer_room.room_of(email)
    assert room
    return employer_room.token(room)


def reader(app: Flask, **kept: object) -> ReadingClient:
    """Somebody on whose device this is kept."""
    client = cast(ReadingClient, app.test_client())
    with client.session_transaction() as session:
        session.update(kept)
    return client


def writer(app: Flask) -> ReadingClient:
    """Somebody who has filled in everything and got a code."""
    client = reader(app)
    fill(client, case("cafe-dagpenge-da"))
    post_form(client, "/da/plads/tjek", "/da/plads/gem", do="later")
    return client


def post_form(client: ReadingClient, shown_on: str, path: str, **pressed: str) -> TestResponse:
    """Press a button that stands on one page and leads to another."""
    return client.post(path, data={"csrf_token": token(client.get(shown_on)), **pressed})
