"""Places somebody has written down for a citizen who is not there yet: kept sealed, found by link or code, 30 days."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, delete, select

from .. import clock, links
from ..placement.status import Side
from ..storage.database import db
from ..storage.sealed import CannotOpen, sealer
from ..storage.tables import PreparedRow

PREPARED_LIFE = timedelta(days=30)
# The citizen's link, and the one of whoever wrote it, who may delete it.
FOR_CITIZEN, FOR_WRITER = "prepared", "prepared-by"
# The one of a call with a citizen, which begins a registration that is written down for her.
FOR_CALL = "prepared-call"


@dataclass(frozen=True)
class PreparedPlace:
    """What was written: the boxes that hold something. `by` is the side that wrote it, `last_day` how long it is kept.

    It is only text. Any number of people may begin with it.
    """

    id: str
    code: str
    by: Side
    last_day: date
    fields: Mapping[str, str]

    @property
    def token(self) -> str:
        return self.token_for(FOR_CITIZEN)

    @property
    def writers_token(self) -> str:
        return self.token_for(FOR_WRITER)

    def token_for(self, purpose: str) -> str:
        return links.sign(purpose, self.id)


def keep(fields: Mapping[str, str], by: Side) -> PreparedPlace:
    """Keep what somebody wrote, until PREPARED_LIFE from now."""
    held = {name: value for name, value in fields.items() if value.strip()}
    place = PreparedPlace(secrets.token_hex(16), links.new_code(), by, clock.today() + PREPARED_LIFE, held)
    contents = {"fields": held, "code": place.code, "by": by}
    delete_expired()
    db.session.add(PreparedRow(
        id=place.id, code=links.hash_code(place.code, FOR_CITIZEN), expires_at=clock.end_of(place.last_day),
        sealed=sealer().seal(contents, f"prepared:{place.id}"),
    ))  # fmt: skip
    db.session.commit()
    return place


def by_link(token: str, purpose: str = FOR_CITIZEN) -> PreparedPlace | None:
    """None for a link that was not made here for this, and for what is gone."""
    named = links.read(purpose, token)
    return _one(select(PreparedRow).where(PreparedRow.id == (named if isinstance(named, str) else "nobody")))


def by_code(code: str) -> PreparedPlace | None:
    return _one(select(PreparedRow).where(PreparedRow.code == links.hash_code(code, FOR_CITIZEN)))


def _one(statement: Select[PreparedRow]) -> PreparedPlace | None:
    row = db.session.scalars(statement).one_or_none()
    if row is None or row.expires_at < clock.now():
        return None
    try:
        contents: dict[str, Any] = sealer().open(row.sealed, f"prepared:{row.id}")
    except CannotOpen:
        return None
    last_day = clock.day_of(row.expires_at - timedelta(seconds=1))
    return PreparedPlace(row.id, contents["code"], Side(contents["by"]), last_day, contents["fields"])


def forget(place: PreparedPlace) -> None:
    """Whoever has begun with it keeps what they have taken over."""
    db.session.execute(delete(PreparedRow).where(PreparedRow.id == place.id))
    db.session.commit()


def delete_expired() -> None:
    """Delete everything whose time has passed. Does not commit."""
    db.session.execute(delete(PreparedRow).where(PreparedRow.expires_at < clock.now()))
