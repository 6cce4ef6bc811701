"""Keeping registrations: drafts as they were typed, and placements once they are sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select

from ..storage.database import db
from ..storage.sealed import CannotOpen, sealer
from ..storage.tables import Draft, Placement
from .record import Fields

DRAFT_LIFE = timedelta(days=30)
REMIND_BEFORE = timedelta(days=5)


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


def _aware(moment: datetime) -> datetime:
    """SQLite forgets the time zone; everything is kept in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def reminder_due(draft_id: str) -> datetime | None:
    """When to remind of a draft that will be deleted; None when it is gone."""
    draft = db.session.get(Draft, draft_id)
    return _aware(draft.expires_at) - REMIND_BEFORE if draft else None
