"""What was kept of a placement's papers goes as soon as anything happens to it. Follows events."""

from __future__ import annotations

from collections.abc import Iterable

from .. import pdf
from ..placement.state import Event
from ..records.repository import PlacementRecord
from ..storage.outbox import OutboxItem


def event_recorded(record: PlacementRecord, _event: Event) -> Iterable[OutboxItem]:
    pdf.forget(record.id)
    return ()


def placement_deleted(record: PlacementRecord) -> Iterable[OutboxItem]:
    pdf.forget(record.id)
    return ()
