"""Keeping registrations: drafts as they were typed, and placements once they are sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, delete, select

from .. import clock, links
from ..storage import outbox
from ..storage.database import db
from ..storage.sealed import CannotOpen, sealer
from ..storage.tables import DraftRow, PlacementRow
from .kept import Kept, birth_date, last_day
from .proposal import TypedFields

DRAFT_LIFE = timedelta(days=30)
# A draft goes at midnight; the letter about it comes in the morning, some days before.
REMIND_BEFORE = timedelta(days=5, hours=16)


def draft(draft_id: str | None) -> Kept | None:
    """The draft with this id, or None when there is no such draft (any more)."""
    return _found(DraftRow.id == draft_id) if draft_id else None


def coded(code: str) -> Kept | None:
    """The draft this code was given for, or None when there is no such draft (any more)."""
    return _found(DraftRow.code == links.print_of(code, "draft"))


def _found(where: ColumnElement[bool]) -> Kept | None:
    row = db.session.scalars(select(DraftRow).where(where)).one_or_none()
    if row is None or _aware(row.expires_at) < clock.now():
        return None
    try:
        contents = sealer().open(row.sealed, f"drafts:{row.id}")
    except CannotOpen:
        return None
    return Kept.opened(row.id, last_day(_aware(row.expires_at)), contents)


def keep(draft_id: str, changes: TypedFields, language: str = "da") -> Kept:
    """Add to what was typed under this id and keep it for DRAFT_LIFE from now; returns all of it.

    Two tabs that save at once take turns, so that neither undoes the other. A draft that was sent
    meanwhile stays sent. Drafts whose time has passed are deleted along the way.
    """
    now = clock.now()
    db.take_turns(f"drafts:{draft_id}")
    least = clock.today() + DRAFT_LIFE
    before = draft(draft_id) or Kept(draft_id, least)
    fields = {**before.fields, **changes}
    # A birth date that cannot be read for the moment locks nobody out.
    born = birth_date(fields) or before.born
    kept = replace(before, fields=fields, language=language, born=born, last_day=max(before.last_day, least))
    if sent(draft_id) is None:
        _write(kept)
    db.session.execute(delete(DraftRow).where(DraftRow.expires_at < now, DraftRow.id != draft_id))
    db.session.commit()
    return kept


def change(draft_id: str, how: Callable[[Kept], Kept], letters: Callable[[Kept], None] | None = None) -> Kept | None:
    """Change a draft in its turn, with the letters that go with it; None when there is no such draft (any more)."""
    db.take_turns(f"drafts:{draft_id}")
    found = draft(draft_id)
    if found is None:
        return None
    kept = how(found)
    _write(kept)
    if letters:
        letters(kept)
    db.session.commit()
    return kept


def _write(kept: Kept) -> None:
    code = links.print_of(kept.code, "draft") if kept.code else None
    sealed = sealer().seal(kept.contents, f"drafts:{kept.id}")
    now = clock.now()
    db.session.merge(DraftRow(id=kept.id, changed_at=now, expires_at=kept.expires_at, sealed=sealed, code=code))


def forget_draft(draft_id: str | None) -> None:
    """Delete a draft at once, with the letters about it that have not left."""
    db.session.execute(delete(DraftRow).where(DraftRow.id == draft_id))
    outbox.drop(f"drafts:{draft_id}")
    db.session.commit()


def sent(draft_id: str | None) -> PlacementRow | None:
    """The placement this draft became, if it was sent."""
    if draft_id is None:
        return None
    return db.session.scalars(select(PlacementRow).where(PlacementRow.draft_id == draft_id)).one_or_none()


def _aware(moment: datetime) -> datetime:
    """SQLite forgets the time zone; everything is kept in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def reminder_due(draft_id: str) -> datetime | None:
    """When to remind of a draft that will be deleted; None when it is gone."""
    found = draft(draft_id)
    return found.expires_at - REMIND_BEFORE if found else None
