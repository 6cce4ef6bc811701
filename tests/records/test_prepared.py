"""A prepared place is found by its link and its code, each for what it was made for, until it is deleted."""

from datetime import timedelta

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.placement.status import Side
from citizen_portal.records import prepared
from citizen_portal.records.prepared import FOR_CITIZEN, FOR_WRITER, PreparedPlace
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import PreparedRow

from ..placements import on


@pytest.fixture
def place(app: Flask) -> PreparedPlace:
    with app.app_context():
        return prepared.keep({"company_name": "Lakridsbutikken", "street": " ", "cvr": ""}, Side.EMPLOYER)


def test_only_what_was_filled_in_is_kept(place: PreparedPlace) -> None:
    assert place.fields == {"company_name": "Lakridsbutikken"}


def test_link_and_code_lead_to_all_of_it(app: Flask, place: PreparedPlace) -> None:
    with app.app_context():
        assert prepared.by_link(place.token) == prepared.by_code(place.code) == place
        assert prepared.by_link(place.writers_token, FOR_WRITER) == place


def test_a_link_opens_nothing_but_what_it_was_made_for(app: Flask, place: PreparedPlace) -> None:
    with app.app_context():
        assert prepared.by_link(place.token, FOR_WRITER) is None
        assert prepared.by_link(place.writers_token, FOR_CITIZEN) is None


def test_what_cannot_be_opened_is_not_there(app: Flask, place: PreparedPlace) -> None:
    with app.app_context():
        row = db.session.get(PreparedRow, place.id)
        assert row
        row.sealed = row.sealed[:-1] + bytes([row.sealed[-1] ^ 1])
        db.session.commit()
        assert prepared.by_link(place.token) is None


def test_the_next_one_takes_along_those_whose_time_has_passed(app: Flask, place: PreparedPlace) -> None:
    with app.app_context(), on(clock.today() + timedelta(days=31)):
        prepared.keep({}, Side.EMPLOYER)
        assert db.session.get(PreparedRow, place.id) is None
