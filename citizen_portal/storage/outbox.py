"""The outbox: what must reach the outside is written with the change it belongs to, and delivered at least once.

The key of an entry lets the receiver drop a repeat. See docs/decisions/0010-outbox.md.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from flask import Flask
from sqlalchemy import Delete, bindparam, delete, or_, select, true, update

from .. import meters
from . import backlog, claims, daily, hours
from .claims import Ending, aware
from .database import common_now, db
from .entries import OutboxItem, put_all
from .outcomes import Handler, Lost, OutboxDelivery, Outcome, RefusedForGood, Undelivered, carry_out, moment
from .tables import OutboxRow

__all__ = [
    "Entry", "Handler", "Lost", "OutboxDelivery", "OutboxItem", "RefusedForGood", "Undelivered",
    "deliver", "drop", "entries", "put", "put_all", "register", "send_again", "start", "wake", "when_lost",
]  # fmt: skip

log = logging.getLogger(__name__)

AT_ONCE = 20  # entries
EVER = datetime.min.replace(tzinfo=UTC)
PAUSE = 10.0  # seconds between two looks into the outbox, when nobody wakes us


# Made once: putting a statement together takes longer than running it.
TABLE: Any = OutboxRow.__table__
AGAIN = (
    update(TABLE)
    .where(TABLE.c.done_at.is_not(None), TABLE.c.sealed.is_not(None))
    .values(done_at=None, outcome="", error="", attempts=0, due_at=bindparam("now"))
)


def register(app: Flask, kind: str, handler: Handler) -> None:
    """Say who delivers this kind."""
    app.extensions.setdefault("outbox", {})[kind] = handler


def when_lost(app: Flask, kind: str, then: Lost) -> None:
    """Say what is put there when an entry of this kind is refused or given up: with that ending, or not at all."""
    app.extensions.setdefault("outbox-lost", {}).setdefault(kind, []).append(then)


def put(key: str, kind: str, about: str, content: dict[str, Any], due: datetime | None = None) -> None:
    """Add to the transaction under way. A key that is there already is left as it is."""
    put_all([OutboxItem(key, kind, about, content, due)])


def drop(about: str, *prefixes: str) -> None:
    """Take back what is not delivered yet, of these beginnings of keys if any, in the transaction under way."""
    named = {f"prefix_{place}": prefix for place, prefix in enumerate(prefixes)}
    db.connection.execute(_drop(len(prefixes)), {"of": about, **named})


@cache
def _drop(count: int) -> Delete:
    prefixed = [TABLE.c.key.startswith(bindparam(f"prefix_{place}")) for place in range(count)]
    waiting = TABLE.c.about == bindparam("of"), TABLE.c.sealed.is_not(None)
    return delete(TABLE).where(*waiting, or_(*prefixed) if prefixed else true())


@dataclass(frozen=True)
class Entry:
    """One entry as it stands. `outcome` is empty while it waits; `reason` is as its handler said it."""

    key: str
    kind: str
    outcome: str
    reason: str
    at: datetime | None

    @property
    def lost(self) -> bool:
        """Whether it did not arrive, and is not tried again by itself."""
        return self.outcome in (Outcome.REFUSED, Outcome.GIVEN_UP)

    @property
    def delivered(self) -> bool:
        return self.outcome == Outcome.DELIVERED


def entries(about: str) -> list[Entry]:
    """All that was written about this, the latest ending last; what waits stands in front."""
    wanted = (TABLE.c.key, TABLE.c.kind, TABLE.c.outcome, TABLE.c.error, TABLE.c.done_at)
    found = select(*wanted).where(TABLE.c.about == about)
    ended = [
        Entry(row.key, row.kind, row.outcome, row.error, aware(row.done_at) if row.done_at else None)
        for row in db.session.execute(found.order_by(TABLE.c.id))
    ]
    return sorted(ended, key=lambda one: one.at or EVER)


def deliver(now: datetime | None = None) -> int:
    """Deliver what is due, one after the other; returns how many entries were."""
    delivered, failures = 0, set()
    claim = claims.take(moment(now))
    for left in reversed(range(AT_ONCE)):
        if claim is None:
            break
        ending = carry_out(claim, now)
        meters.DELIVERIES.labels(claim.kind, _ended(ending)).inc()
        delivered += ending.columns.get("outcome") == Outcome.DELIVERED
        if ending.failure:
            failures.add((claim.kind, ending.failure))
        claim = claims.let_go(claim, ending, moment(now), more=left > 0)
    backlog.report(moment(now), failures)
    return delivered


def _ended(ending: Ending) -> str:
    return str(ending.columns.get("outcome") or ("failed" if ending.failure else "later"))


def send_again() -> int:
    """Bring back what was given up or can be mended by now; returns how many entries."""
    found = db.session.connection().execute(AGAIN, {"now": common_now()}).rowcount
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
                daily.run()
                hours.look()
                more = deliver() > 0
            said = ""
        except Exception as error:
            # Without the database there is nothing to deliver; it may be back at the next look.
            if said != type(error).__name__:
                log.exception("The outbox cannot be looked into")
            said = type(error).__name__
        if not more:
            awake.wait(PAUSE)
