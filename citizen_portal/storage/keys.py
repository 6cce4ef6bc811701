"""The check at the start: whether the keys of this site open what lies in its database."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from flask import Flask
from sqlalchemy import Connection, select

from ..config import SettingError
from .sealed import MARK
from .tables import DraftRow, EventRow, NoteRow, OutboxRow, PlacementRow, PreparedRow

log = logging.getLogger(__name__)

# Each in the order of an index, so that both ends are found at once in a table of any size. Events have no index
# by their time; of the outbox only what waits is sure to have its content.
ORDERS: tuple[tuple[Any, tuple[Any, ...]], ...] = (
    (select(DraftRow.sealed), (DraftRow.expires_at,)),
    (select(PreparedRow.sealed), (PreparedRow.expires_at,)),
    (select(PlacementRow.sealed), (PlacementRow.sent_at,)),
    (select(EventRow.sealed), (EventRow.placement_id, EventRow.number)),
    (select(NoteRow.sealed), (NoteRow.placement_id,)),
    (select(OutboxRow.sealed).where(OutboxRow.done_at.is_(None)), (OutboxRow.done_at, OutboxRow.due_at)),
)


def init_app(app: Flask) -> None:
    """Raise SettingError when the keys open nothing of what is kept; tell the log when they do not open all of it.

    Only the oldest and the newest row of each table are looked at. An empty database opens with any key.
    """
    engine, marks = app.extensions["engine"], app.extensions["sealer"].marks
    with engine.connect() as connection:
        rows = set(_sealed(connection))
    # As after the migration: a connection must not be shared with the worker processes.
    engine.dispose()
    unknown = sum(row[:MARK] not in marks for row in rows)
    if rows and unknown == len(rows):
        raise SettingError(
            "PORTAL_KEYS", "opens nothing of what lies in the database: put the former keys behind the new one."
        )
    if unknown:
        log.warning("PORTAL_KEYS does not open %s of %s rows looked at: a former key is missing", unknown, len(rows))


def _sealed(connection: Connection) -> Iterator[bytes]:
    """What was sealed in the first and in the last row of every table that has any."""
    for rows, order in ORDERS:
        for end in (order, [column.desc() for column in order]):
            if found := connection.scalar(rows.order_by(*end).limit(1)):
                yield found
