"""On both sides of midnight, in winter and in summer, every page, paper and letter says the Danish day.

The server counts in UTC: half an hour after a Danish midnight it still has the day before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from citizen_portal import clock
from citizen_portal.placement.workdays import working_days_after
from citizen_portal.registration.draft_repository import DRAFT_LIFE
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import OutboxRow

from ..house_style import Page, ReadingClient, text_of
from ..people import Case, case, employers_path, error_fields, fill, marked, post, register

DAYS = (date(2031, 1, 15), date(2031, 7, 16))
EDGES = [datetime.combine(day, at, clock.HERE) for day in DAYS for at in (time(23, 30), time(0, 30))]
MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]


@pytest.fixture(params=EDGES, ids=lambda moment: moment.strftime("%B %H.%M"))
def day(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[date]:
    """The Danish day of a moment, which it now is."""
    moment = request.param.astimezone(UTC)
    monkeypatch.setattr(clock, "now", lambda: moment)
    yield request.param.date()


@pytest.fixture
def cafe(day: date) -> Case:
    """Somebody who starts three weeks after it."""
    return case("cafe-dagpenge-da")


def said(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def test_both_sides_read_the_day_it_was_sent_and_the_day_an_answer_is_hoped_for(
    client: ReadingClient, cafe: Case, day: date
) -> None:
    status = register(client, cafe)
    for path in (status, employers_path(client, status)):
        page = Page(client.get(path).text)
        assert said(working_days_after(day, 5)) in text_of(marked(page, "data-turn")), path
    text = client.get(status).text
    assert said(day) in text and said(day - timedelta(days=1)) not in text and said(day + timedelta(days=1)) not in text


def test_papers_and_calendar_have_the_danish_day(client: ReadingClient, cafe: Case, day: date) -> None:
    status = register(client, cafe)
    receipt = text_of_paper(client.get(f"{status}/kvittering.pdf").data)
    assert said(day) in " ".join(receipt.split())
    calendar = client.get(f"{status}/kalender.ics").text
    assert starts(calendar)[0] == day + timedelta(days=21)
    assert f"DTSTAMP:{clock.now():%Y%m%dT%H%M%SZ}" in calendar


def test_a_draft_is_kept_to_the_end_of_a_danish_day(client: ReadingClient, cafe: Case, day: date) -> None:
    fill(client, cafe, until="plads")
    page = Page(client.get("/da/plads/plads").text)
    assert marked(page, "data-kept").get("data-kept") == f"{day + DRAFT_LIFE}"


@pytest.mark.parametrize(("back", "wrong"), [(0, set()), (1, {"starts_on"})], ids=["today", "yesterday"])
def test_a_day_is_past_when_it_is_past_in_denmark(
    client: ReadingClient, cafe: Case, day: date, back: int, wrong: set[str]
) -> None:
    fill(client, cafe, until="plads")
    start = day - timedelta(days=back)
    typed = {f"starts_on-{part}": str(getattr(start, part)) for part in ("day", "month", "year")}
    answer = post(client, "/da/plads/plads", cafe.step("plads") | typed)
    assert (error_fields(answer) if answer.status_code == 422 else set()) == wrong


def test_reminders_go_out_on_the_danish_morning(client: ReadingClient, app: Flask, cafe: Case, day: date) -> None:
    register(client, cafe)
    with app.app_context():
        due = {row.due_at.astimezone(clock.HERE) for row in db.session.scalars(select(OutboxRow)) if row.due_at}
    assert datetime.combine(working_days_after(day, 5), clock.MORNING, clock.HERE) in due


def text_of_paper(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def starts(calendar: str) -> list[date]:
    return [datetime.strptime(found, "%Y%m%d").date() for found in re.findall(r"DTSTART;VALUE=DATE:(\d+)", calendar)]
