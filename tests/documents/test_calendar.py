"""The calendar follows where a placement stands, in the files of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import icalendar
import pytest
from flask import Flask

from citizen_portal import i18n, links
from citizen_portal.documents.calendar import ENTRIES
from citizen_portal.placement.status import PARTIES, Side, Status
from citizen_portal.records import events
from citizen_portal.records.events import NewEvent
from citizen_portal.records.repository import PlacementRecord

from ..placements import CAFE, CHANGING, NO, STORIES, WITHDRAW, YES, made, moved, on

NOT_APPROVED = moved(Status.NOT_APPROVED)
SURE, GONE = (
    (
        "approved",
        "started",
        "midway",
        "nearly over",
        "ended",
        "ended, a change was wanted",
        "ended, told by both",
        "three months later",
        "three months later, told",
        *(name for name in CHANGING if not name.startswith("applied")),
    ),
    (
        "declined",
        "did not start",
        "did not start, says the employer",
        "lapsed",
        "not approved",
        "withdrawn",
        "approved, withdrawn",
    ),
)
EXPECTED = {
    name: ["CONFIRMED" if name in SURE else "CANCELLED" if name in GONE else "TENTATIVE"] * 3 for name in STORIES
} | dict.fromkeys(
    ("about to end early", "ended early", "ended early, says the employer", "three months after an early end"),
    ["CONFIRMED", "CANCELLED", "CONFIRMED"],
)
LANGUAGES = [code for code, language in i18n.LANGUAGES.items() if not language.easy]


def path(record: PlacementRecord, side: Side, lang: str) -> str:
    if side is Side.CITIZEN:
        return links.path("status.calendar", lang, token=record.status_token)
    return links.path("employer.calendar", lang, token=record.employer_token())


Entries = Mapping[str, Any]
Reader = Callable[..., Entries]


@pytest.fixture
def read(app: Flask) -> Reader:
    """The entries of a side's file, by their uid."""

    def read(record: PlacementRecord, side: Side, lang: str = "da") -> Entries:
        with app.app_context():
            address = path(record, side, lang)
        file: Any = icalendar.Calendar.from_ical(app.test_client().get(address).data)
        return {str(entry["UID"]): entry for entry in file.walk("VEVENT")}

    return read


def after(app: Flask, record: PlacementRecord, event: NewEvent) -> PlacementRecord:
    with app.app_context():
        return events.record_event_with_retry(record, event)


def placement(app: Flask, name: str) -> PlacementRecord:
    with app.app_context():
        return made(STORIES[name])


def said(entries: Entries, what: str) -> list[str]:
    return [str(entry.get(what, "")) for entry in entries.values()]


def test_every_status_says_what_its_entry_is() -> None:
    assert set(ENTRIES) == set(Status)


@pytest.mark.parametrize("side", PARTIES)
@pytest.mark.parametrize("name", STORIES)
def test_an_entry_is_as_sure_as_the_placement(app: Flask, read: Reader, name: str, side: Side) -> None:
    record = placement(app, name)
    with on(STORIES[name].day(record.state)):
        assert said(read(record, side), "STATUS") == EXPECTED[name]


@pytest.mark.parametrize("side", PARTIES)
@pytest.mark.parametrize("end", [WITHDRAW, NOT_APPROVED], ids=["withdrawn", "not approved"])
@pytest.mark.parametrize("name", ["applied", "approved"])
def test_what_comes_to_nothing_takes_back_the_entries_of_before(
    app: Flask, read: Reader, name: str, end: NewEvent, side: Side
) -> None:
    record = placement(app, name)
    before, now = read(record, side), read(after(app, record, end), side)
    assert set(now) == set(before) and set(said(now, "STATUS")) == {"CANCELLED"}
    assert all(now[uid]["SEQUENCE"] > before[uid]["SEQUENCE"] for uid in now)
    assert all(now[uid]["DTSTART"].dt == before[uid]["DTSTART"].dt for uid in now)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_title_of_a_day_that_does_not_come_promises_nothing(app: Flask, read: Reader, lang: str) -> None:
    record = placement(app, "withdrawn")
    say, place = i18n.words(lang), {"place": CAFE.fields["company_name"]}
    titles = said(read(record, Side.CITIZEN, lang), "SUMMARY")
    assert titles == [say("calendar.cancelled") % place] * 3
    assert not [
        title for title in titles for day in ("start", "midway", "end") if say(f"calendar.{day}") % place in title
    ]


def test_what_comes_to_nothing_says_why(app: Flask, read: Reader) -> None:
    why = {}
    for name in GONE:
        record = placement(app, name)
        with on(STORIES[name].day(record.state)):
            why[name] = set(said(read(record, Side.CITIZEN), "DESCRIPTION"))
    assert why == {
        "declined": {"Arbejdsgiveren sagde nej"}, "not approved": {"Ikke godkendt"}, "withdrawn": {"Trukket tilbage"},
        "approved, withdrawn": {"Trukket tilbage"},
        "did not start": {"Kom ikke i gang"}, "did not start, says the employer": {"Kom ikke i gang"},
        "lapsed": {"Udløbet"},
    }  # fmt: skip


@pytest.mark.parametrize("side", PARTIES)
def test_a_no_that_becomes_a_yes_puts_the_days_back(app: Flask, read: Reader, side: Side) -> None:
    record = placement(app, "sent")
    no = read(after(app, record, NO), side)
    yes = read(after(app, record, YES), side)
    assert set(said(no, "STATUS")) == {"CANCELLED"} and set(said(yes, "STATUS")) == {"TENTATIVE"}
    assert all(yes[uid]["SEQUENCE"] > no[uid]["SEQUENCE"] for uid in no)


def test_until_it_is_approved_each_is_told_not_to_begin_in_their_own_words(app: Flask, read: Reader) -> None:
    record = placement(app, "agreed")
    told = {side: set(said(read(record, side), "DESCRIPTION")) for side in PARTIES}
    assert told == {Side.CITIZEN: {"Du må ikke begynde endnu"}, Side.EMPLOYER: {"Ingen må begynde endnu"}}
    assert all(title.startswith("Ikke godkendt endnu:") for title in said(read(record, Side.EMPLOYER), "SUMMARY"))


def test_once_it_is_approved_the_days_are_named_without_a_warning(app: Flask, read: Reader) -> None:
    entries = read(placement(app, "approved"), Side.CITIZEN)
    place = CAFE.fields["company_name"]
    assert said(entries, "SUMMARY") == [
        f"Første dag hos {place}",
        f"Midtvejssamtale hos {place}",
        f"Sidste dag hos {place}",
    ]
    assert set(said(entries, "DESCRIPTION")) == {""}
