"""Deleting what has been kept as long as its rule says: a few rows at a time, and told in numbers.

See records/retention_rules.py for the rules.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, delete, exists, func, or_, select, update

from .. import clock
from ..outside import kept_files
from ..storage.database import db
from ..storage.desk_tables import DeskSessionRow, StaffRow
from ..storage.inserts import unless_there
from ..storage.rights_tables import AuditRow, PurgeRow
from ..storage.sealed import CannotOpen
from ..storage.tables import DraftRow, OutboxRow, PlacementRow, PreparedRow
from . import devices, events, repository, tombstones
from .refusals import GoneMeanwhile
from .retention_rules import BY_NAME, Rule

log = logging.getLogger(__name__)

# Rows in one transaction: nobody waits for it long.
AT_ONCE = 200
PURGES: Any = PurgeRow.__table__
BEGIN = {name: insert.returning(PURGES.c.day) for name, insert in unless_there(PURGES, "day").items()}
# The folders of what would have been sent, where nobody is named to send it to.
FOLDERS = ("MAIL_FOLDER", "SMS_FOLDER")

Purged = dict[str, int]
Also = Callable[[list[str]], None]


def purge(dry_run: bool = False) -> Purged:
    """Delete all that is due, or only count it; how much of what, by rule. What a backup brought back goes first."""
    done = {} if dry_run else {"tombstones": tombstones.rest()}
    for name, sweep in SWEEPS.items():
        done[name] = sweep(BY_NAME[name], dry_run)
    db.release()
    return done


def purge_once_a_day() -> Purged | None:
    """The same, by whichever process comes first on a day; None for all others. The report stays in the database."""
    today = clock.today()
    begun = {"day": today, "at": clock.now(), "report": ""}
    first = db.connection.execute(BEGIN[db.engine.dialect.name], begun).one_or_none()
    db.session.commit()
    if first is None:
        return None
    done = purge()
    db.session.execute(update(PurgeRow).where(PurgeRow.day == today).values(report=json.dumps(done)))
    db.session.commit()
    return done


def last_report() -> tuple[date, Mapping[str, int]] | None:
    """What was deleted on the last day something was told of it."""
    found = db.session.execute(
        select(PurgeRow.day, PurgeRow.report).where(PurgeRow.report != "").order_by(PurgeRow.day.desc()).limit(1)
    ).one_or_none()
    return (found.day, json.loads(found.report)) if found else None


def _batches(key: Any, *due: ColumnElement[bool]) -> Iterator[list[Any]]:
    """The keys of what is due, a few at a time, until nothing is. Whoever takes them deletes them."""
    while found := list(db.session.scalars(select(key).where(*due).limit(AT_ONCE))):
        yield found


def _rows(model: Any, key: Any, *due: ColumnElement[bool], dry_run: bool, also: Also = lambda _keys: None) -> int:
    """`also` deletes what goes with them."""
    if dry_run:
        return db.session.scalar(select(func.count()).select_from(model).where(*due)) or 0
    count = 0
    for keys in _batches(key, *due):
        db.session.execute(delete(model).where(key.in_(keys)))
        also(keys)
        db.session.commit()
        count += len(keys)
    return count


def _drafts(_rule: Rule, dry_run: bool) -> int:
    """A draft knows its last day itself."""
    return _rows(DraftRow, DraftRow.id, DraftRow.expires_at < clock.now(), dry_run=dry_run, also=devices.forget)


def _prepared(_rule: Rule, dry_run: bool) -> int:
    return _rows(PreparedRow, PreparedRow.id, PreparedRow.expires_at < clock.now(), dry_run=dry_run)


def _placements(rule: Rule, dry_run: bool) -> int:
    last = clock.day_of(rule.ends_before) - timedelta(days=1)
    quiet = or_(PlacementRow.changed_at.is_(None), PlacementRow.changed_at < clock.end_of(last))
    due = (PlacementRow.ends_on <= last, quiet)
    if dry_run:
        return _rows(PlacementRow, PlacementRow.id, *due, dry_run=True)
    # In the order of their ids: what could not be deleted is passed, and not found again.
    some = select(PlacementRow.id).where(*due).order_by(PlacementRow.id).limit(AT_ONCE)
    count, passed = 0, ""
    while ids := list(db.session.scalars(some.where(PlacementRow.id > passed))):
        count, passed = count + sum(map(_is_deleted, ids)), ids[-1]
    return count


def _is_deleted(placement_id: str) -> bool:
    """Delete one. Where that fails it is told to the log without a word of what it holds, and stays until next time."""
    try:
        _delete_placement(placement_id)
    except Exception as error:
        db.release()
        log.error("A placement that is due cannot be deleted: %s, %s", placement_id, type(error).__name__)
        return False
    return True


def _delete_placement(placement_id: str) -> None:
    """Through the door, so that whoever follows is told; what nobody can open goes all the same."""
    try:
        record = repository.by_id(placement_id)
    except (CannotOpen, KeyError, ValueError):
        tombstones.delete_unopened(placement_id)
        return
    if record:
        with suppress(GoneMeanwhile):
            events.delete_placement(record)


def _letters(rule: Rule, dry_run: bool) -> int:
    """What lies there for an operator to send again is emptied; the trace of a letter goes with what it was about."""
    old = OutboxRow.done_at < rule.ends_before
    about = OutboxRow.about
    there = or_(
        exists().where(PlacementRow.id == func.substr(about, len("placements:") + 1)),
        exists().where(DraftRow.id == func.substr(about, len("drafts:") + 1)),
    )
    gone = _rows(OutboxRow, OutboxRow.id, old, ~there, dry_run=dry_run)
    unsent = (old, OutboxRow.sealed.is_not(None), there)
    if dry_run:
        return gone + _rows(OutboxRow, OutboxRow.id, *unsent, dry_run=True)
    for ids in _batches(OutboxRow.id, *unsent):
        db.session.execute(update(OutboxRow).where(OutboxRow.id.in_(ids)).values(sealed=None))
        db.session.commit()
        gone += len(ids)
    return gone


def _sent_files(rule: Rule, dry_run: bool) -> int:
    folders = [current_app.config[name] for name in FOLDERS]
    return sum(kept_files.forget(folder, rule.ends_before, dry_run) for folder in folders)


def _audit(rule: Rule, dry_run: bool) -> int:
    return _rows(AuditRow, AuditRow.id, AuditRow.at < rule.ends_before, dry_run=dry_run)


def _sessions(rule: Rule, dry_run: bool) -> int:
    due = DeskSessionRow.begun_at < rule.ends_before
    return _rows(DeskSessionRow, DeskSessionRow.token_key, due, dry_run=dry_run)


def _staff(rule: Rule, dry_run: bool) -> int:
    """Whoever has left stays as long as the audit may name them."""
    return _rows(StaffRow, StaffRow.id, StaffRow.left_at < rule.ends_before, dry_run=dry_run)


SWEEPS: Mapping[str, Callable[[Rule, bool], int]] = {
    "drafts": _drafts, "prepared": _prepared, "placements": _placements,
    "letters": _letters, "sent_files": _sent_files, "audit": _audit, "sessions": _sessions, "staff": _staff,
}  # fmt: skip
