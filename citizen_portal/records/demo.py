"""Keeping many invented placements at once, with all that stands open of them; and telling them from real ones.

They are written in bulk, not through the door of `events`, which asks the clock and writes letters; what stands in
their rows is made by the same hands.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, or_, select

from .. import links
from ..placement import history
from ..placement.proposal import TypedFields
from ..placement.state import Event
from ..storage import trouble
from ..storage.database import db
from ..storage.sealed import sealer
from ..storage.tables import DraftRow, EventRow, OutboxRow, PlacementRow, SearchPrintRow
from . import search_prints
from .events import whole_row
from .repository import PlacementRecord, seal_of

# How the drafts of invented placements are called; those of people have digits and letters up to f alone.
MARK = "demo"


@dataclass(frozen=True)
class Invented:
    """A placement to keep. `lost` says that the letter to the employer did not arrive."""

    record: PlacementRecord
    lost: bool = False


def holds_real() -> bool:
    """Whether anybody has begun or sent a registration here."""
    drafted = select(DraftRow.id).limit(1)
    after = MARK[:-1] + chr(ord(MARK[-1]) + 1)
    sent = select(PlacementRow.id).where(or_(PlacementRow.draft_id < MARK, PlacementRow.draft_id >= after)).limit(1)
    return any(db.session.scalar(asked) is not None for asked in (drafted, sent))


def new_record(fields: TypedFields, language: str, sent_at: datetime) -> PlacementRecord:
    return PlacementRecord(
        id=secrets.token_hex(16), reference=links.new_code(), draft_id=MARK + secrets.token_hex(14), language=language,
        code=links.new_code(), employer_round=1, employer_language="da", muted=frozenset(),
        state=history.initial_state(fields, sent_at), citizen_code=links.new_code(),
    )  # fmt: skip


def keep(invented: Iterable[Invented]) -> None:
    """Write some, in one transaction. No letter follows."""
    some = list(invented)
    prints = [search_prints.rows(one.record, search_prints.words(one.record)) for one in some]
    rows: Mapping[Any, list[Mapping[str, Any]]] = {
        PlacementRow: [_row(one) for one in some],
        EventRow: [_event(one.record, event) for one in some for event in one.record.state.history],
        SearchPrintRow: [row for those in prints for row in those],
        OutboxRow: [_lost_letter(one.record) for one in some if one.lost],
    }  # fmt: skip
    for table, those in rows.items():
        if those:
            db.connection.execute(insert(table), those)
    db.session.commit()


def _row(one: Invented) -> Mapping[str, Any]:
    lost = trouble.bit("letter", _key(one.record)) if one.lost else 0
    return {**whole_row(one.record), "trouble": lost}


def _event(record: PlacementRecord, event: Event) -> Mapping[str, Any]:
    sealed = sealer().seal(dict(event.content), seal_of(record.id, event.number))
    return {"placement_id": record.id, "number": event.number, "at": event.at, "by": event.by, "kind": event.kind,
            "sealed": sealed, "actor_id": None, "on_behalf": False}  # fmt: skip


def _key(record: PlacementRecord) -> str:
    return f"letter:{record.id}:1:employer"


def _lost_letter(record: PlacementRecord) -> Mapping[str, Any]:
    at = record.state.sent_at
    return {"key": _key(record), "kind": "letter", "about": record.about, "due_at": at, "done_at": at, "attempts": 0,
            "error": "no-such-mailbox", "outcome": "refused"}  # fmt: skip
