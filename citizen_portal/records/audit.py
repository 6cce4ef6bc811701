"""Who of the municipality saw or did what, when and why: only added to, and apart from the technical log.

See docs/decisions/0027-rights-and-retention.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from flask import g
from sqlalchemy import and_, event, or_, select
from sqlalchemy.orm import Session

from .. import clock
from ..placement.state import Event
from ..placement.status import RUNNING, Side
from ..storage.database import db
from ..storage.inserts import unless_there
from ..storage.rights_tables import AuditRow
from ..storage.tables import PlacementRow

# Made once: putting a statement together takes longer than running it.
TABLE: Any = AuditRow.__table__
KEEP = unless_there(TABLE, "once")
# In the place of a person: whoever may run commands on the server.
COMMAND = "command"
# The one table that holds everybody.
ALL_OF_THEM = "placement export"


class What(StrEnum):
    """What was done."""

    OPENED = "opened"
    DECIDED = "decided"
    HANDLED = "handled"
    SEARCHED = "searched"
    EXPORTED = "exported"


class WhyLooked(StrEnum):
    """Why. For a look it is what the placement waited for then."""

    OUR_TURN = "our-turn"
    FOLLOW_UP = "follow-up"
    LOOKED_UP = "looked-up"
    CASE = "case"
    REPORT = "report"


@dataclass(frozen=True)
class Looked:
    """One line. `by` is somebody of the staff by id, or COMMAND; `detail` says more of what: a button, a command."""

    by: str
    what: What
    why: WhyLooked
    placement_id: str | None = None
    detail: str = ""
    at: datetime | None = None


def write(line: Looked, once: str | None = None) -> None:
    """Add to the transaction under way. What has the same `once` already is not written again."""
    row = {
        "at": clock.now(), "by": line.by, "what": line.what, "detail": line.detail[:32], "why": line.why,
        "placement_id": line.placement_id, "once": once,
    }  # fmt: skip
    db.connection.execute(KEEP[db.engine.dialect.name], row)


def opened(by: str, reference: str) -> None:
    """Somebody is about to see a placement: written before they do, once an hour. No placement, no line."""
    wanted = (PlacementRow.id, PlacementRow.waits_for, PlacementRow.status)
    found = db.session.execute(select(*wanted).where(PlacementRow.reference == reference)).one_or_none()
    if found is None:
        return
    once = f"{by}:{found.id}:{clock.now():%Y%m%d%H}"
    if db.session.scalar(select(TABLE.c.id).where(TABLE.c.once == once)) is None:
        write(Looked(by, What.OPENED, _why(found.waits_for, found.status), found.id), once)
        db.session.commit()


def _why(waits_for: str | None, status: str) -> WhyLooked:
    if waits_for == Side.JOBCENTER:
        return WhyLooked.OUR_TURN
    return WhyLooked.FOLLOW_UP if status in RUNNING else WhyLooked.LOOKED_UP


def intend(by: str, what: What, why: WhyLooked, reference: str = "", detail: str = "") -> None:
    """Something is about to be done: written with whatever is kept next, and not at all when nothing is."""
    known = PlacementRow.reference == reference
    placement_id = db.session.scalar(select(PlacementRow.id).where(known)) if reference else None
    g.audit_intended = Looked(by, what, why, placement_id, detail)
    # A session is one request's, or one command's.
    event.listen(db.session, "before_commit", _write_intended, once=True)


def _write_intended(_session: Session) -> None:
    if intended := g.pop("audit_intended", None):
        write(intended)


def event_recorded(placement_id: str, happened: Event, actor: str | None) -> None:
    """What the municipality lets happen is written with it, whichever way it came. Part of that transaction."""
    if happened.by != Side.JOBCENTER and not actor:
        return
    intended = g.pop("audit_intended", None)
    detail = str(happened.content.get("status") or happened.kind)
    write(Looked(actor or (intended.by if intended else COMMAND), What.DECIDED, WhyLooked.CASE, placement_id, detail))


def done(what: What, detail: str, why: WhyLooked = WhyLooked.REPORT, by: str = COMMAND) -> None:
    """Something that is about no single placement: a table taken out, a search. Written at once."""
    write(Looked(by, what, why, detail=detail))
    db.session.commit()


def of_placement(placement_id: str, since: datetime) -> list[Looked]:
    """All that was seen or done of one, the newest first; since it is there it was in whatever was taken out of all."""
    wanted = (TABLE.c.by, TABLE.c.what, TABLE.c.why, TABLE.c.detail, TABLE.c.at)
    among_all = and_(TABLE.c.detail == ALL_OF_THEM, TABLE.c.placement_id.is_(None), TABLE.c.at >= since)
    mine = or_(TABLE.c.placement_id == placement_id, among_all)
    found = select(*wanted).where(mine).order_by(TABLE.c.at.desc(), TABLE.c.id.desc())
    return [
        Looked(row.by, What(row.what), WhyLooked(row.why), placement_id, row.detail, row.at)
        for row in db.session.execute(found)
    ]
