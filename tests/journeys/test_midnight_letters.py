"""Around midnight a letter is dated in Denmark, names no day that may be another when it is read, and wakes nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

import pytest
from flask import Flask
from sqlalchemy import delete, select

from citizen_portal import i18n
from citizen_portal.notifications.compose import Letter, compose
from citizen_portal.notifications.reminders import OCCASIONS
from citizen_portal.placement.workdays import working_days_after, working_days_before
from citizen_portal.registration import draft_repository, resume_access
from citizen_portal.storage import outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.sealed import sealer
from citizen_portal.storage.tables import OutboxRow

from ..people import case
from .midnight import DENMARK, as_if, days_in, placement

CITIZEN, EMPLOYER = "mette@example.org", "jorgen@example.com"
LETTERS = sorted(
    id.removeprefix("mail.").removesuffix(".text")
    for id in map(str, i18n.label_ids())
    if id.startswith("mail.") and id.endswith(".text")
)
WHOLE = [language.code for language in i18n.LANGUAGES.values() if not language.easy]
BOTH = [EMPLOYER, CITIZEN]
Days = Callable[[date], date]


def after(days: int) -> Days:
    return lambda today: today + timedelta(days=days)


def from_start(working_days: int) -> Days:
    """So many working days after the first day, before it where it is less than none."""
    if working_days < 0:
        return lambda today: working_days_before(after(21)(today), -working_days)
    return lambda today: working_days_after(after(21)(today), working_days)


def three_months_after_the_end(today: date) -> date:
    last = after(48)(today)
    month = last.month % 12 + 3 if last.month % 12 + 3 <= 12 else last.month % 12 + 3 - 12
    year = last.year + (last.month + 3 > 12)
    return min(date(year, month, 1) + timedelta(days=last.day - 1), last_of(year, month))


def last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


# What somebody waits for, who is reminded of it, and on which day, reckoned from today.
REMINDED: Mapping[str, tuple[str, list[str], Days]] = {
    "silent": ("sent", [EMPLOYER], after(7)),
    "start-near": ("agreed", [EMPLOYER], from_start(-5)),
    "start-close": ("answered", [CITIZEN], from_start(-2)),
    "not-approved": ("agreed", BOTH, from_start(0)),
    "lapsing": ("agreed", BOTH, from_start(15)),
    "lapsed": ("agreed", BOTH, from_start(21)),
    "midway": ("approved", BOTH, after(34)),
    "end": ("approved", BOTH, after(47)),
    "end-again": ("approved", BOTH, after(51)),
    "end-at-last": ("approved", BOTH, after(58)),
    "three-months": ("approved", [CITIZEN], three_months_after_the_end),
    "draft": ("", [CITIZEN], after(25)),
}
ANSWERED = {"citizen.sent", "employer.ask", "citizen.answered", "employer.receipt"}
# What goes out at once: by the story it belongs to.
AT_ONCE = {
    "sent": {"citizen.sent", "employer.ask"},
    "sent, changed": {"citizen.sent", "employer.ask", "employer.changed", "citizen.receipt"},
    "answered": ANSWERED,
    "agreed": ANSWERED | {"citizen.agreed", "employer.agreed"},
    "withdrawn": ANSWERED | {"employer.withdrawn", "citizen.receipt"},
}


@pytest.fixture
def sent(app: Flask) -> Iterator[list[EmailMessage]]:
    """What goes out, of what this test has written alone."""
    found: list[EmailMessage] = []
    app.extensions["mail"] = found.append
    with app.app_context():
        db.session.execute(delete(OutboxRow))
        db.session.commit()
        yield found


def put_aside() -> None:
    """A draft with a code, and the letters about it."""
    draft_repository.save("d" * 32, case("cafe-dagpenge-da").fields)
    resume_access.give_code("d" * 32)


def waiting() -> dict[str, set[datetime]]:
    """When each letter that waits is to go out."""
    due: dict[str, set[datetime]] = {}
    for row in db.session.scalars(select(OutboxRow).where(OutboxRow.done_at.is_(None))):
        content = sealer().open(row.sealed or b"", f"outbox:{row.key}")
        due.setdefault(content["letter"], set()).add(row.due_at)
    return due


def delivered(sent: list[EmailMessage], day: date, at: time) -> list[EmailMessage]:
    """What goes out when it is that time by clocks here."""
    sent.clear()
    with as_if(datetime.combine(day, at, DENMARK)):
        outbox.deliver()
    return list(sent)


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_is_dated_on_the_danish_day_and_says_none(app: Flask, moment: datetime, letter: str) -> None:
    for lang in WHOLE:
        with app.app_context():
            message = compose(Letter(letter, CITIZEN, lang, "/da/", "/da/", "ABCD-EFGH"), "key")
        assert parsedate_to_datetime(message["Date"]) == moment
        words = message["Subject"] + message.get_content()
        assert not days_in(words) and not re.search(r"\b20\d\d\b", words)


@pytest.mark.parametrize("story", AT_ONCE)
def test_what_happens_now_is_told_now(sent: list[EmailMessage], moment: datetime, story: str) -> None:
    placement(story)
    assert {letter for letter, due in waiting().items() if due == {moment}} == AT_ONCE[story]


def test_every_reminder_is_tried() -> None:
    assert set(REMINDED) == {*OCCASIONS, "draft"}


@pytest.mark.parametrize("kind", REMINDED)
def test_a_reminder_comes_on_the_danish_morning_of_its_day(
    sent: list[EmailMessage], moment: datetime, day: date, kind: str
) -> None:
    story, people, days = REMINDED[kind]
    if story:
        placement(story)
    else:
        put_aside()
    due = days(day)
    eve = due - timedelta(days=1)
    # Whatever goes out before is out of the way by then.
    delivered(sent, eve, time(21))
    for night in ((eve, time(23, 30)), (due, time(0, 30)), (due, time(7, 59))):
        assert delivered(sent, *night) == []
    assert sorted(letter["To"] for letter in delivered(sent, due, time(8))) == people


def test_a_letter_about_the_last_day_is_true_on_the_day_after(sent: list[EmailMessage], moment: datetime) -> None:
    """The mail server may have been away since the morning."""
    placement("approved", ago=49, starts=-28)
    outbox.deliver()
    late = [letter.get_content() for letter in sent if ": fortæl, hvordan det gik" in letter["Subject"]]
    assert len(late) == 2 and not [text for text in late if "i dag" in text.casefold()]
