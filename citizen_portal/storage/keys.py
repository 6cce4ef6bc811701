"""The check at the start: whether the keys of this site open what lies in its database."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from flask import Flask
from sqlalchemy import Connection, Engine, select

from ..config import SettingError
from . import site_state
from .desk_tables import NoteRow
from .migrating import alone
from .sealed import MARK
from .tables import DraftRow, EventRow, OutboxRow, PlacementRow, PreparedRow

log = logging.getLogger(__name__)

NAME = "PORTAL_KEYS"
# The name of a row for each key that is in use ends in its print.
PRINT = "key:"

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

    Only the oldest and the newest row of each table are looked at. A database nobody has used opens with any key.
    """
    engine: Engine = app.extensions["engine"]
    try:
        with engine.connect() as connection:
            _check(connection, app.extensions["sealer"].marks)
    finally:
        # As after the migration: a connection must not be shared with the worker processes.
        engine.dispose()


def _check(connection: Connection, marks: list[bytes]) -> None:
    rows = set(_sealed(connection))
    unknown = sum(row[:MARK] not in marks for row in rows)
    if rows and unknown == len(rows):
        raise SettingError(NAME, "opens nothing of what lies in the database: put the former keys behind the new one.")
    _note(connection, [mark.hex() for mark in marks])
    if unknown:
        log.warning("PORTAL_KEYS does not open %s of %s rows looked at: a former key is missing", unknown, len(rows))


def _note(connection: Connection, ours: list[str]) -> None:
    """Keep the print of each key. Hosts that share nothing with those on the database would lock each other out."""
    if set(ours) <= site_state.begins(connection, PRINT):
        return
    connection.rollback()
    # Two hosts that start together on an empty database have one turn after the other.
    with alone(connection):
        known = site_state.begins(connection, PRINT)
        if known and not known & set(ours):
            raise SettingError(NAME, "has none of the keys this database is used with: name the same on every host.")
        for one in ours:
            site_state.note(connection, f"{PRINT}{one}")


def _sealed(connection: Connection) -> Iterator[bytes]:
    """What was sealed in the first and in the last row of every table that has any."""
    for rows, order in ORDERS:
        for end in (order, [column.desc() for column in order]):
            if found := connection.scalar(rows.order_by(*end).limit(1)):
                yield found
