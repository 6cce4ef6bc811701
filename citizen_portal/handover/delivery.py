"""Handing over each version of a placement, through the outbox. See docs/handover.md."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from flask import Flask

from ..outside import webhook
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


def event_recorded(record: PlacementRecord, event: Event) -> Iterator[OutboxItem]:
    if webhook.configured():
        content = {"placement": record.id, "version": event.number}
        yield OutboxItem(f"handover:{record.id}:{event.number}", "handover", record.about, content)


def placement_deleted(record: PlacementRecord) -> Iterator[OutboxItem]:
    """Its end, for a receiver who still counts on it. It carries all it needs, because the placement is gone."""
    if webhook.configured() and record.still_expected:
        end = {**payload(record), "status": Status.WITHDRAWN, "version": record.version + 1}
        yield OutboxItem(f"handover:{record.id}:gone", "handover", f"gone:{record.id}", {"payload": end})


def deliver_webhook(item: OutboxDelivery) -> datetime | None:
    """Hand a placement over as it was at one version."""
    content = item.content.get("payload")
    if content is None:
        record = repository.by_id(item.content["placement"])
        if record is None:
            return None
        content = payload(record, item.content["version"])
    db.release()
    try:
        webhook.post(json_text(content), item.key)
    except webhook.HandoverFailed as error:
        raise outbox.Undelivered(str(error), away=error.receiver_away) from error
    return None
