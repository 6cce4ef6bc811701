"""Of an approved placement that is deleted only what came of it stays."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from citizen_portal.placement import phrases
from citizen_portal.records import events, facts
from citizen_portal.storage.database import db
from citizen_portal.storage.rights_tables import FactRow

from ..placements import APPROVED, CAFE, STORIES, made, on, sent


def deleted(app: Flask, story: str) -> list[FactRow]:
    """What is left once a placement of this story is gone."""
    with app.app_context():
        before = set(db.session.scalars(select(FactRow.id)))
        record = made(STORIES[story])
        with on(STORIES[story].day(record.state)):
            events.delete_placement(record)
        return list(db.session.scalars(select(FactRow).where(FactRow.id.not_in(before))))


def test_what_came_of_it_stays_and_nothing_that_leads_to_anybody(app: Flask) -> None:
    (fact,) = deleted(app, "ended, told by both")
    assert (fact.outcome, fact.hired, fact.purpose) == ("job", True, "job")
    assert (fact.goals_reached, fact.status) == (1, "ended") and fact.goals >= 1
    columns = {column.name for column in FactRow.__table__.columns}
    assert not columns & {"reference", "placement_id", "person_key", "company_key", "name"}


def test_of_what_was_never_approved_nothing_stays(app: Flask) -> None:
    assert deleted(app, "sent") == [] and deleted(app, "declined") == []


def test_the_trade_stays_by_its_id_and_nobodys_own_words(context: None) -> None:
    kept_trades = ((phrases.kept("bager", {"da": "Bager", "ar": "خباز" * 20}), "bager"), ("Bager hos tante Oda", ""))
    for kept, stays in kept_trades:
        record = sent({**CAFE.fields, "trade": kept})
        for event in APPROVED:
            record = events.record_event_with_retry(record, event)
        assert facts.fact(record)["trade"] == stays
        events.delete_placement(record)
