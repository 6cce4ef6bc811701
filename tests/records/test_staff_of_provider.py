"""Whom a provider vouches for is kept once, asked about one at a time, and sealed with what that takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.records import staff, staff_of_provider, wishes
from citizen_portal.records.staff import SEEN_AGAIN, Role
from citizen_portal.records.staff_of_provider import LEASE, Vouched
from citizen_portal.storage.database import db
from citizen_portal.storage.desk_tables import DeskSessionRow, StaffRow

ISSUER = "https://login.example.org"
KAREN = Vouched(ISSUER, "1", "Karen Holm", Role.WORKER, {"refresh_token": "very-secret"}, "sid-1")


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    then = clock.now() + by + timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: then)


def test_the_same_subject_of_another_provider_is_somebody_else(app: Flask) -> None:
    with app.app_context():
        for person in (KAREN, KAREN, replace(KAREN, issuer="https://other.example.org")):
            staff_of_provider.sign_in(person)
        assert db.session.query(StaffRow).filter_by(subject="1").count() == 2


def test_what_it_is_asked_with_lies_sealed(app: Flask) -> None:
    with app.app_context():
        token = staff_of_provider.sign_in(KAREN)
        assert staff_of_provider.tokens_of(token) == KAREN.tokens
        assert all(b"very-secret" not in (row.sealed or b"") for row in db.session.query(DeskSessionRow))


def test_who_is_asked_about_where_and_with_what(app: Flask) -> None:
    with app.app_context():
        assert staff_of_provider.question(staff_of_provider.sign_in(KAREN)) == (ISSUER, "1", KAREN.tokens)
        assert staff_of_provider.question("nobody") == ("", "", {})


def test_what_works_once_is_used_by_one_until_there_is_an_answer(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with app.app_context():
        token = staff_of_provider.sign_in(KAREN)
        assert staff_of_provider.take_turn(token) == KAREN.tokens
        assert staff_of_provider.take_turn(token) is None
        later(monkeypatch, LEASE)
        assert staff_of_provider.take_turn(token) == KAREN.tokens
        who = staff.signed_in(token)
        assert who
        new = {"refresh_token": "newer"}
        staff_of_provider.confirm(token, who, replace(KAREN, tokens=new), KAREN.tokens)
        assert staff_of_provider.take_turn(token) == new


def test_that_nothing_has_changed_is_written_now_and_then(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with app.app_context():
        token = staff_of_provider.sign_in(KAREN)
        who = staff.signed_in(token)
        assert who and staff_of_provider.confirm(token, who, KAREN, KAREN.tokens) is who
        later(monkeypatch, SEEN_AGAIN)
        assert staff_of_provider.confirm(token, who, KAREN, KAREN.tokens).confirmed_at == clock.now()


def test_whoever_has_no_role_is_out_everywhere_and_told_nothing_more(app: Flask) -> None:
    with app.app_context():
        here, there = staff_of_provider.sign_in(KAREN), staff_of_provider.sign_in(replace(KAREN, sid="sid-2"))
        who = staff.signed_in(here)
        assert who
        wishes.renew_calendar(who.id)
        wishes.want_mail(who.id, "karen@example.org")
        calendar = wishes.calendar_token(who.id)
        staff_of_provider.has_no_role(who.id)
        assert not staff.signed_in(here) and not staff.signed_in(there)
        assert wishes.calendar_owner(calendar) is None and not wishes.mail_to(who.id)


def test_who_came_by_a_link_is_never_asked_about(app: Flask) -> None:
    with app.app_context():
        token = staff.sign_in(staff.invite("Ole Bruun", Role.LEAD)) or ""
        found = staff.signed_in(token)
        assert found and found.confirmed_at is None and staff_of_provider.tokens_of(token) == {}


def test_an_invitation_opens_no_account_of_a_provider(app: Flask) -> None:
    with app.app_context():
        vouched = staff.signed_in(staff_of_provider.sign_in(replace(KAREN, name="Bo Lund", subject="2")))
        links = [staff.sign_in(staff.invite("Bo Lund", Role.WORKER)) or "" for _ in range(2)]
        found = [staff.signed_in(link) for link in links]
        assert vouched and found[0] and found[1] and found[0].id == found[1].id != vouched.id


def test_the_end_of_one_session_leaves_the_others(app: Flask) -> None:
    with app.app_context():
        here, there = staff_of_provider.sign_in(KAREN), staff_of_provider.sign_in(replace(KAREN, sid="sid-2"))
        staff_of_provider.end_sessions(ISSUER, "1", "sid-2")
        assert staff.signed_in(here) and not staff.signed_in(there)
        staff_of_provider.end_sessions(ISSUER, "1", "")
        assert not staff.signed_in(here)
