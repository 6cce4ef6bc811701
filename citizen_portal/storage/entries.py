"""What is put into the outbox: part of the transaction under way, and known by its key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .database import common_now, db
from .inserts import unless_there
from .sealed import sealer
from .tables import OutboxRow

# Made once: putting a statement together takes longer than running it.
TABLE: Any = OutboxRow.__table__
PUT = unless_there(TABLE, "key")


@dataclass(frozen=True)
class OutboxItem:
    """One thing to be delivered, from a moment on; at once when none is named."""

    key: str
    kind: str
    about: str
    content: dict[str, Any]
    due: datetime | None = None


def put_all(entries: Iterable[OutboxItem]) -> None:
    """Add several at once: one way to the database instead of many. A key that is there already is left as it is."""
    now, seal = common_now(), sealer().seal
    rows = [
        {"key": one.key, "kind": one.kind, "about": one.about, "due_at": one.due or now, "attempts": 0, "error": "",
         "outcome": "", "sealed": seal(one.content, f"outbox:{one.key}")}
        for one in entries
    ]  # fmt: skip
    if rows:
        db.connection.execute(PUT[db.engine.dialect.name], rows)
