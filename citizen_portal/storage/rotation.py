"""Everything that lies sealed, sealed anew with the newest key: a few rows at a time, while hosts go on.

A batch is a transaction of its own and looks for rows of former keys alone: whoever is killed begins again where it
was, and two at once share the rest. What a host holds at that moment is passed over, and comes with the next round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import LargeBinary, bindparam, func, literal, select, tuple_, update

from .database import db
from .desk_tables import DeskSessionRow, NoteRow, StaffWishRow
from .sealed import MARK, CannotOpen, Sealer, sealer
from .tables import DraftRow, EventRow, OutboxRow, PlacementRow, PreparedRow

# Every table with something sealed, and what a row is sealed for: the name of its table, and what stands in these.
SEALED_FOR: Mapping[Any, tuple[str, ...]] = {
    PlacementRow: ("id",),
    EventRow: ("placement_id", "number"),
    DraftRow: ("id",),
    PreparedRow: ("id",),
    NoteRow: ("id",),
    OutboxRow: ("key",),
    StaffWishRow: ("staff_id",),
    DeskSessionRow: ("token_key",),
}
TABLES = {model.__tablename__: (model.__table__, names) for model, names in SEALED_FOR.items()}
# Rows. No host waits longer for one of them than these take.
AT_ONCE = 200
# How often a table is gone through for what others held or wrote meanwhile, before somebody is to look into it.
ROUNDS = 5

Place = tuple[Any, ...]


@dataclass(frozen=True)
class Progress:
    """How far a table has come: rows under the newest key now, those that were to be, and those that are broken."""

    table: str
    done: int
    of: int
    broken: int = 0


def leaning() -> dict[str, Counter[bytes]]:
    """How many rows of each table are sealed with which key, by its mark."""
    return {name: _leaning(table) for name, (table, _) in TABLES.items()}


def _leaning(table: Any) -> Counter[bytes]:
    mark = _mark(table)
    asked = select(mark, func.count()).where(table.c.sealed.is_not(None)).group_by(mark)
    found = Counter({bytes(one): count for one, count in db.session.execute(asked)})
    db.session.rollback()
    return found


def rotate() -> Iterator[Progress]:
    """Seal anew whatever a former key of ours has sealed, and say after each batch how far that is. Commits."""
    former = sealer().marks[:-1]
    for name, (table, names) in TABLES.items():
        counted = _leaning(table)
        of, done = sum(counted[mark] for mark in former), 0
        for _ in range(ROUNDS):
            before, broken = done, 0
            for renewed, left in _once_through(table, names, former):
                done, broken = done + renewed, broken + left
                yield Progress(name, done, of, broken)
            if done == before:
                break


def _once_through(table: Any, names: tuple[str, ...], former: list[bytes]) -> Iterator[tuple[int, int]]:
    """How many rows each batch has sealed anew, and how many it could not, from the first of a table to the last."""
    after: Place = ()
    while True:
        db.begin_to_write()
        rows = db.session.execute(_some(table, names, former, after)).all()
        renewed = list(_renewed(table, names, rows, sealer()))
        if renewed:
            db.connection.execute(_write(table, names), renewed)
        db.session.commit()
        if not rows:
            return
        after = tuple(rows[-1])[:-1]
        yield len(renewed), len(rows) - len(renewed)


def _renewed(table: Any, names: tuple[str, ...], rows: Any, ours: Sealer) -> Iterator[dict[str, Any]]:
    for *place, sealed in rows:
        try:
            fresh = ours.renew(sealed, ":".join(map(str, (table.name, *place))))
        except CannotOpen:
            # It is broken, and stays as it is: whoever reads it is told so.
            continue
        yield {**{f"of_{name}": value for name, value in zip(names, place, strict=True)}, "fresh": fresh}


def _some(table: Any, names: tuple[str, ...], former: list[bytes], after: Place) -> Any:
    columns = [table.c[name] for name in names]
    asked = select(*columns, table.c.sealed).where(_mark(table).in_(former))
    if after:
        told = (literal(value, column.type) for value, column in zip(after, columns, strict=True))
        asked = asked.where(tuple_(*columns) > tuple_(*told))
    return asked.order_by(*columns).limit(AT_ONCE).with_for_update(skip_locked=True)


def _write(table: Any, names: tuple[str, ...]) -> Any:
    return update(table).where(*(table.c[name] == bindparam(f"of_{name}") for name in names)).values(
        sealed=bindparam("fresh")
    )  # fmt: skip


def _mark(table: Any) -> Any:
    return func.substr(table.c.sealed, 1, MARK, type_=LargeBinary)
