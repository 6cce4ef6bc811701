"""One mail a day to whoever wants it: numbers and a link, once, and a way out."""

from __future__ import annotations

import email
from datetime import date, datetime, timedelta
from email import policy
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete

from citizen_portal import clock
from citizen_portal.desk import daily_mail
from citizen_portal.placement.workdays import working_days_after
from citizen_portal.records import staff
from citizen_portal.storage import daily, outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import OutboxRow, StaffWishRow

from ..house_style import ReadingClient
from ..people import filled_in
from ..placements import on
from .at_the_desk import signed_in
from .many_rows import add, empty, ended

MONDAY = working_days_after(clock.today(), 3)
TO = "karen@example.org"


@pytest.fixture(autouse=True)
def nothing_kept(app: Flask) -> None:
    with app.app_context():
        empty()
        for table in (OutboxRow, StaffWishRow):
            db.session.execute(delete(table))
        db.session.commit()
    app.extensions["daily"].done[daily_mail.write] = date.min
    for letter in letters(app):
        letter.unlink()


def letters(app: Flask) -> list[Path]:
    folder = Path(app.config["MAIL_FOLDER"])
    return sorted(folder.glob("desk-mail*.eml")) if folder.exists() else []


def wanted(client: ReadingClient, **typed: str) -> int:
    page = client.get("/sagsbord/opfoelgning").text
    data = {**filled_in(page), "mail": "yes", "email": TO, **typed}
    return client.post(
        "/sagsbord/opfoelgning/mail", data={name: value for name, value in data.items() if value}
    ).status_code


def day(app: Flask, when: date = MONDAY) -> list[Path]:
    """A whole day of the thread that delivers, and what has been sent by its end."""
    with on(when), app.app_context():
        daily.run()
        outbox.deliver(datetime.combine(when, clock.MORNING, clock.HERE) + timedelta(hours=1))
    return letters(app)


def something(app: Flask) -> None:
    with app.app_context():
        start = MONDAY + timedelta(days=2)
        add([ended(start + timedelta(days=27), starts_on=start, status="applied", waits_for="jobcenter")] * 2)


def test_nobody_gets_a_mail_who_has_not_asked(app: Flask, client: ReadingClient) -> None:
    something(app)
    signed_in(app, client)
    assert day(app) == []


def test_it_holds_numbers_and_a_link_and_nothing_else(app: Flask, client: ReadingClient) -> None:
    something(app)
    assert wanted(signed_in(app, client)) == 303
    (file,) = day(app)
    message = email.message_from_bytes(file.read_bytes(), policy=policy.default)
    text = message.get_content()
    assert message["To"] == TO and "Venter på os: 2" in text and "uden godkendelse: 2 (dine: 0)" in text
    assert "/sagsbord/opfoelgning" in text and "Café" not in text and "Karen" not in text


def test_however_often_it_is_written_it_is_sent_once_a_day(app: Flask, client: ReadingClient) -> None:
    something(app)
    wanted(signed_in(app, client))
    day(app)
    app.extensions["daily"].done[daily_mail.write] = date.min
    assert len(day(app)) == 1
    assert len(day(app, working_days_after(MONDAY, 1))) == 2


def test_there_is_none_on_a_day_nobody_works_and_none_about_nothing(app: Flask, client: ReadingClient) -> None:
    wanted(signed_in(app, client))
    assert day(app) == []
    something(app)
    weekend = next(at for at in (MONDAY + timedelta(days=n) for n in range(7)) if at.weekday() == 6)
    assert day(app, weekend) == []


def test_the_way_out_works_without_signing_in(app: Flask, client: ReadingClient) -> None:
    something(app)
    wanted(signed_in(app, client))
    (file,) = day(app)
    text = email.message_from_bytes(file.read_bytes(), policy=policy.default).get_content()
    out = next(line for line in text.splitlines() if "/dagsmail/" in line)
    out = out[out.index("/sagsbord") :].strip()
    anybody = ReadingClient(app)
    page = anybody.get(out)
    assert "Stop mailen" in page.text
    assert anybody.post(out, data=filled_in(page.text)).status_code == 303
    assert "ingen daglig mail" in anybody.get(out).text and len(day(app, working_days_after(MONDAY, 1))) == 1


def test_taking_the_tick_away_and_leaving_both_end_it(app: Flask, client: ReadingClient) -> None:
    something(app)
    signed_in(app, client, "Bo Lund")
    assert wanted(client) == 303 and wanted(client, mail="") == 303
    assert day(app) == []
    wanted(client)
    with app.app_context():
        staff.dismiss("Bo Lund")
    assert day(app, working_days_after(MONDAY, 1)) == []


@pytest.mark.parametrize("typed", ["", "karen", "a@b@c", "en@example.org, to@example.org"])
def test_an_address_that_is_none_is_said_and_kept_in_the_box(app: Flask, client: ReadingClient, typed: str) -> None:
    signed_in(app, client)
    page = client.get("/sagsbord/opfoelgning").text
    answer = client.post("/sagsbord/opfoelgning/mail", data={**filled_in(page), "mail": "yes", "email": typed})
    assert answer.status_code == 422 and 'aria-invalid="true"' in answer.text and "checked" in answer.text


def test_a_link_that_is_wrong_says_the_same_as_one_that_is_used(app: Flask, client: ReadingClient) -> None:
    assert "ingen daglig mail" in client.get("/sagsbord/dagsmail/nonsense").text
