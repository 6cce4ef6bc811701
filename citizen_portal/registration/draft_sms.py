"""The code of a draft in an SMS, for whoever has a phone and no e-mail, once they ask for it."""

from __future__ import annotations

from datetime import datetime

from flask import Flask, current_app

from .. import clock, limits, links
from ..notifications import sms_delivery, sms_texts
from ..outside.sms import Sms
from ..storage import outbox
from ..storage.database import db
from ..storage.outbox import OutboxDelivery
from ..typed.contacts import sms_number
from . import draft_repository
from .saved_draft import SavedDraft

KIND = "draft-sms"


def init_app(app: Flask) -> None:
    outbox.register(app, KIND, deliver)


def number_of(saved: SavedDraft) -> str:
    """Where the code can be sent; "" where a link goes by mail, or nobody could read it."""
    phone = saved.fields.get("phone", "")
    return sms_number(phone) if phone and not saved.email and saved.born and saved.code else ""


def ask(saved: SavedDraft) -> None:
    """Send the code, once a day to each number. Answers 429 when that number, or whoever asks, had many."""
    to = number_of(saved)
    limits.consume_letters(to)
    # Signed, so that whoever reads the database finds no number by trying.
    print_ = links.sign("number", to)[-16:]
    outbox.put(f"draft:{saved.id}:code:{print_}:{clock.today()}", KIND, saved.about, {"draft": saved.id})
    db.session.commit()
    outbox.wake(current_app)


def deliver(item: OutboxDelivery) -> datetime | None:
    """Send it, as the draft is now."""
    found = draft_repository.by_id(item.content["draft"])
    if found and (to := number_of(found)):
        address = links.address("registration.resume", found.language)
        sms_delivery.send(Sms(to, sms_texts.with_code(found.code, found.language, address), item.key))
    return None
