"""Drafts kept as they were typed: one act for each thing that happens to them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, NoReturn

from sqlalchemy import Select, bindparam, delete, exists, select

from .. import clock, links
from ..placement.fields import REGISTERED
from ..placement.proposal import TypedFields
from ..records import devices, prepared, signed_in, tombstones
from ..records.refusals import ChangedMeanwhile, GoneMeanwhile, Refused
from ..storage import outbox
from ..storage.database import db
from ..storage.sealed import CannotOpen, sealer
from ..storage.tables import DraftRow, PlacementRow
from .saved_draft import SavedDraft, birth_date, last_day

DRAFT_LIFE = timedelta(days=30)

# Made once, and of columns: putting a statement or a row of its own together takes longer than running it.
TABLE: Any = DraftRow.__table__
CONTENTS = select(TABLE.c.id, TABLE.c.expires_at, TABLE.c.sealed)
BY_ID = CONTENTS.where(TABLE.c.id == bindparam("value"))
BY_CODE = CONTENTS.where(TABLE.c.code == bindparam("value"))


def by_id(draft_id: str | None) -> SavedDraft | None:
    """The draft with this id, or None when there is no such draft (any more)."""
    return _found(BY_ID, draft_id) if draft_id else None


def by_code(code: str) -> SavedDraft | None:
    """The draft this code was given for, or None when there is no such draft (any more)."""
    return _found(BY_CODE, links.hash_code(code, "draft"))


def by_ids(draft_ids: Sequence[str]) -> list[SavedDraft]:
    """Those of them that are there (still), in their order."""
    found = db.session.execute(CONTENTS.where(TABLE.c.id.in_(draft_ids)))
    return sorted(filter(None, map(_opened, found)), key=lambda draft: draft_ids.index(draft.id))


def _found(statement: Select[Any], value: str) -> SavedDraft | None:
    row = db.session.execute(statement, {"value": value}).one_or_none()
    return _opened(row) if row else None


def _opened(row: Any) -> SavedDraft | None:
    if row.expires_at < clock.now():
        return None
    try:
        contents = sealer().open(row.sealed, f"drafts:{row.id}")
    except CannotOpen:
        return None
    return SavedDraft.opened(row.id, last_day(row.expires_at), contents)


def save(
    draft_id: str, changes: TypedFields, language: str = "da", device: str | None = None, begun: bool = False,
    seen: str = "", person: str = "",
) -> SavedDraft:  # fmt: skip
    """Add to what was typed under this id and keep it for DRAFT_LIFE from now; returns all of it.

    Two tabs that save at once take turns, so that neither undoes the other. The device that begins one may open
    it from then on; so may the `person` who has signed in, by their print. `seen` is the mark of what these boxes
    held when somebody decided on the changes. Raises ChangedMeanwhile when they hold something else by now, and
    GoneMeanwhile for a draft that was sent, or that was `begun` and is there no more.
    """
    devices.take_turns(draft_id)
    least = clock.today() + DRAFT_LIFE
    found = by_id(draft_id)
    if _was_sent(draft_id) or (begun and found is None):
        _refuse(GoneMeanwhile())
    before = found or SavedDraft(draft_id, least)
    if seen and before.mark(changes) != seen and not before.holds(changes):
        _refuse(ChangedMeanwhile())
    fields = {**before.fields, **changes}
    # A birth date that cannot be read for the moment locks nobody out.
    born = birth_date(fields) or before.born
    saved = replace(before, fields=fields, language=language, born=born, last_day=max(before.last_day, least))
    _write(saved)
    if device and not before.fields:
        devices.admit(draft_id, device)
    if person:
        signed_in.add(person, draft_id, clock.now())
    db.session.commit()
    return saved


def begin_for(call: Mapping[str, str]) -> str:
    """Begin one that is written down for a citizen on the telephone. Returns its id, which no device may open yet."""
    draft_id = secrets.token_hex(16)
    _write(SavedDraft(draft_id, clock.today() + DRAFT_LIFE, call=call))
    db.session.commit()
    return draft_id


def _was_sent(draft_id: str) -> bool:
    return bool(db.session.scalar(select(exists().where(PlacementRow.draft_id == draft_id))))


def change(
    draft_id: str, how: Callable[[SavedDraft], SavedDraft], letters: Callable[[SavedDraft], None] | None = None
) -> SavedDraft:
    """Change a draft in its turn, with the letters that go with it. Raises GoneMeanwhile."""
    devices.take_turns(draft_id)
    changed = how(_still_there(draft_id))
    _write(changed)
    if letters:
        letters(changed)
    db.session.commit()
    return changed


def hold(read: SavedDraft, seen: str) -> None:
    """Let nobody else touch a draft until the transaction ends. `seen` is the mark of what somebody wants to send.

    Raises ChangedMeanwhile when it holds something else by now, and GoneMeanwhile when it was deleted.
    """
    devices.take_turns(read.id)
    if _was_sent(read.id):
        return
    if read.fields != _still_there(read.id).fields or read.mark(REGISTERED) != seen:
        _refuse(ChangedMeanwhile())


def _still_there(draft_id: str) -> SavedDraft:
    found = by_id(draft_id)
    if found is None:
        _refuse(GoneMeanwhile())
    return found


def _refuse(refused: Refused) -> NoReturn:
    db.release()
    raise refused


def _write(saved: SavedDraft) -> None:
    code = links.hash_code(saved.code, "draft") if saved.code else None
    sealed = sealer().seal(saved.contents, saved.about)
    row = DraftRow(id=saved.id, changed_at=clock.now(), expires_at=saved.expires_at, sealed=sealed, code=code)
    db.session.merge(row)


def delete_draft(draft_id: str) -> None:
    """Delete a draft at once, with the letters about it that have not left. Devices stay with what it became."""
    devices.take_turns(draft_id)
    db.session.execute(delete(DraftRow).where(DraftRow.id == draft_id))
    outbox.drop(f"drafts:{draft_id}")
    tombstones.bury(draft_id)
    if not _was_sent(draft_id):
        devices.forget([draft_id])
    db.session.commit()


def delete_expired() -> None:
    """Delete every draft whose time has passed, and every place that was prepared for somebody."""
    prepared.delete_expired()
    expired = delete(DraftRow).where(DraftRow.expires_at < clock.now()).returning(DraftRow.id)
    devices.forget(db.session.scalars(expired).all())
    db.session.commit()
