"""Handing over each version of a placement, through the outbox. See docs/handover.md."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask import Flask

from .. import clock
from ..outside import webhook
from ..placement.start_guard import StartWarning, warnings
from ..placement.state import Event
from ..placement.status import Status
from ..records import repository
from ..records.repository import PlacementRecord
from ..storage import outbox
from ..storage.database import db
from ..storage.outbox import OutboxDelivery, OutboxItem
from .export_format import json_text
from .payload import payload


def init_app(app: Flask) -> None:
    outbox.register(app, "handover", deliver_webhook)
    outbox.when_lost(app, "letter", letter_lost)


def event_recorded(record: PlacementRecord, event: Event) -> Iterator[OutboxItem]:
    if webhook.configured():
        if event.number > 1:
            # The days may have moved.
            outbox.drop(record.about, f"handover:{record.id}:lapsed:")
        content = {"placement": record.id, "version": event.number}
        yield OutboxItem(f"handover:{record.id}:{event.number}", "handover", record.about, content)
        if day := warnings(record.state).get(StartWarning.LAPSED):
            # Told by the calendar alone: nothing happens to it on that day.
            content = {"placement": record.id, "lapsed": True}
            key, due = f"handover:{record.id}:lapsed:{day}", clock.morning_of(day)
            yield OutboxItem(key, "handover", record.about, content, due)


def letter_lost(item: OutboxDelivery, _reason: str) -> Iterator[OutboxItem]:
    """Nothing happens to a placement when a letter does not arrive, but the office is to see it."""
    if webhook.configured() and item.content["placement"]:
        content = {"placement": item.content["placement"], "version": None}
        yield OutboxItem(f"handover:{item.key}", "handover", item.about, content)


def placement_deleted(record: PlacementRecord) -> Iterator[OutboxItem]:
    """Its end, for a receiver who still counts on it. It carries all it needs, because the placement is gone."""
    if webhook.configured() and record.still_expected:
        end = {**payload(record), "status": Status.WITHDRAWN, "version": record.version + 1}
        yield OutboxItem(f"handover:{record.id}:gone", "handover", f"gone:{record.id}", {"payload": end})


def deliver_webhook(item: OutboxDelivery) -> datetime | None:
    """Hand a placement over as it was at one version."""
    content = item.content.get("payload") or _as_it_stands(item.content)
    if content is None:
        return None
    db.release()
    try:
        webhook.post(json_text(content), item.key)
    except webhook.HandoverFailed as error:
        raise outbox.Undelivered(str(error), away=error.receiver_away) from error
    return None


def _as_it_stands(content: dict[str, Any]) -> dict[str, Any] | None:
    """What is handed over of a placement that is still there; that it lapsed only if it did."""
    record = repository.by_id(content["placement"])
    if record is None:
        return None
    if content.get("lapsed"):
        return payload(record) if record.status is Status.LAPSED else None
    return payload(record, content["version"])
