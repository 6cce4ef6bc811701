"""The placements of one address of a workplace, behind a link that is sent to that address and to no other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_, select

from .. import clock, links
from ..storage.database import db
from ..storage.inserts import inserts
from ..storage.tables import EmployerRoomRow, PlacementRow
from . import queue_columns, repository
from .repository import PlacementRecord

ROOM_LIFE = timedelta(days=30)
PURPOSE = "employer-room"
# Placements of one address that are opened, those that start last before the others.
MOST = 100
FIRST_ROUND = 1
NEXT_ROUND = {
    name: insert.on_conflict_do_update(index_elements=["email_key"], set_={"round": EmployerRoomRow.round + 1})
    for name, insert in inserts(EmployerRoomRow.__table__).items()
}
NOBODY = "0" * 64


def room_of(email: str) -> str | None:
    """The room of an address, by its print; None for what is no address. Nobody can tell whether anything is in it."""
    return queue_columns.mailbox_print(email)


def token(room: str) -> str:
    """A link into the room, from today on for ROOM_LIFE."""
    return links.sign(PURPOSE, [room, _round(room), (clock.today() + ROOM_LIFE).isoformat()])


def by_link(token: str) -> tuple[str, date] | None:
    """The room of a link and the last day it opens it. None when it is no good (any more)."""
    named: Any = links.read(PURPOSE, token) or [NOBODY, 0, "1900-01-01"]
    room, of_round, until = named
    good = _round(room) == of_round and clock.today().isoformat() <= until
    return (room, date.fromisoformat(until)) if good else None


def placements(room: str) -> list[PlacementRecord]:
    """What the employer's links still open of it, the latest start first. A draft is no placement."""
    return [record for record in with_address(room) if not record.links_ended]


def with_address(room: str) -> list[PlacementRecord]:
    """Every placement with the address, also those that no link opens any more; the latest MOST of them."""
    where = or_(PlacementRow.contact_key == room, PlacementRow.daily_contact_key == room)
    asked = select(PlacementRow).where(where).order_by(PlacementRow.starts_on.desc(), PlacementRow.id).limit(MOST)
    return [repository.of_row(row) for row in db.session.scalars(asked)]


def address_in(record: PlacementRecord, room: str) -> str:
    """The address of this room as it was written in a placement."""
    addresses = (record.contact_email, queue_columns.daily_email(record.state))
    return next((one for one in addresses if room_of(one) == room), "")


def end_links(room: str) -> None:
    """Every link so far opens nothing any more."""
    next_round = NEXT_ROUND[db.engine.dialect.name]
    db.session.execute(next_round, {"email_key": room, "round": FIRST_ROUND + 1})
    db.session.commit()


def _round(room: str) -> int:
    return db.session.scalar(select(EmployerRoomRow.round).where(EmployerRoomRow.email_key == room)) or FIRST_ROUND
