"""Claims: an entry of the outbox is in one pair of hands, until it has ended or its process is gone."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask, current_app
from sqlalchemy import LargeBinary, and_, bindparam, exists, func, or_, select, update
from sqlalchemy.exc import SQLAlchemyError

from . import trouble
from .database import db
from .entries import OutboxItem, put_all
from .sealed import MARK, sealer
from .site_state import OUTBOX_HELD, SiteStateRow
from .tables import OutboxRow

log = logging.getLogger(__name__)

# How long an entry stays in the hands of a process that was killed. While one lives, its claim is renewed.
LENGTH = timedelta(seconds=60)

# As an outcome says it.
DELIVERED = "delivered"

# Made once: putting a statement together takes longer than running it.
TABLE: Any = OutboxRow.__table__
COLUMNS = TABLE.c
OPENABLE = func.substr(COLUMNS.sealed, 1, MARK, type_=LargeBinary).in_(bindparam("marks", expanding=True))
DUE = and_(COLUMNS.done_at.is_(None), COLUMNS.due_at <= bindparam("now"))
FREE = or_(COLUMNS.claimed_until.is_(None), COLUMNS.claimed_until <= bindparam("now"))
HELD_BACK = exists().where(SiteStateRow.name == OUTBOX_HELD)
# What others hold at this moment is passed over, so that nobody waits for anybody (SQLite knows only one writer).
WAITING = select(COLUMNS.id).where(DUE, FREE, OPENABLE, ~HELD_BACK).with_for_update(skip_locked=True)
# Whoever has failed least comes first: one that always fails holds nobody up.
NEXT = WAITING.order_by(COLUMNS.attempts, COLUMNS.due_at, COLUMNS.id).limit(1)
TAKE = (
    update(TABLE)
    .where(COLUMNS.id == NEXT.scalar_subquery())
    .values(claimed_until=bindparam("until"))
    .returning(COLUMNS.id, COLUMNS.key, COLUMNS.kind, COLUMNS.about, COLUMNS.sealed, COLUMNS.attempts, COLUMNS.due_at)
)
PUT_OFF = (
    update(TABLE)
    .where(COLUMNS.id.in_(WAITING.where(COLUMNS.kind == bindparam("of_kind"))))
    .values(claimed_until=bindparam("until"), error=bindparam("reason"))
)
HELD = and_(COLUMNS.id == bindparam("entry"), COLUMNS.claimed_until == bindparam("token"))
# An ending is a fact, whoever has the entry by now. The key stands beside the number because SQLite gives the
# number of a row that was dropped away again.
OPEN = and_(COLUMNS.id == bindparam("entry"), COLUMNS.key == bindparam("known"), COLUMNS.done_at.is_(None))
RENEW = update(TABLE).where(HELD).values(claimed_until=bindparam("until"))


@dataclass
class Claim:
    """An entry in hand. Until when is also the token that says it is still ours."""

    id: int
    key: str
    kind: str
    about: str
    sealed: bytes
    attempts: int
    due_at: datetime
    until: datetime


@dataclass(frozen=True)
class Ending:
    """What is written when an entry leaves the hands, why it failed, and whether the others of its kind wait too.

    `follows` is put into the outbox with it.
    """

    columns: dict[str, Any]
    failure: str = ""
    put_off: bool = False
    follows: tuple[OutboxItem, ...] = ()


def take(now: datetime) -> Claim | None:
    """The next entry that is due, and that can be opened here."""
    db.begin_to_write()
    claim = _taken(now)
    db.session.commit()
    return claim


def let_go(claim: Claim, ending: Ending, now: datetime, more: bool = False) -> Claim | None:
    """Write how an entry ended, and take the next one at the same time if more are wanted."""
    db.begin_to_write()
    _write(claim, ending, now)
    following = _taken(now) if more else None
    db.session.commit()
    return following


def _taken(now: datetime) -> Claim | None:
    until = now + LENGTH
    row = db.session.execute(TAKE, {"now": now, "until": until, "marks": sealer().marks}).one_or_none()
    return Claim(**row._asdict(), until=until) if row else None


def _write(claim: Claim, ending: Ending, now: datetime) -> None:
    values = {"claimed_until": None, **ending.columns}
    where, here = HELD, {"entry": claim.id, "token": claim.until}
    if "done_at" in values:
        where, here = OPEN, {"entry": claim.id, "known": claim.key}
    if not db.session.connection().execute(update(TABLE).where(where).values(values), here).rowcount:
        log.warning("Outbox entry %s was taken away or dropped while in hand", claim.id)
        return
    if outcome := values.get("outcome"):
        trouble.note(claim.kind, claim.about, claim.key, arrived=outcome == DELIVERED)
    put_all(replace(one, due=one.due or now) for one in ending.follows)
    if ending.put_off:
        _put_off(claim.kind, values["claimed_until"], values["error"], now)


def _put_off(kind: str, until: datetime, reason: str, now: datetime) -> None:
    others = {"now": now, "marks": sealer().marks, "of_kind": kind, "until": until, "reason": reason}
    db.session.execute(PUT_OFF, others)


@contextmanager
def renewed(claim: Claim) -> Iterator[None]:
    """As long as this lasts, the claim is prolonged in the background."""
    over = threading.Event()
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    keeper = threading.Thread(target=_renew_until, args=(over, claim, app), name="outbox claim", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _renew_until(over: threading.Event, claim: Claim, app: Flask) -> None:
    began, first = time.monotonic(), claim.until
    while not over.wait(LENGTH.total_seconds() / 3):
        until = first + timedelta(seconds=time.monotonic() - began)
        try:
            with app.app_context():
                _renew(claim, until)
        except SQLAlchemyError as error:
            log.warning("The claim on outbox entry %s could not be renewed: %s", claim.id, type(error).__name__)


def _renew(claim: Claim, until: datetime) -> None:
    here = {"entry": claim.id, "token": claim.until, "until": until}
    found = db.session.connection().execute(RENEW, here).rowcount
    db.session.commit()
    if found:
        claim.until = until


def aware(moment: datetime) -> datetime:
    """SQLite gives moments back without their zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
