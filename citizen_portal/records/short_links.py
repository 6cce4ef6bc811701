"""The short link of an SMS: ten signs that lead one side to its page, until the round of links they belong to ends."""

from __future__ import annotations

from typing import Any

from .. import links
from ..placement.status import Side
from ..storage.database import db
from ..storage.inserts import unless_there
from ..storage.tables import ShortLinkRow
from . import repository
from .repository import PlacementRecord

LENGTH = 10
TABLE: Any = ShortLinkRow.__table__
KEEP = unless_there(TABLE, "code_key")


def give(record: PlacementRecord, side: Side, event: int = 0) -> str:
    """The code of a side in this round, kept from now on. However often it is asked for, it is the same one.

    `event` is the number of what was written down for it, for a code that leads to that alone.
    """
    number = _round(record, side)
    named = f"{record.id}:{side}:{number}" + (f":{event}" if event else "")
    code = links.short_code("short link", named, LENGTH)
    kept = {"code_key": _key(code), "placement_id": record.id, "side": side, "round": number, "event": event}
    db.connection.execute(KEEP[db.engine.dialect.name], kept)
    db.session.commit()
    return code


def is_known(code: str) -> bool:
    """Whether such a code was ever given, also when it leads nowhere any more."""
    return db.session.get(ShortLinkRow, _key(code)) is not None


def find(code: str) -> tuple[PlacementRecord, Side, int] | None:
    """The placement, the side and the event a code leads to (0: its page). None when it is no good (any more)."""
    row = db.session.get(ShortLinkRow, _key(code))
    record = repository.by_id(row.placement_id if row else repository.NOBODY)
    if row is None or record is None or row.round != _round(record, Side(row.side)):
        return None
    side = Side(row.side)
    # The employer's links end with a day, too, and none outlives it because it was short.
    over = side is Side.EMPLOYER and record.links_ended
    return None if over else (record, side, row.event)


def _round(record: PlacementRecord, side: Side) -> int:
    return record.employer_round if side is Side.EMPLOYER else record.citizen_round


def _key(code: str) -> str:
    return links.fingerprint("short code", links.plain_code(code))
