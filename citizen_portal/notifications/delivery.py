"""Sending the letters that lie in the outbox, as things stand on the day they are sent."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from typing import Any

from flask import Flask

from .. import clock
from ..outside import mail
from ..placement.status import Side
from ..records import arrival, repository
from ..records.company_contact import contact_of
from ..records.repository import PlacementRecord
from ..storage import outbox
from ..storage.database import db
from ..storage.outbox import OutboxDelivery
from . import asked, hooks, plan, reminders
from .compose import Letter, compose
from .letter_days import day_of
from .pages import not_right, page_of


def init_app(app: Flask) -> None:
    outbox.register(app, "letter", deliver_letter)
    outbox.when_lost(app, "letter", hooks.letter_lost)


def deliver_letter(item: OutboxDelivery) -> datetime | None:
    """Send a letter about a placement, if it is still wanted."""
    letter = _of_placement(item.content) if item.content.get("placement") else _of_nothing_kept(item.content)
    if letter and letter.to:
        send(letter, item.key)
    return None


def send(letter: Letter, key: str) -> None:
    """Write a letter and send it. Raises Undelivered when it may go another time, RefusedForGood when it never will."""
    send_message(compose(letter, key))


def send_message(message: EmailMessage) -> None:
    """Send what is written already. Raises the same."""
    # Nothing is held while the mail server takes its time.
    db.release()
    try:
        mail.send(message)
    except mail.MailRefused as error:
        # What we are refused for ourselves can be mended by an operator.
        raise outbox.RefusedForGood(error.refusal, keep=error.refusal == mail.Refusal.SENDER) from error
    except mail.MailFailed as error:
        raise outbox.Undelivered(str(error), away=error.server_away) from error


def _of_nothing_kept(content: dict[str, Any]) -> Letter:
    """A letter that holds all it needs, because what it is about is gone."""
    return Letter(content["letter"], content["to"], content["language"], content["path"], "", content["reference"])


def _of_placement(content: dict[str, Any]) -> Letter | None:
    record = repository.by_id(content["placement"])
    if record is None or not still_wanted(record, content):
        return None
    side, remind, said = Side(content["side"]), bool(content["remind"]), content.get("call", 0)
    employer = side is Side.EMPLOYER
    return Letter(
        content["letter"], record.contact_email if employer else record.email, record.language_of(side),
        path=not_right(record, said) if said else page_of(record, side, "mail"),
        quiet=page_of(record, side, "mail", page="quiet") if remind else "",
        reference=content["reference"], code="" if employer else record.citizen_code,
        contact=contact_of(record.state) if employer else None,
        day=day_of(content["letter"], record.state, clock.today()),
    )  # fmt: skip


def still_wanted(record: PlacementRecord, content: dict[str, Any]) -> bool:
    """Whether it still has its reason."""
    kind = content["remind"]
    if content["letter"] == plan.UNREACHABLE:
        return arrival.arrival(record).unheard
    if kind == arrival.ASKED:
        return asked.may_ask(record)
    return not kind or reminders.still_wanted(record.state, kind, Side(content["side"]), clock.today())
