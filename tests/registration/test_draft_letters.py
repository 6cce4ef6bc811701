"""The letters about a draft: its link, and one before it is deleted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.registration import draft_letters, draft_repository, resume_access
from citizen_portal.registration.saved_draft import SavedDraft

from ..house_style import ReadingClient
from ..people import fill, post, send
from .drafts import (
    CAFE,
    code_on,
    come_back,
    id_of,
    letters_about,
    link_of,
    put_aside,
)


def test_there_is_one_letter_with_the_link_for_each_address_and_one_before_the_end(
    app: Flask, client: ReadingClient
) -> None:
    put_aside(client)
    put_aside(client, "plads")
    letters = letters_about(app, id_of(client))
    assert sorted(letter["letter"] for letter in letters.values()) == ["draft.expiring", "draft.saved"]
    assert {letter["path"] for letter in letters.values()} == {link_of(app, client)}
    assert "Mette" not in str(letters) and CAFE.fields["company_name"] not in str(letters)


def test_the_letters_follow_the_address(app: Flask, client: ReadingClient) -> None:
    put_aside(client)
    post(client, "/da/plads/dig", {**CAFE.step("dig"), "email": "ny@example.org"})
    assert {letter["to"] for letter in letters_about(app, id_of(client)).values()} == {"ny@example.org"}
    post(client, "/da/plads/dig", {**CAFE.step("dig"), "email": "", "phone": "20 12 34 56"})
    assert not letters_about(app, id_of(client))
    assert code_on(client.get("/da/plads/gem"))


def test_nobody_who_did_not_ask_gets_a_letter(app: Flask, client: ReadingClient) -> None:
    fill(client, CAFE)
    assert not letters_about(app, id_of(client))


def test_sending_takes_the_letters_back(app: Flask, client: ReadingClient) -> None:
    put_aside(client)
    draft_id = id_of(client)
    fill(client, CAFE)
    send(client, "da")
    assert not letters_about(app, draft_id)


def test_the_reminder_comes_in_the_morning_some_days_before_and_waits_for_a_month_more(
    app: Flask, client: ReadingClient
) -> None:
    put_aside(client)
    with app.app_context():
        due = draft_letters.reminder_due(id_of(client))
        assert due == clock.morning_of(clock.today() + draft_repository.DRAFT_LIFE - timedelta(days=5))
        resume_access.stay_longer(id_of(client))
        later = draft_letters.reminder_due(id_of(client))
        assert later and later > due
        draft_repository.delete_draft(id_of(client))
        assert draft_letters.reminder_due(id_of(client)) is None


@pytest.mark.parametrize("last_day", [date(2031, 4, 2), date(2031, 10, 29)], ids=["spring", "autumn"])
def test_the_reminder_comes_at_the_same_hour_whether_clocks_change_before_the_end(last_day: date) -> None:
    draft = SavedDraft("d" * 32, last_day, {"email": "mette@example.org"})
    due = draft_letters.morning_before(draft).astimezone(clock.HERE)
    assert (due.date(), due.time()) == (last_day - timedelta(days=5), clock.MORNING)


def test_the_link_in_the_letter_opens_the_door(app: Flask, client: ReadingClient, other: ReadingClient) -> None:
    put_aside(client)
    letter = next(iter(letters_about(app, id_of(client)).values()))
    assert come_back(other, "", path=letter["path"]).location == "/da/plads/plads"
