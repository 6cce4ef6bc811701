"""Around midnight what a day decides is decided by the Danish one: what may be typed, what opens, what is past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from flask import Flask

from citizen_portal import CONTENT, rules
from citizen_portal.placement.agreement import typed_date
from citizen_portal.placement.status import Side
from citizen_portal.placement.workdays import working_days_until
from citizen_portal.records.queue_columns import columns
from citizen_portal.records.repository import LINK_LIFE
from citizen_portal.registration import draft_repository

from ..house_style import Page, ReadingClient, text_of
from ..people import case, error_fields, fill, post
from ..placements import entrance
from .midnight import DENMARK, as_if, later, near, placement, reader

CAFE = case("cafe-dagpenge-da")
DRAFT = "d" * 32
LAW = rules.load([CONTENT]).now
YOUNG = "target.kontanthjaelp.min_age"


def born(day: date, years: int, off: int) -> dict[str, str]:
    """The birthday of somebody who is that old on a day, or so many days after it."""
    return typed_date("birth_date", day.replace(year=day.year - years) + timedelta(days=off))


def complained_of(client: ReadingClient, step: str, typed: dict[str, str]) -> set[str]:
    """The boxes a step says are wrong."""
    answer = post(client, f"/da/plads/{step}", CAFE.step(step) | typed)
    return error_fields(answer) if answer.status_code == 422 else set()


# What may be typed


@pytest.mark.parametrize(("off", "wrong"), [(0, set()), (-1, {"starts_on"})], ids=["today", "yesterday"])
def test_a_placement_may_start_today_and_not_yesterday(
    app: Flask, moment: datetime, day: date, off: int, wrong: set[str]
) -> None:
    client, starts = reader(app), day + timedelta(days=off)
    fill(client, CAFE, until="plads")
    typed = typed_date("starts_on", starts) | typed_date("ends_on", starts + timedelta(days=27))
    assert complained_of(client, "plads", typed) == wrong


@pytest.mark.parametrize(("off", "wrong"), [(0, set()), (1, {"birth_date"})], ids=["today", "tomorrow"])
def test_whoever_turns_eighteen_today_is_old_enough(
    app: Flask, moment: datetime, day: date, off: int, wrong: set[str]
) -> None:
    assert complained_of(reader(app), "dig", born(day, 18, off)) == wrong


@pytest.mark.parametrize(("off", "asked"), [(0, False), (1, True)], ids=["today", "tomorrow"])
def test_whoever_turns_thirty_today_is_not_asked_about_it(
    app: Flask, moment: datetime, day: date, off: int, asked: bool
) -> None:
    client, fields = reader(app), {**case("cafe-dagpenge-da").fields, "benefit": "kontanthjaelp", **born(day, 30, off)}
    fill(client, replace(CAFE, fields=fields))
    found = {section.get("data-rule") for section in Page(client.get("/da/plads/tjek").text).all("section")}
    assert (YOUNG in found) == asked


# How near a day is


@pytest.mark.parametrize("past", [0, 1], ids=["near", "far"])
def test_a_near_start_is_pointed_out_with_the_working_days_that_are_left(
    app: Flask, moment: datetime, day: date, past: int
) -> None:
    starts = 7 * LAW.number("approval.answer") + past
    left = "" if past else f"Der er kun {working_days_until(day, day + timedelta(days=starts))} hverdage til"
    with app.app_context():
        status = entrance(placement(starts=starts), Side.CITIZEN)
    said = text_of(Page(reader(app).get(status).text).one("main"))
    assert left in said and (" hverdage til" in said) == bool(left)


# What opens, and until when


@pytest.mark.parametrize(("ended", "opens"), [(LINK_LIFE, True), (LINK_LIFE + 1, False)], ids=["last day", "past"])
def test_a_link_and_a_code_of_the_employer_open_to_the_end_of_their_last_day(
    app: Flask, moment: datetime, ended: int, opens: bool
) -> None:
    with app.app_context():
        record = placement("approved", ago=ended + 48, starts=-ended - 27)
        with as_if(later(moment, -ended - 1)):
            link = entrance(record, Side.EMPLOYER)
    assert reader(app).get(link).status_code == (200 if opens else 404)
    typed = post(reader(app), "/da/arbejdsgiver/", {"code": record.code})
    assert typed.status_code == (303 if opens else 422)


@pytest.mark.parametrize(("ago", "kept"), [(30, True), (31, False)], ids=["last day", "past"])
def test_a_draft_is_kept_to_the_end_of_its_last_day(app: Flask, moment: datetime, ago: int, kept: bool) -> None:
    with app.app_context(), as_if(later(moment, -ago)):
        draft_repository.delete_draft(DRAFT)
        draft_repository.save(DRAFT, CAFE.fields)
    answer = reader(app, draft=DRAFT).get("/da/plads/")
    assert near(answer) == ({0} if kept else set())


def test_a_month_more_is_counted_from_the_day_that_was_shown(app: Flask, moment: datetime) -> None:
    client = reader(app)
    fill(client, CAFE, until="virksomhed")
    post(client, "/da/plads/virksomhed", {**CAFE.step("virksomhed"), "later": "y"})
    post(client, "/da/plads/gem", {"do": "longer"})
    assert near(client.get("/da/plads/gem")) == {60}


# What is kept for lists of many


def test_a_list_of_many_has_the_danish_day_of_the_approval(app: Flask, moment: datetime, day: date) -> None:
    with app.app_context():
        kept = columns(placement("approved").state)
    days = [(kept[name] - day).days for name in ("approved_on", "starts_on", "midway_on", "ends_on")]
    assert days == [0, 21, 34, 48]


# The night of the year


@pytest.mark.parametrize(
    ("night", "wrong"),
    [
        (datetime(2031, 12, 31, 23, 30, tzinfo=DENMARK), {"starts_on"}),
        (datetime(2032, 1, 1, 0, 30, tzinfo=DENMARK), set()),
    ],
    ids=["the old year", "the new year"],
)
def test_how_far_ahead_a_start_may_lie_is_counted_from_the_danish_year(
    app: Flask, night: datetime, wrong: set[str]
) -> None:
    typed = typed_date("starts_on", date(2034, 2, 1)) | typed_date("ends_on", date(2034, 2, 28))
    client = reader(app)
    with as_if(night):
        fill(client, CAFE, until="plads")
        assert complained_of(client, "plads", typed) == wrong
