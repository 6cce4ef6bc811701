"""The letter to the employees' representative, with the answer that names or changes their address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from flask import Flask

from .. import links
from ..placement.representative import FIELD, named
from ..placement.state import Event
from ..placement.status import Side
from ..records import repository, representative
from ..records.repository import PlacementRecord
from ..storage import outbox
from ..storage.outbox import OutboxDelivery, OutboxItem
from . import delivery
from .compose import Letter

KIND = "representative-letter"
# Addresses. Whoever names more for one placement is writing to people who have nothing to do with it.
MOST = 5


def init_app(app: Flask) -> None:
    outbox.register(app, KIND, deliver)


def event_recorded(record: PlacementRecord, event: Event) -> Iterator[OutboxItem]:
    """An address that was written to in this round has its letter already: the key is the same."""
    told = event.by == Side.EMPLOYER and FIELD in event.content.get("employer", {})
    if told and representative.is_open(record) and len(named(record.state)) <= MOST:
        said = {"link": representative.contents(record)}
        yield OutboxItem(representative.key_of_letter(record), KIND, record.about, said)


def placement_deleted(_record: PlacementRecord) -> Iterator[OutboxItem]:
    """They were asked to read, and owe nothing."""
    yield from ()


def deliver(item: OutboxDelivery) -> datetime | None:
    """Send it, in the employer's language, unless its link would open nothing any more."""
    said = item.content["link"]
    record = repository.by_id(said[0])
    if record and representative.is_open(record) and representative.contents(record) == said:
        delivery.send(_letter(record), item.key)
    return None


def _letter(record: PlacementRecord) -> Letter:
    language = record.employer_language
    path = links.path("representative.page", language, token=representative.token_of(record))
    to = record.state.employer[FIELD].strip()
    return Letter("representative.ask", to, language, path, reference=record.reference)
