"""The letters about a draft: its link, and one before it is deleted."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Flask

from .. import clock, links
from ..notifications import delivery
from ..notifications.compose import Letter
from ..notifications.letter_days import KEPT, LetterDay
from ..storage import outbox
from ..storage.outbox import OutboxDelivery, OutboxItem
from . import draft_repository
from .saved_draft import SavedDraft

# The letter about the end comes some days before the last one.
REMIND_BEFORE = timedelta(days=5)


def init_app(app: Flask) -> None:
    outbox.register(app, "draft-letter", deliver)


def announce(saved: SavedDraft) -> None:
    """Put one letter with the link for each address into the outbox, and one before the end. Does not commit.

    They follow the address: what has not left for another one is taken back.
    """
    outbox.drop(saved.about)
    if saved.email:
        # Signed, so that whoever reads the database finds no address by trying.
        address = links.sign("address", saved.email.casefold())[-16:]
        outbox.put_all([
            _item(saved, "draft.saved", f"saved:{address}"),
            _item(saved, "draft.expiring", "expiring", morning_before(saved)),
        ])  # fmt: skip


def _item(saved: SavedDraft, letter: str, key: str, due: datetime | None = None) -> OutboxItem:
    path = links.path("registration.resume", saved.language, token=links.sign("draft", saved.id))
    content = {"letter": letter, "to": saved.email, "language": saved.language, "path": path, "draft": saved.id}
    return OutboxItem(f"draft:{saved.id}:{key}", "draft-letter", saved.about, content, due)


def deliver(item: OutboxDelivery) -> datetime | None:
    """Send a letter about a draft. A reminder waits for its day, which moves when somebody asks for a month more."""
    content = item.content
    if content["letter"] == "draft.expiring":
        due = reminder_due(content["draft"])
        if due is None or due > clock.now():
            return due
    saved = draft_repository.by_id(content["draft"])
    day = LetterDay(KEPT, saved.last_day) if saved else None
    delivery.send(Letter(content["letter"], content["to"], content["language"], content["path"], day=day), item.key)
    return None


def reminder_due(draft_id: str) -> datetime | None:
    """When to remind of a draft that will be deleted; None when it is gone."""
    found = draft_repository.by_id(draft_id)
    return morning_before(found) if found else None


def morning_before(saved: SavedDraft) -> datetime:
    return clock.morning_of(saved.last_day - REMIND_BEFORE)
