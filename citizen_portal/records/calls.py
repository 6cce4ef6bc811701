"""The link *that is not right*: for one word that was written down by telephone, and the side whose word it was.

It ends with the round of that side's links, and with the last day on which an employer's link opens anything.
"""

from __future__ import annotations

from .. import links
from ..placement.state import Event
from ..placement.status import EventKind, Side
from ..placement.taken_back import by_telephone
from . import repository
from .events import NewEvent, record_event_with_retry
from .repository import NOBODY, PlacementRecord

PURPOSE = "not-right"


def _of(record: PlacementRecord, number: int) -> Event | None:
    return next((event for event in by_telephone(record.state) if event.number == number), None)


def side_of(record: PlacementRecord, number: int) -> Side:
    """Whose word it was."""
    said = _of(record, number)
    return Side(said.by) if said else Side.CITIZEN


def token_of(record: PlacementRecord, number: int) -> str:
    return links.sign(PURPOSE, _contents(record, number))


def _contents(record: PlacementRecord, number: int) -> list[str | int]:
    employer = side_of(record, number) is Side.EMPLOYER
    return [record.id, number, record.employer_round if employer else record.citizen_round]


def by_link(token: str) -> tuple[PlacementRecord, Event] | None:
    """The placement, and what was written down. None for a link that is no good (any more)."""
    named = links.read(PURPOSE, token) or [NOBODY, 0, 0]
    record = repository.by_id(named[0])
    said = _of(record, named[1]) if record else None
    if record is None or said is None or record.links_ended or _contents(record, named[1]) != named:
        return None
    return record, said


def take_back(record: PlacementRecord, said: Event) -> PlacementRecord:
    """It is not right: as if it had not been said, where that still makes sense. Holds whatever happened meanwhile.

    Raises GoneMeanwhile, or NotAllowed for what was taken back before.
    """
    new = NewEvent(Side(said.by), EventKind.TAKEN_BACK, {"number": said.number})
    return record_event_with_retry(record, new)
