"""Whether somebody has sent a placement for the same days before: asked of the prints alone, nothing is opened."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, bindparam, false, not_, or_, select

from .. import clock
from ..placement.proposal import TypedFields, read_date
from ..placement.start_guard import oldest_start
from ..placement.status import CLOSED, UNDECIDED
from ..storage.database import db
from ..storage.tables import PlacementRow
from .queue_columns import person_keys

TABLE: Any = PlacementRow.__table__
# Recorded are the events: that nobody approved it in time is told by the calendar alone.
_LAPSED = and_(
    TABLE.c.status.in_(UNDECIDED), TABLE.c.starts_on < bindparam("oldest_start"), TABLE.c.approved_on.is_(None)
)
# Made once: putting a statement together takes longer than running it.
SAME_DAYS = (
    select(1)
    .where(
        TABLE.c.person_key == bindparam("person_key"),
        or_(TABLE.c.email_key == bindparam("email_key"), TABLE.c.phone_key == bindparam("phone_key")),
        TABLE.c.draft_id != bindparam("draft_id"),
        TABLE.c.starts_on <= bindparam("last_day"),
        TABLE.c.ends_on >= bindparam("first_day"),
        # Whoever got a no looks for another place, and rightly so.
        TABLE.c.declined == false(),
        TABLE.c.status.not_in(CLOSED),
        not_(_LAPSED),
    )
    .limit(1)
)


def sent_before(fields: TypedFields, draft_id: str) -> bool:
    """Whether this person has a placement in these days that is not over, and that did not come from this draft.

    A person is the same by birth date and name together with e-mail or phone. Raises ValueError for a date that
    cannot be read.
    """
    today = clock.today()
    asked = {
        **person_keys(fields), "draft_id": draft_id, "oldest_start": oldest_start(today),
        # What is over by the calendar is not recorded as over.
        "first_day": max(today, read_date(fields, "starts_on")), "last_day": read_date(fields, "ends_on"),
    }  # fmt: skip
    return db.session.execute(SAME_DAYS, asked).first() is not None
