"""Whom a provider vouches for is kept once, asked about one at a time, and sealed with what that takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.records import staff, staff_of_provider
from citizen_portal.records.staff import ASKED_AGAIN, Role
from citizen_portal.records.staff_of_provider import Vouched
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import DeskSessionRow, StaffRow

ISSUER = "https://login.example.org"
KAREN = Vouched(ISSUER, "1", "Karen Holm", Role.WORKER, {"refresh_token": "very-secret"}, "sid-1")


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    then = clock.now() + ASKED_AGAIN + timedelta(seconds=1)
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


def test_of_many_at_once_one_asks(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with app.app_context():
        token = staff_of_provider.sign_in(KAREN)
        assert staff_of_provider.take_turn(token) is None
        later(monkeypatch)
        assert staff_of_provider.take_turn(token) == (ISSUER, "1", KAREN.tokens)
        assert staff_of_provider.take_turn(token) is None


def test_who_came_by_a_link_is_never_asked_about(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with app.app_context():
        token = staff.sign_in(staff.invite("Ole Bruun", Role.LEAD)) or ""
        later(monkeypatch)
        found = staff.signed_in(token)
        assert found and not found.ask_again and staff_of_provider.tokens_of(token) == {}


def test_the_end_of_one_session_leaves_the_others(app: Flask) -> None:
    with app.app_context():
        here, there = staff_of_provider.sign_in(KAREN), staff_of_provider.sign_in(replace(KAREN, sid="sid-2"))
        staff_of_provider.end_sessions(ISSUER, "1", "sid-2")
        assert staff.signed_in(here) and not staff.signed_in(there)
        staff_of_provider.end_sessions(ISSUER, "1", "")
        assert not staff.signed_in(here)
