"""Sending the SMS that lie in the outbox, as things stand on the day they are sent."""

from __future__ import annotations

from datetime import datetime

from flask import Flask

from .. import links
from ..outside import sms
from ..outside.sms import Sms
from ..placement.status import Side
from ..records import repository, short_links
from ..records.arrival import Arrival
from ..records.repository import PlacementRecord
from ..storage import outbox
from ..storage.database import db
from ..storage.outbox import OutboxDelivery
from . import hooks
from .delivery import still_wanted
from .reach import Way, reached_at
from .sms_texts import compose


def init_app(app: Flask) -> None:
    outbox.register(app, Way.SMS, deliver_sms)
    outbox.when_lost(app, Way.SMS, hooks.letter_lost)


def deliver_sms(item: OutboxDelivery) -> datetime | None:
    """Send an SMS about a placement, if it is still wanted and there is still a number to send it to."""
    found = _of_placement(item) if item.content.get("placement") else _of_nothing_kept(item)
    if found:
        send(found)
    return None


def send(one: Sms) -> None:
    """Raises Undelivered when it may go another time, RefusedForGood when it never will."""
    # Nothing is held while the gateway takes its time.
    db.release()
    try:
        sms.send(one)
    except sms.SmsRefused as error:
        raise outbox.RefusedForGood(str(error), keep=error.ours) from error
    except sms.SmsFailed as error:
        raise outbox.Undelivered(str(error), away=error.gateway_away) from error


def _of_nothing_kept(item: OutboxDelivery) -> Sms:
    """An SMS that holds all it needs, because what it is about is gone."""
    told = item.content
    return Sms(told["to"], compose(told["letter"], told["language"], told["reference"], ""), item.key)


def _of_placement(item: OutboxDelivery) -> Sms | None:
    told, side = item.content, Side(item.content["side"])
    record = repository.by_id(told["placement"])
    if record is None or not still_wanted(record, told):
        return None
    to = reached_at(record.state.current, side).get(Way.SMS)
    if not to:
        return None
    said = text(record, side, told["letter"], record.language_of(side), told.get("call", 0))
    return Sms(to, said, item.key)


def text(record: PlacementRecord, side: Side, letter: str, language: str, event: int = 0) -> str:
    """What the SMS in place of a letter says, with the short link of a side, or of what was written down for it."""
    path = links.path("short_links.open", language, code=short_links.give(record, side, event))
    return compose(letter, language, record.reference, path)


def texted(record: PlacementRecord, side: Side, letters: Arrival) -> bool:
    """Whether this side is written to by SMS, and none to the number of today was refused or given up."""
    return Way.SMS in reached_at(record.state.current, side) and side not in letters.untexted
