"""Entries of the outbox: put there, refused or failed by whoever delivers them, and how they stand."""

from __future__ import annotations

from datetime import datetime

import pytest

from citizen_portal.storage import outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.outbox import Entry, Handler, OutboxDelivery, RefusedForGood, Undelivered
from citizen_portal.storage.tables import OutboxRow


def put(kind: str, *names: str, about: str = "a:1") -> None:
    for name in names:
        outbox.put(f"{kind}:{name}", kind, about, {"to": "mette@example.org"})
    db.session.commit()


def lost(about: str) -> list[Entry]:
    """What did not arrive and is not tried again."""
    return [one for one in outbox.entries(about) if one.lost]


def refuse(reason: str, keep: bool = False) -> Handler:
    def handler(_entry: OutboxDelivery) -> None:
        raise RefusedForGood(reason, keep)

    return handler


def fail(reason: str, away: bool = False) -> Handler:
    def handler(_entry: OutboxDelivery) -> None:
        raise Undelivered(reason, away)

    return handler


def noted(tried: list[str], handler: Handler) -> Handler:
    def note(entry: OutboxDelivery) -> datetime | None:
        tried.append(entry.key)
        return handler(entry)

    return note


def row(key: str) -> OutboxRow:
    db.session.rollback()
    return db.session.query(OutboxRow).filter_by(key=key).one()


def lines(caplog: pytest.LogCaptureFixture, kind: str) -> list[str]:
    return [record.getMessage() for record in caplog.records if kind in record.getMessage()]
