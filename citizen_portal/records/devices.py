"""Devices: which of them may open a draft, and the placement it became, by their cookie alone.

See docs/decisions/0008-sessions.md.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, delete, exists, or_, select, update

from ..storage.database import db
from ..storage.inserts import inserts, unless_there
from ..storage.tables import DeviceRow, DraftRow, PlacementRow
from . import signed_in
from .refusals import GoneMeanwhile

# Made once: putting a statement together takes longer than running it.
TABLE: Any = DeviceRow.__table__
KNOWN = select(TABLE.c.token_hash, TABLE.c.has_left).where(TABLE.c.draft_id == bindparam("draft"))
KEYS = ("draft_id", "token_hash")
# Once left stays left, also when another tab saves at that moment.
ADMIT = unless_there(TABLE, *KEYS)
LEAVE = {
    name: insert.on_conflict_do_update(index_elements=KEYS, set_={"has_left": True})
    for name, insert in inserts(TABLE).items()
}
FORGET = delete(TABLE).where(TABLE.c.draft_id == bindparam("draft"))
KEPT = select(or_(
    exists().where(DraftRow.id == bindparam("draft")), exists().where(PlacementRow.draft_id == bindparam("draft"))
))  # fmt: skip


def take_turns(draft_id: str) -> None:
    """Whatever happens to a draft, or ends the placement it became, waits for what another device does to it."""
    db.take_turns(f"drafts:{draft_id}")


def new_token() -> str:
    """What a device is known by; it lies in its cookie alone."""
    return secrets.token_hex(16)


def may_open(draft_id: str, token: str | None) -> bool:
    """Whether this device was let in and has not left. A draft no device is known of opens, as it did before."""
    known = {token_hash: not has_left for token_hash, has_left in db.session.execute(KNOWN, {"draft": draft_id})}
    return known.get(_hash(token), False) if known else True


def admit(draft_id: str, token: str) -> None:
    """From now on this device may open it, unless it has left before. Does not commit."""
    row = {"draft_id": draft_id, "token_hash": _hash(token), "has_left": False}
    db.session.execute(ADMIT[db.engine.dialect.name], row)


def let_in(draft_id: str, token: str) -> None:
    """From now on this device may open what is there already. Raises GoneMeanwhile when it is not there any more."""
    take_turns(draft_id)
    if not _is_kept(draft_id):
        db.release()
        raise GoneMeanwhile
    admit(draft_id, token)
    db.session.commit()


def leave(draft_ids: Iterable[str], token: str | None) -> None:
    """From now on this device opens none of them, whatever cookie it brings back.

    The row stays as long as the draft or its placement does. A cookie from before there were tokens gets one
    nobody has: from then on the draft has a device, and that cookie is no longer enough.
    """
    token_hash = _hash(token or new_token())
    for draft_id in draft_ids:
        take_turns(draft_id)
        if _is_kept(draft_id):
            row = {"draft_id": draft_id, "token_hash": token_hash, "has_left": True}
            db.session.execute(LEAVE[db.engine.dialect.name], row)
        db.session.commit()


def keep_only(draft_id: str, token: str | None) -> None:
    """From now on no device but this one opens it, whatever cookie it brings. Does not commit.

    One that nobody was let in to before has a device from then on: a cookie alone is no longer enough.
    """
    others = (TABLE.c.draft_id == draft_id, TABLE.c.token_hash != _hash(token))
    db.session.execute(update(TABLE).where(*others).values(has_left=True))
    nobody = {"draft_id": draft_id, "token_hash": _hash(new_token()), "has_left": True}
    db.session.execute(ADMIT[db.engine.dialect.name], nobody)


def _is_kept(draft_id: str) -> bool:
    return bool(db.session.scalar(KEPT, {"draft": draft_id}))


def forget(draft_ids: Iterable[str]) -> None:
    """Delete the devices, and whoever reached it by signing in, of what is there no more. Does not commit."""
    if rows := [{"draft": draft_id} for draft_id in draft_ids]:
        for statement in (FORGET, signed_in.FORGET):
            db.session.connection().execute(statement, rows)


def _hash(token: str | None) -> str:
    return hashlib.sha256((token or "").encode()).hexdigest()
