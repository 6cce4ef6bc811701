"""Whom our letters about a placement do not reach."""

from __future__ import annotations

from collections.abc import Iterator

from ..placement.status import PARTIES, EventKind, Side
from ..records.repository import PlacementRecord
from ..storage import outbox
from .hooks import key_of_letter


def unreached(record: PlacementRecord) -> frozenset[Side]:
    """The sides for whom a letter was refused or given up, at the address each of them has now."""
    lost = {one.key for one in outbox.refused(record.about)}
    return frozenset(side for side in PARTIES if lost.intersection(_keys(record, side)))


def _keys(record: PlacementRecord, side: Side) -> Iterator[str]:
    """Every letter to a side since its address is what it is; the citizen's never changes."""
    renewed = [one.number for one in record.state.history if one.kind == EventKind.LINK_RENEWED]
    first = max(renewed, default=1) if side is Side.EMPLOYER else 1
    return (key_of_letter(record, number, side) for number in range(first, record.version + 1))
