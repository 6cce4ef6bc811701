"""What time it is for the outbox. It belongs to all hosts of a database, whose clocks may differ, or be set right.

PostgreSQL's clock is everybody's; beside a file there is one machine, and its own. Both may be set back.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import bindparam, update

from .. import clock
from .claims import COLUMNS, LENGTH, TABLE
from .database import db
from .standing import clock_of

log = logging.getLogger(__name__)

# Less than a second is the way to the database; less than half a minute, the slow wheels of clocks that are kept right.
SAME, KEPT_RIGHT = timedelta(seconds=1), timedelta(seconds=30)

WAITING = COLUMNS.done_at.is_(None)
# What was due before the clock was set back is due; what lies in somebody's hands or was put off is so for a minute.
DUE_AGAIN = (
    update(TABLE)
    .where(WAITING, COLUMNS.due_at > bindparam("now"), COLUMNS.due_at <= bindparam("was"))
    .values(due_at=bindparam("now"))
)
FREE_SOON = (
    update(TABLE).where(WAITING, COLUMNS.claimed_until > bindparam("soon")).values(claimed_until=bindparam("soon"))
)


@dataclass(frozen=True)
class Look:
    """What time it was, and what a clock said that nobody sets."""

    at: datetime
    beat: float

    def now(self) -> datetime:
        return self.at + timedelta(seconds=time.monotonic() - self.beat)


def database_clock() -> datetime | None:
    """What time it is there; None for a database in a file, which has none of its own."""
    return clock_of(db.connection)


def look() -> None:
    """See how far this host's clock is from the one that counts, and whether that one was set back since."""
    theirs = database_clock()
    db.session.rollback()
    # Asked last: the way to the database makes nothing due later than it is.
    ours = clock.now()
    theirs = theirs or ours
    ahead = ours - theirs
    last: Look | None = current_app.extensions.get("outbox-look")
    current_app.extensions["outbox-look"] = Look(theirs, time.monotonic())
    current_app.extensions["outbox-ahead"] = ahead if abs(ahead) > SAME else timedelta()
    if last and last.now() - theirs > KEPT_RIGHT:
        _bring_back(theirs, last.now())


def _bring_back(now: datetime, was: datetime) -> None:
    log.warning("The clock was set back by %s seconds", round((was - now).total_seconds()))
    db.begin_to_write()
    db.session.execute(DUE_AGAIN, {"now": now, "was": was})
    db.session.execute(FREE_SOON, {"soon": now + LENGTH})
    db.session.commit()
