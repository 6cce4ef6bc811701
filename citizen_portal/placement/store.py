"""Keeping registrations: drafts as they were typed, and placements once they are sent."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.exc import IntegrityError

from .. import links
from ..storage.database import db
from ..storage.sealed import CannotOpen, sealer
from ..storage.tables import Draft, Placement
from .record import Fields, Proposal

DRAFT_LIFE = timedelta(days=30)

# Made once: putting a statement together takes longer than running it.
KEEP = insert(Placement.__table__)  # type: ignore[arg-type]  # declared wider than the table it is
DROP_DRAFT = delete(Draft.__table__).where(Draft.__table__.c.id == bindparam("draft"))  # type: ignore[arg-type]


def draft_fields(draft_id: str | None) -> dict[str, str] | None:
    """What was typed so far, or None when there is no such draft (any more)."""
    draft = db.session.get(Draft, draft_id) if draft_id else None
    if draft is None or _aware(draft.expires_at) < datetime.now(UTC):
        return None
    try:
        fields: dict[str, str] = sealer().open(draft.sealed, f"drafts:{draft.id}")
    except CannotOpen:
        return None
    return fields


def keep(draft_id: str, changes: Fields) -> dict[str, str]:
    """Add to what was typed under this id and keep it for DRAFT_LIFE from now; returns all of it.

    Two tabs that save at once take turns, so that neither undoes the other. A draft that was sent
    meanwhile stays sent. Drafts whose time has passed are deleted along the way.
    """
    now = datetime.now(UTC)
    db.take_turns(f"drafts:{draft_id}")
    fields = {**(draft_fields(draft_id) or {}), **changes}
    if sent(draft_id) is None:
        sealed = sealer().seal(fields, f"drafts:{draft_id}")
        db.session.merge(Draft(id=draft_id, changed_at=now, expires_at=now + DRAFT_LIFE, sealed=sealed))
    db.session.execute(delete(Draft).where(Draft.expires_at < now, Draft.id != draft_id))
    db.session.commit()
    return fields


def forget_draft(draft_id: str | None) -> None:
    db.session.execute(delete(Draft).where(Draft.id == draft_id))
    db.session.commit()


def sent(draft_id: str | None) -> Placement | None:
    """The placement this draft became, if it was sent."""
    if draft_id is None:
        return None
    return db.session.scalars(select(Placement).where(Placement.draft_id == draft_id)).one_or_none()


def send(draft_id: str, fields: Fields, language: str) -> Placement:
    """Turn a draft into a placement, once: sending again gives the one that is there."""
    while True:
        row = _row(draft_id, fields, language)
        try:
            db.session.execute(KEEP, row)
            db.session.execute(DROP_DRAFT, {"draft": draft_id})
            db.session.commit()
        except IntegrityError:
            # Sent before, perhaps by another tab just now; or (once in many lifetimes) the reference is taken.
            db.session.rollback()
            if existing := sent(draft_id):
                return existing
        else:
            return Placement(**row)


def _row(draft_id: str, fields: Fields, language: str) -> dict[str, Any]:
    proposal = Proposal.from_fields(fields)
    placement_id = secrets.token_hex(16)
    return {
        "id": placement_id,
        "reference": links.new_code(),
        "draft_id": draft_id,
        "status": "sent",
        "language": language,
        "kind": proposal.kind,
        "starts_on": proposal.starts_on,
        "ends_on": proposal.ends_on,
        "sent_at": datetime.now(UTC),
        "sealed": sealer().seal(dict(fields), f"placements:{placement_id}"),
    }


def fields_of(placement: Placement) -> dict[str, str]:
    """What was typed, exactly as it was typed. Raises CannotOpen."""
    fields: dict[str, str] = sealer().open(placement.sealed, f"placements:{placement.id}")
    return fields


def _aware(moment: datetime) -> datetime:
    """SQLite forgets the time zone; everything is kept in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
