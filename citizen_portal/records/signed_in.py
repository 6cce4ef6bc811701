"""What people who signed in have begun and sent: by a keyed print of who they are, and nothing else of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, delete, select

from .. import links
from ..storage.database import db
from ..storage.inserts import unless_there
from ..storage.tables import SignedInRow

# Nobody has more that is of use; the newest comes first.
MOST = 20
TABLE: Any = SignedInRow.__table__
ADD = unless_there(TABLE, "person_key", "draft_id")
FORGET = delete(TABLE).where(TABLE.c.draft_id == bindparam("draft"))


def print_of(issuer: str, subject: str) -> str:
    """What is kept of a person: it gives nobody their number back, also where a provider names people by one."""
    return links.fingerprint("person", f"{issuer} {subject}")


def add(person: str, draft_id: str, now: Any) -> None:
    """From now on they reach the draft, and what becomes of it, by signing in. Does not commit."""
    row = {"person_key": person, "draft_id": draft_id, "added_at": now}
    db.session.execute(ADD[db.engine.dialect.name], row)


def draft_ids(person: str) -> Sequence[str]:
    """Of what they have begun, whether it was sent since or not."""
    newest = SignedInRow.added_at.desc()
    asked = select(SignedInRow.draft_id).where(SignedInRow.person_key == person).order_by(newest).limit(MOST)
    return db.session.scalars(asked).all()


def reaches(person: str, draft_id: str) -> bool:
    return person in _people(draft_id)


def is_of_others(person: str, draft_id: str) -> bool:
    """Whether people reach it by signing in, and this one is none of them."""
    return bool(people := _people(draft_id)) and person not in people


def _people(draft_id: str) -> Sequence[str]:
    return db.session.scalars(select(SignedInRow.person_key).where(SignedInRow.draft_id == draft_id)).all()
