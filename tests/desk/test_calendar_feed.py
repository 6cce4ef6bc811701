"""A worker's calendar: numbers and days behind a secret address, which ends when it is renewed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import icalendar
from flask import Flask
from sqlalchemy import select

from citizen_portal import clock
from citizen_portal.records import staff
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import StaffRow, StaffWishRow

from ..house_style import Page, ReadingClient, text_of
from ..people import filled_in
from .at_the_desk import NAME, signed_in
from .many_rows import add, ended

TODAY = clock.today()


def renewed(client: ReadingClient) -> str:
    """The address after pressing the button, without the host."""
    page = client.get("/sagsbord/opfoelgning").text
    answer = client.post("/sagsbord/opfoelgning/kalender", data=filled_in(page))
    assert answer.status_code == 303
    page = client.get(answer.headers["Location"].partition("#")[0]).text
    assert '<details class="fold" open' in page
    (found,) = Page(page).with_attribute("data-calendar")
    return text_of(found)[text_of(found).index("/sagsbord/") :]


def mine(app: Flask, **columns: Any) -> str:
    with app.app_context():
        me = db.session.scalar(select(StaffRow.id).where(StaffRow.name == NAME))
        return add([ended(TODAY + timedelta(days=14), assigned_to=me, **columns)])[0]


def read(client: ReadingClient, address: str) -> list[Any]:
    answer = client.get(address)
    assert answer.mimetype == "text/calendar" and answer.headers["Cache-Control"] == "no-store"
    return list(icalendar.Calendar.from_ical(answer.text).walk("VEVENT"))


def test_the_days_of_ones_placements_stand_in_it_by_their_number(app: Flask, client: ReadingClient) -> None:
    signed_in(app, client)
    reference = mine(app)
    days = [one for one in read(ReadingClient(app), renewed(client)) if reference in one["summary"]]
    assert len(days) == 4 and all(type(one["dtstart"].dt) is type(TODAY) for one in days)
    assert {str(one["uid"]) for one in days} == {
        f"{reference.lower()}-{what}@desk.citizen-portal" for what in ("start", "midway", "talk", "end")
    }
    assert "Café" not in str(days) and {str(one["status"]) for one in days} == {"CONFIRMED"}


def test_what_came_to_nothing_is_not_in_it(app: Flask, client: ReadingClient) -> None:
    signed_in(app, client)
    gone, unsure = mine(app, status="withdrawn"), mine(app, status="applied")
    found = {str(one["summary"]).split()[-1]: str(one["status"]) for one in read(ReadingClient(app), renewed(client))}
    assert gone not in found and found[unsure] == "TENTATIVE"


def test_a_new_address_ends_the_old_one_at_once(app: Flask, client: ReadingClient) -> None:
    signed_in(app, client)
    old, new = renewed(client), renewed(client)
    anybody = ReadingClient(app)
    assert anybody.get(old).status_code == 404 and anybody.get(new).status_code == 200
    assert anybody.get("/sagsbord/kalender/nonsense.ics").status_code == 404


def test_nobody_who_reads_the_database_has_the_address(app: Flask, client: ReadingClient) -> None:
    address = renewed(signed_in(app, client))
    with app.app_context():
        kept = db.session.execute(select(StaffWishRow.calendar_seed, StaffWishRow.calendar_key)).all()
    assert not [text for row in kept for text in row if text and text in address]


def test_the_calendar_of_somebody_who_has_left_is_closed(app: Flask, client: ReadingClient) -> None:
    address = renewed(signed_in(app, client, "Bo Lund"))
    with app.app_context():
        staff.dismiss("Bo Lund")
    assert ReadingClient(app).get(address).status_code == 404


def test_opening_the_page_makes_no_address(app: Flask, client: ReadingClient) -> None:
    signed_in(app, client, "Ea Falk")
    assert not Page(client.get("/sagsbord/opfoelgning").text).with_attribute("data-calendar")
    assert client.post("/sagsbord/opfoelgning/kalender", data={}).status_code == 422
    assert not Page(client.get("/sagsbord/opfoelgning").text).with_attribute("data-calendar")
