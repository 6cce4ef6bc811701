"""Somebody who signed in is known by a print, reaches what is theirs, and is forgotten with it."""

from __future__ import annotations

from flask import Flask

from citizen_portal import clock
from citizen_portal.records import devices, signed_in
from citizen_portal.storage.database import db


def test_a_print_tells_two_people_and_two_providers_apart(app: Flask) -> None:
    with app.app_context():
        prints = {signed_in.print_of(*one) for one in (("a", "1"), ("a", "2"), ("b", "1"), ("a", "1"))}
        assert len(prints) == 3 and all(len(one) == 64 for one in prints)


def test_what_is_theirs_is_kept_once_and_of_nobody_else(app: Flask) -> None:
    with app.app_context():
        for _ in range(2):
            signed_in.add("mette", "d1", clock.now())
        assert signed_in.draft_ids("mette") == ["d1"] and signed_in.draft_ids("ole") == []
        assert signed_in.is_of_others("ole", "d1") and not signed_in.is_of_others("mette", "d1")
        assert not signed_in.is_of_others("ole", "d2")
        db.session.rollback()


def test_it_is_forgotten_with_the_draft(app: Flask) -> None:
    with app.app_context():
        signed_in.add("mette", "d1", clock.now())
        devices.forget(["d1"])
        assert signed_in.draft_ids("mette") == []
        db.session.rollback()
