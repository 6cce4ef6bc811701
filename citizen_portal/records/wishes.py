"""What somebody at the desk has asked for: a calendar behind a secret address, and one mail a day."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select, update

from .. import links
from ..storage.database import db
from ..storage.desk_tables import StaffRow, StaffWishRow
from ..storage.inserts import unless_there
from ..storage.sealed import CannotOpen, sealer

TABLE: Any = StaffWishRow.__table__
BEGIN = unless_there(TABLE, "staff_id")


def calendar_token(staff_id: str) -> str:
    """What stands in the address of somebody's calendar; "" where they have none. It is made anew, not kept."""
    seed = db.session.scalar(select(StaffWishRow.calendar_seed).where(StaffWishRow.staff_id == staff_id))
    return _token(staff_id, seed) if seed else ""


def renew_calendar(staff_id: str) -> None:
    """A new address; the old one opens nothing from now on."""
    seed = secrets.token_hex(16)
    _write(staff_id, calendar_seed=seed, calendar_key=_print(_token(staff_id, seed)))


def calendar_owner(token: str) -> str | None:
    """Whose calendar this is. None for one that is no good (any more), or whose owner has left."""
    asked = select(StaffRow.id).join(StaffWishRow, StaffWishRow.staff_id == StaffRow.id)
    return db.session.scalar(asked.where(StaffWishRow.calendar_key == _print(token), StaffRow.left_at.is_(None)))


def mail_to(staff_id: str) -> str:
    """Where the mail of each day goes; "" where none is wanted."""
    asked = select(StaffWishRow.sealed).join(StaffRow, StaffRow.id == StaffWishRow.staff_id)
    found = db.session.scalar(asked.where(StaffWishRow.staff_id == staff_id, StaffRow.left_at.is_(None)))
    return _opened(staff_id, found) if found else ""


def want_mail(staff_id: str, to: str) -> None:
    """To this address from now on; to none for ""."""
    _write(staff_id, sealed=sealer().seal({"to": to}, _seal_of(staff_id)) if to else None)


def mail_wanted() -> Iterator[str]:
    """Everybody who gets a mail each day, by their ids."""
    asked = select(StaffWishRow.staff_id).join(StaffRow, StaffRow.id == StaffWishRow.staff_id)
    yield from db.session.scalars(asked.where(StaffWishRow.sealed.is_not(None), StaffRow.left_at.is_(None)))


def _opened(staff_id: str, sealed: bytes) -> str:
    """Nobody is written to where the key is gone; they can ask for it again."""
    try:
        return str(sealer().open(sealed, _seal_of(staff_id))["to"])
    except CannotOpen:
        return ""


def _seal_of(staff_id: str) -> str:
    return f"staff_wishes:{staff_id}"


def _write(staff_id: str, **values: Any) -> None:
    db.connection.execute(BEGIN[db.engine.dialect.name], [{"staff_id": staff_id}])
    db.session.execute(update(StaffWishRow).where(StaffWishRow.staff_id == staff_id).values(values))
    db.session.commit()


def _token(staff_id: str, seed: str) -> str:
    return links.fingerprint("desk-calendar", f"{staff_id}:{seed}")


def _print(token: str) -> str:
    return links.fingerprint("desk-calendar-key", token)
