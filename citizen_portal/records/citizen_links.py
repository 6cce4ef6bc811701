"""What lets people in to a placement, as it is kept; and a citizen's new round of links, after which the old ones end.

It is no event: nobody else has anything to do with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from flask import current_app
from sqlalchemy import update

from .. import links
from ..storage import outbox
from ..storage.database import db
from ..storage.outbox import OutboxItem
from ..storage.tables import PlacementRow
from . import devices, repository
from .held import hold
from .refusals import GoneMeanwhile
from .repository import NOBODY, PlacementRecord

OFFER = "citizen-code"
Letters = Callable[[PlacementRecord], Iterable[OutboxItem]]


@dataclass(frozen=True)
class Offer:
    """The code of the next round, shown before anything is switched off: nobody is ever left without a way back."""

    placement_id: str
    round: int
    code: str

    @classmethod
    def of(cls, record: PlacementRecord) -> Offer:
        code = links.new_code()
        while repository.by_citizen_code(code):
            code = links.new_code()
        return cls(record.id, record.citizen_round + 1, code)

    @classmethod
    def read(cls, token: str) -> Offer | None:
        """None for one that was not made here."""
        named = links.read(OFFER, token)
        return cls(*named) if named else None

    @property
    def token(self) -> str:
        return links.sign(OFFER, [self.placement_id, self.round, self.code])

    def is_next(self, record: PlacementRecord) -> bool:
        return (self.placement_id, self.round) == (record.id, record.citizen_round + 1)

    def is_taken(self, record: PlacementRecord) -> bool:
        """Whether it is what holds now."""
        return (self.placement_id, self.round, self.code) == (record.id, record.citizen_round, record.citizen_code)


def taken(token: str) -> PlacementRecord | None:
    """The placement for which this very offer was taken: for whoever pressed twice."""
    offer = Offer.read(token)
    found = repository.by_id(offer.placement_id if offer else NOBODY)
    return found if offer and found and offer.is_taken(found) else None


def switch_off(record: PlacementRecord, offer: Offer, device: str | None, letters: Letters) -> PlacementRecord:
    """End every link, code and other device of the citizen's so far, with the letter that brings the new link.

    `device` is the token of the one that goes on. Raises GoneMeanwhile when the link that led here has ended, too.
    """
    devices.take_turns(record.draft_id)
    found = hold(record)
    if not offer.is_next(found):
        db.release()
        raise GoneMeanwhile
    now = replace(found, citizen_round=offer.round, citizen_code=offer.code)
    db.session.execute(update(PlacementRow).where(PlacementRow.id == now.id).values(link_columns(now)))
    devices.keep_only(now.draft_id, device)
    outbox.put_all(list(letters(now)))
    db.session.commit()
    outbox.wake(current_app)
    return now


def with_code(record: PlacementRecord) -> PlacementRecord:
    """One that was sent before citizens had a code gets it with the next thing that happens."""
    return record if record.citizen_code else replace(record, citizen_code=links.new_code())


def link_columns(record: PlacementRecord) -> dict[str, Any]:
    """What lets the employer in, and the citizen back in."""
    return {
        "employer_round": record.employer_round, "citizen_round": record.citizen_round,
        "employer_code": _print(record.code, "employer"), "citizen_code": _print(record.citizen_code, "citizen"),
        "sealed": repository.sealed_contents(record),
    }  # fmt: skip


def _print(code: str, whose: str) -> str | None:
    return links.hash_code(code, whose) if code else None
