"""What was deleted stays deleted, also when an older copy of the database is put back.

A file beside the database has the keyed print of every id that was deleted, and the database has the same prints in a
table: what stands in the file alone was deleted after the copy was made. Follows events.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from sqlalchemy import delete, select

from .. import links
from ..placement.state import Event
from ..storage.database import db
from ..storage.inserts import unless_there
from ..storage.outbox import OutboxItem
from ..storage.rights_tables import TombstoneRow
from ..storage.tables import DraftRow, EventRow, OutboxRow, PlacementRow, ShortLinkRow
from . import devices
from .repository import PlacementRecord

FILE = "deleted"
# Made once: putting a statement together takes longer than running it.
TABLE: Any = TombstoneRow.__table__
KEEP = unless_there(TABLE, "print")
# Rows. How many ids are compared at once.
AT_ONCE = 1000


def init_app(app: Flask, folder: Path) -> None:
    """Before anybody is let in, delete again what a copy that was put back has brought with it."""
    app.extensions["tombstones"] = folder / FILE
    with app.app_context():
        rest()
        engine = db.engine
    # As after the migration: a connection must not be shared with the worker processes.
    engine.dispose()


def event_recorded(_record: PlacementRecord, _event: Event) -> Iterable[OutboxItem]:
    return ()


def placement_deleted(record: PlacementRecord) -> Iterable[OutboxItem]:
    """The draft it was made of goes, too: a copy may be older than the sending."""
    bury(record.id, record.draft_id)
    return ()


def bury(*ids: str) -> None:
    """These ids are deleted in the transaction under way. The file comes first: a crash leaves nothing out of it."""
    prints = [_print(one) for one in ids]
    _write(prints)
    _keep(prints)


def rest() -> int:
    """Delete what stands in the file and is here all the same; returns how many drafts and placements that were."""
    written, known = _read(), set(db.session.scalars(select(TABLE.c.print)))
    found = 0
    if news := written - known:
        found = sum(_delete(model, ids) for model, ids in _back_again(news))
        _keep(sorted(news))
    db.session.commit()
    # Several machines share a database, and each has a file of its own: all of them have all.
    _write(sorted(known - written))
    return found


def _back_again(prints: set[str]) -> Iterator[tuple[Any, list[str]]]:
    """The ids of drafts and placements that have one of these prints, a few at a time."""
    for model in (PlacementRow, DraftRow):
        last, some = "", select(model.id).order_by(model.id).limit(AT_ONCE)
        while ids := list(db.session.scalars(some.where(model.id > last))):
            last = ids[-1]
            if found := [one for one in ids if _print(one) in prints]:
                yield model, found


def _delete(model: Any, ids: list[str]) -> int:
    """Without a word to anybody: everybody was told when it was deleted the first time."""
    drafts = ids
    if model is PlacementRow:
        drafts = list(db.session.scalars(select(PlacementRow.draft_id).where(PlacementRow.id.in_(ids))))
        for below in (EventRow, ShortLinkRow):
            db.session.execute(delete(below).where(below.placement_id.in_(ids)))
    about = [f"{model.__tablename__}:{one}" for one in ids]
    db.session.execute(delete(OutboxRow).where(OutboxRow.about.in_(about)))
    devices.forget(drafts)
    db.session.execute(delete(model).where(model.id.in_(ids)))
    return len(ids)


def delete_unopened(placement_id: str) -> None:
    """Delete a placement nobody can open any more. Nobody can be told what it was. Commits."""
    bury(placement_id)
    _delete(PlacementRow, [placement_id])
    db.session.commit()


def _keep(prints: list[str]) -> None:
    if prints:
        db.connection.execute(KEEP[db.engine.dialect.name], [{"print": one} for one in prints])


def _print(one: str) -> str:
    return links.fingerprint("deleted", one)


def _file() -> Path:
    file: Path = current_app.extensions["tombstones"]
    return file


def _read() -> set[str]:
    return set(_file().read_text(encoding="ascii").split()) if _file().exists() else set()


def _write(prints: list[str]) -> None:
    """On the disk before it returns, each print on a line of its own."""
    if not prints:
        return
    with open(_file(), "a", encoding="ascii", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
        file.write("".join(f"{one}\n" for one in prints))
        file.flush()
        os.fsync(file.fileno())
