"""What comes of an entry of the outbox: delivered, refused for good, given up, or tried again later."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from flask import current_app

from . import claims
from .claims import Claim, Ending, aware
from .database import common_now, db
from .entries import OutboxItem
from .sealed import CannotOpen, sealer

log = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT, GIVE_UP = timedelta(seconds=30), timedelta(hours=6), timedelta(days=5)
# Where nobody answers it is no fault of the entry, and may be over soon.
LONGEST_WAIT_AWAY = timedelta(minutes=10)
REASON_LENGTH = 200


class Outcome(StrEnum):
    """How an entry ended. What is given up keeps its content, so that it can be sent again."""

    DELIVERED = "delivered"
    REFUSED = "refused"
    GIVEN_UP = "given-up"


class Undelivered(Exception):
    """Not this time. The words are kept with the entry: no personal data in them.

    `away` says that nobody answers at all: the others of this kind are put off without a try.
    """

    def __init__(self, reason: str, away: bool = False) -> None:
        super().__init__(reason)
        self.away = away


class RefusedForGood(Exception):
    """Not this time nor another. The reason is kept with the entry, for a page to say: no personal data in it.

    With `keep` the content stays, because an operator can mend the reason and send it again.
    """

    def __init__(self, reason: str, keep: bool = False) -> None:
        super().__init__(reason)
        self.keep = keep


@dataclass(frozen=True)
class OutboxDelivery:
    """One thing to deliver, in hand."""

    key: str
    kind: str
    about: str
    content: dict[str, Any]


# None: it is delivered, or nobody wants it any more. A moment: not yet, look again then.
Handler = Callable[[OutboxDelivery], datetime | None]
# What is put into the outbox because an entry did not arrive, for the reason its handler gave.
Lost = Callable[[OutboxDelivery, str], Iterable[OutboxItem]]


def moment(now: datetime | None) -> datetime:
    """Now, unless another moment is played."""
    return now or common_now()


def carry_out(claim: Claim, now: datetime | None) -> Ending:
    """Hand the entry to whoever delivers its kind, and see what comes of it."""
    try:
        with claims.renewed(claim):
            later = _handle(claim)
    except RefusedForGood as error:
        log.warning("Outbox entry %s (%s) is refused for good: %s", claim.id, claim.kind, error)
        return _lost(claim, _ended(Outcome.REFUSED, moment(now), str(error), error.keep))
    except Exception as error:
        return _postponed(claim, moment(now), error)
    return Ending({"due_at": later, "error": ""}) if later else _ended(Outcome.DELIVERED, moment(now))


def _handle(claim: Claim) -> datetime | None:
    handler: Handler | None = current_app.extensions.get("outbox", {}).get(claim.kind)
    if handler is None:
        raise Undelivered("nobody here delivers this kind")
    try:
        # Nothing is held while the handler talks to the outside: a slow mail server blocks nobody.
        return handler(_opened(claim))
    finally:
        db.session.rollback()


def _opened(claim: Claim) -> OutboxDelivery:
    content = sealer().open(claim.sealed, f"outbox:{claim.key}")
    return OutboxDelivery(claim.key, claim.kind, claim.about, content)


def _lost(claim: Claim, ending: Ending) -> Ending:
    """The ending of what did not arrive, with what follows from it."""
    listening: list[Lost] = current_app.extensions.get("outbox-lost", {}).get(claim.kind, [])
    try:
        delivery, reason = _opened(claim) if listening else None, ending.columns["error"]
        follows = tuple(item for then in listening if delivery for item in then(delivery, reason))
    except Exception as error:
        # What cannot be told must not keep it from ending.
        log.error("Nothing follows from outbox entry %s", claim.id, exc_info=error)
        return ending
    finally:
        db.session.rollback()
    return replace(ending, follows=follows)


def _ended(outcome: Outcome, now: datetime, reason: str = "", keep: bool = False) -> Ending:
    emptied = {} if keep else {"sealed": None}
    return Ending({"done_at": now, "outcome": outcome.value, "error": reason[:REASON_LENGTH], **emptied})


def _postponed(claim: Claim, now: datetime, error: Exception) -> Ending:
    """Try again, more and more seldom; after some days it stays where it is, with the reason."""
    reason = str(error)[:REASON_LENGTH] if isinstance(error, Undelivered) else type(error).__name__
    if now - aware(claim.due_at) > GIVE_UP:
        log.error("Outbox entry %s (%s) is given up: %s", claim.id, claim.kind, reason)
        return _lost(claim, _ended(Outcome.GIVEN_UP, now, reason, keep=True))
    if not isinstance(error, Undelivered | CannotOpen):
        log.error("Outbox entry %s failed", claim.id, exc_info=error)
    away = isinstance(error, Undelivered) and error.away
    wait = min(FIRST_WAIT * 2 ** min(claim.attempts, 20), LONGEST_WAIT_AWAY if away else LONGEST_WAIT)
    columns = {"claimed_until": now + wait, "attempts": claim.attempts + 1, "error": reason}
    return Ending(columns, failure=reason, put_off=away)
