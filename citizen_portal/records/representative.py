"""The link of the employees' representative: for one placement, one round of the employer's and one address.

It ends with the employer's answer, with the address, with the round and with the placement.
"""

from __future__ import annotations

from .. import links
from ..placement.representative import address
from ..placement.status import CLOSED, EventKind, Side
from . import repository
from .arrival import Arrival
from .events import NewEvent, record_event
from .refusals import ChangedMeanwhile, GoneMeanwhile
from .repository import NOBODY, PlacementRecord

PURPOSE = "representative"
SIGNS = 16  # of the print: as many as nobody meets by chance


def contents(record: PlacementRecord) -> list[str | int]:
    """What a link of today says."""
    return [record.id, record.employer_round, links.fingerprint(PURPOSE, address(record.state).casefold())[:SIGNS]]


def key_of_letter(record: PlacementRecord) -> str:
    """The key of the letter that brings the link of today."""
    return ":".join(("representative", *map(str, contents(record))))


def unreached(record: PlacementRecord, letters: Arrival) -> bool:
    """Whether that letter did not arrive."""
    return bool(address(record.state)) and key_of_letter(record) in letters.lost


def token_of(record: PlacementRecord) -> str:
    return links.sign(PURPOSE, contents(record))


def is_open(record: PlacementRecord) -> bool:
    """Whether there is a representative, and an answer to be seen."""
    return bool(address(record.state)) and record.state.declined is None and record.status not in CLOSED


def by_link(token: str) -> PlacementRecord | None:
    """The placement of a representative's link. None when it is no good (any more)."""
    said = links.read(PURPOSE, token) or [NOBODY]
    found = repository.by_id(said[0])
    return found if found and is_open(found) and contents(found) == said else None


def record_seen(token: str, comment: str) -> None:
    """Somebody with this link has seen it, whatever else has happened meanwhile that leaves the link as it is.

    Raises GoneMeanwhile when it has ended.
    """
    while True:
        record = by_link(token)
        if record is None:
            raise GoneMeanwhile
        try:
            record_event(record, NewEvent(Side.REPRESENTATIVE, EventKind.SEEN, {"comment": comment}), record.version)
        except ChangedMeanwhile:
            continue
        return
