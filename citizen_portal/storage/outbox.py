"""The outbox: what must reach the outside is written with the change it belongs to, and delivered at least once.

The key of an entry lets the receiver drop a repeat. See docs/decisions/0010-outbox.md.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from .. import clock
from . import backlog, claims
from .claims import aware
from .database import db
from .outcomes import Handler, OutboxDelivery, Outcome, RefusedForGood, Undelivered, carry_out, moment
from .sealed import sealer
from .tables import OutboxRow

__all__ = [
    "Handler", "OutboxDelivery", "OutboxItem", "Refusal", "RefusedForGood", "Undelivered",
    "deliver", "drop", "put", "put_all", "refused", "register", "send_again", "start", "wake",
]  # fmt: skip

log = logging.getLogger(__name__)

AT_ONCE = 20  # entries
PAUSE = 10.0  # seconds between two looks into the outbox, when nobody wakes us


# Made once: putting a statement together takes longer than running it.
TABLE: Any = OutboxRow.__table__
DROP = delete(TABLE).where(
    TABLE.c.about == bindparam("of"), TABLE.c.sealed.is_not(None), TABLE.c.key.startswith(bindparam("prefix"))
)
AGAIN = (
    update(TABLE)
    .where(TABLE.c.done_at.is_not(None), TABLE.c.sealed.is_not(None))
    .values(done_at=None, outcome="", error="", attempts=0, due_at=bindparam("now"))
)
PUT = {
    dialect.__name__.rpartition(".")[2]: dialect.insert(TABLE).on_conflict_do_nothing(index_elements=["key"])
    for dialect in (sqlite, postgresql)
}


def register(app: Flask, kind: str, handler: Handler) -> None:
    """Say who delivers this kind."""
    app.extensions.setdefault("outbox", {})[kind] = handler


@dataclass(frozen=True)
class OutboxItem:
    """One thing to be delivered, from a moment on; at once when none is named."""

    key: str
    kind: str
    about: str
    content: dict[str, Any]
    due: datetime | None = None


def put(key: str, kind: str, about: str, content: dict[str, Any], due: datetime | None = None) -> None:
    """Add to the transaction under way. A key that is there already is left as it is."""
    put_all([OutboxItem(key, kind, about, content, due)])


def put_all(entries: Iterable[OutboxItem]) -> None:
    """Add several at once: one way to the database instead of many."""
    now, seal = clock.now(), sealer().seal
    rows = [
        {"key": one.key, "kind": one.kind, "about": one.about, "due_at": one.due or now, "attempts": 0, "error": "",
         "outcome": "", "sealed": seal(one.content, f"outbox:{one.key}")}
        for one in entries
    ]  # fmt: skip
    if rows:
        db.connection.execute(PUT[db.engine.dialect.name], rows)


def drop(about: str, prefix: str = "") -> None:
    """Take back what is not delivered yet, in the transaction under way."""
    db.connection.execute(DROP, {"of": about, "prefix": prefix})


@dataclass(frozen=True)
class Refusal:
    """Something that will not arrive by itself any more; `reason` is as its handler said it."""

    key: str
    kind: str
    outcome: str
    reason: str
    at: datetime


def refused(about: str) -> list[Refusal]:
    """What did not arrive and is not tried again, of what was written about this; the latest last."""
    ended = select(TABLE).where(TABLE.c.about == about, TABLE.c.outcome.in_([Outcome.REFUSED, Outcome.GIVEN_UP]))
    rows = db.session.execute(ended.order_by(TABLE.c.done_at, TABLE.c.id))
    return [Refusal(row.key, row.kind, row.outcome, row.error, aware(row.done_at)) for row in rows]


def deliver(now: datetime | None = None) -> int:
    """Deliver what is due, one after the other; returns how many entries were."""
    delivered, failures = 0, set()
    claim = claims.take(moment(now))
    for left in reversed(range(AT_ONCE)):
        if claim is None:
            break
        ending = carry_out(claim, now)
        delivered += ending.columns.get("outcome") == Outcome.DELIVERED
        if ending.failure:
            failures.add((claim.kind, ending.failure))
        claim = claims.let_go(claim, ending, moment(now), more=left > 0)
    backlog.report(moment(now), failures)
    return delivered


def send_again() -> int:
    """Bring back what was given up or can be mended by now; returns how many entries."""
    found = db.session.connection().execute(AGAIN, {"now": clock.now()}).rowcount
    db.session.commit()
    return found


def wake(app: Flask) -> None:
    """Wake the delivery thread of this process, if it has one."""
    if awake := app.extensions.get("outbox-awake"):
        awake.set()


def start(app: Flask) -> None:
    """Start the delivery thread: it delivers when it is woken, and else every few seconds."""
    app.extensions["outbox-awake"] = threading.Event()
    threading.Thread(target=_keep_delivering, args=(app,), name="outbox delivery", daemon=True).start()


def _keep_delivering(app: Flask) -> None:
    awake: threading.Event = app.extensions["outbox-awake"]
    said = ""
    while True:
        awake.clear()
        more = False
        try:
            with app.app_context():
                more = deliver() > 0
            said = ""
        except Exception as error:
            # Without the database there is nothing to deliver; it may be back at the next look.
            if said != type(error).__name__:
                log.exception("The outbox cannot be looked into")
            said = type(error).__name__
        if not more:
            awake.wait(PAUSE)
