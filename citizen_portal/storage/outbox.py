"""The outbox: what must reach the outside is written with the change it belongs to, and delivered at least once.

The key of an entry lets the receiver drop a repeat. See docs/decisions/outbox.md.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask, current_app
from sqlalchemy import bindparam, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from .database import db
from .sealed import sealer
from .tables import Outbox

log = logging.getLogger(__name__)

# How long an entry is in one pair of hands. What a killed process held is delivered by the next after this.
CLAIM = timedelta(seconds=60)
FIRST_WAIT, LONGEST_WAIT, GIVE_UP = timedelta(seconds=30), timedelta(hours=6), timedelta(days=5)
AT_ONCE = 20  # entries
PAUSE = 10.0  # seconds between two looks into the outbox, when nobody wakes us


# Made once: putting a statement together takes longer than running it.
TABLE: Any = Outbox.__table__
DROP = delete(TABLE).where(
    TABLE.c.about == bindparam("of"), TABLE.c.done_at.is_(None), TABLE.c.key.startswith(bindparam("prefix"))
)
PUT = {
    dialect.__name__.rpartition(".")[2]: dialect.insert(TABLE).on_conflict_do_nothing(index_elements=["key"])
    for dialect in (sqlite, postgresql)
}


class Undelivered(Exception):
    """Not this time. The words are kept with the entry: no personal data in them."""


@dataclass(frozen=True)
class OutboxDelivery:
    """One thing to deliver."""

    key: str
    kind: str
    about: str
    content: dict[str, Any]


# None: it is delivered, or nobody wants it any more. A moment: not yet, look again then.
Handler = Callable[[OutboxDelivery], datetime | None]


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
    now, seal = datetime.now(UTC), sealer().seal
    rows = [
        {"key": one.key, "kind": one.kind, "about": one.about, "due_at": one.due or now, "attempts": 0, "error": "",
         "sealed": seal(one.content, f"outbox:{one.key}")}
        for one in entries
    ]  # fmt: skip
    if rows:
        db.session.execute(PUT[db.engine.dialect.name], rows)


def drop(about: str, prefix: str = "") -> None:
    """Take back what is not delivered yet, in the transaction under way."""
    db.session.execute(DROP, {"of": about, "prefix": prefix})


def deliver(now: datetime | None = None) -> int:
    """Deliver what is due; returns how many entries were."""
    now = now or datetime.now(UTC)
    return sum(_hand_over(entry_id, now) for entry_id in _claimed(now))


def _claimed(now: datetime) -> list[int]:
    """Take what is due into these hands, so that two who deliver never hold the same."""
    db.take_turns("outbox")
    free = or_(Outbox.claimed_until.is_(None), Outbox.claimed_until <= now)
    due = select(Outbox.id).where(Outbox.done_at.is_(None), Outbox.due_at <= now, free)
    ids = list(db.session.scalars(due.order_by(Outbox.due_at, Outbox.id).limit(AT_ONCE)))
    db.session.execute(update(Outbox).where(Outbox.id.in_(ids)).values(claimed_until=now + CLAIM))
    db.session.commit()
    return ids


def _hand_over(entry_id: int, now: datetime) -> bool:
    row = db.session.get(Outbox, entry_id, populate_existing=True)
    if row is None or row.sealed is None:
        return False
    handler = current_app.extensions.get("outbox", {}).get(row.kind)
    attempts, waiting = row.attempts, now - _aware(row.due_at)
    try:
        entry = OutboxDelivery(row.key, row.kind, row.about, sealer().open(row.sealed, f"outbox:{row.key}"))
        # Nothing is held while the handler talks to the outside: a slow mail server blocks nobody.
        db.session.rollback()
        if handler is None:
            raise Undelivered(f"nobody delivers {entry.kind}")
        later = handler(entry)
    except Exception as error:
        db.session.rollback()
        _postpone(entry_id, attempts, now, waiting, error)
        return False
    _settle(entry_id, later, now)
    return later is None


def _settle(entry_id: int, later: datetime | None, now: datetime) -> None:
    values = {"due_at": later} if later else {"done_at": now, "sealed": None}
    db.session.execute(update(Outbox).where(Outbox.id == entry_id).values(claimed_until=None, error="", **values))
    db.session.commit()


def _postpone(entry_id: int, attempts: int, now: datetime, waiting: timedelta, error: Exception) -> None:
    """Try again, more and more seldom; after some days it stays where it is, with the reason."""
    reason = str(error)[:200] if isinstance(error, Undelivered) else type(error).__name__
    wait = min(FIRST_WAIT * 2 ** min(attempts, 20), LONGEST_WAIT)
    until = now + wait
    if waiting > GIVE_UP:
        log.error("Outbox entry %s is given up: %s", entry_id, reason)
        until = now + timedelta(days=3650)
    elif not isinstance(error, Undelivered):
        log.exception("Outbox entry %s failed", entry_id, exc_info=error)
    db.session.execute(
        update(Outbox).where(Outbox.id == entry_id).values(claimed_until=until, attempts=attempts + 1, error=reason)
    )
    db.session.commit()


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


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
    while True:
        awake.clear()
        more = False
        try:
            with app.app_context():
                more = deliver() == AT_ONCE
        except Exception:
            # Without the database there is nothing to deliver; it may be back at the next look.
            log.exception("The outbox could not be delivered")
        if not more:
            awake.wait(PAUSE)
