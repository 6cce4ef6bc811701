"""What lies in the outbox longer than it should, said to whoever runs the site."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import and_, bindparam, func, not_, or_, select

from . import site_state
from .claims import COLUMNS, DUE, OPENABLE, aware
from .database import db
from .outcomes import Outcome
from .sealed import sealer

log = logging.getLogger(__name__)

HOUR, MONTH = timedelta(hours=1), timedelta(days=30)
# It was sealed with a key this host does not have: a matter for another host, or for the key that was thrown away.
LOCKED = "no key here opens it"

GROUPED = select(COLUMNS.kind, func.max(COLUMNS.error), func.count(), func.min(COLUMNS.due_at)).where(DUE)
FAILING = GROUPED.where(COLUMNS.error != "", OPENABLE).group_by(COLUMNS.kind, COLUMNS.error)
LOCKED_UP = GROUPED.where(not_(OPENABLE)).group_by(COLUMNS.kind)


@dataclass(frozen=True)
class Backlog:
    """Entries of one kind that wait for one reason."""

    kind: str
    reason: str
    count: int
    since: datetime

    def __str__(self) -> str:
        return f"{self.count} of kind {self.kind} wait since {self.since:%Y-%m-%d %H:%M} UTC: {self.reason}"


@dataclass
class Said:
    """What this process has told already, and when."""

    at: datetime = datetime.min.replace(tzinfo=UTC)
    failures: set[tuple[str, str]] = field(default_factory=set)


def report(now: datetime, failures: Collection[tuple[str, str]] = ()) -> None:
    """Log one line when a kind fails for a reason not told yet, and then each hour while anything waits."""
    said: Said = current_app.extensions.setdefault("outbox-said", Said())
    if said.failures.issuperset(failures) and now - said.at < HOUR:
        return
    waiting = [*_held(), *backlog(now)]
    said.at, said.failures = now, {(one.kind, one.reason) for one in waiting if isinstance(one, Backlog)}
    if waiting:
        log.warning("Outbox: %s", "; ".join(map(str, waiting)))


def _held() -> Iterator[str]:
    if found := site_state.noted(db.connection, site_state.OUTBOX_HELD):
        yield f"held since {found.at:%Y-%m-%d %H:%M} UTC, {found.value}: `flask outbox release` lets it go"


def backlog(now: datetime) -> Iterator[Backlog]:
    """What is due and has failed, or cannot be opened here."""
    bound: dict[str, Any] = {"now": now, "marks": sealer().marks}
    for statement, known in ((FAILING, ""), (LOCKED_UP, LOCKED)):
        for kind, error, count, since in db.session.execute(statement, bound):
            yield Backlog(kind, known or error, count, aware(since))
    db.session.rollback()


@dataclass(frozen=True)
class Listed:
    """One entry, as whoever runs the site sees it."""

    number: int
    kind: str
    state: str
    since: datetime
    attempts: int
    reason: str

    @property
    def waits(self) -> bool:
        return self.state in ("waiting", "failing", "locked")


LISTED = (
    select(
        COLUMNS.id, COLUMNS.kind, COLUMNS.due_at, COLUMNS.done_at, COLUMNS.attempts, COLUMNS.error, COLUMNS.outcome,
        OPENABLE.label("openable"),
    )
    .where(or_(
        DUE,
        COLUMNS.outcome == Outcome.GIVEN_UP,
        and_(COLUMNS.outcome == Outcome.REFUSED, COLUMNS.done_at > bindparam("lately")),
    ))
    .order_by(COLUMNS.due_at, COLUMNS.id)
)  # fmt: skip


def listed(now: datetime) -> Iterator[Listed]:
    """All that is due and not delivered, what was given up, and what was refused in the last month."""
    for row in db.session.execute(LISTED, {"now": now, "marks": sealer().marks, "lately": now - MONTH}):
        yield Listed(row.id, row.kind, _state(row), aware(row.done_at or row.due_at), row.attempts, row.error)


def _state(row: Any) -> str:
    if row.done_at:
        return str(row.outcome)
    if not row.openable:
        return "locked"
    return "failing" if row.error else "waiting"
