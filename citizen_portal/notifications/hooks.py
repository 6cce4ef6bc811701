"""What is written to people because of an event, put into the outbox with the change it follows from.

A letter lies there as the name of what to write; its links are made on the day it is sent. A reminder waits for its
day, and is dropped when nobody needs it any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from .. import clock
from ..outside.mail import Refusal
from ..outside.sms import REFUSED_FOR_US
from ..placement.state import Event
from ..placement.status import CLOSED, PARTIES, Side
from ..records import repository
from ..records.arrival import employer_acted_last, key_of_letter, leaves_unheard
from ..records.repository import PlacementRecord
from ..storage import outbox
from ..storage.outbox import OutboxDelivery, OutboxItem
from . import plan, reminders
from .reach import PREFIXES, Way, reached_at

Ways = Mapping[Way, str]
FOR_US = frozenset({str(Refusal.SENDER)}) | REFUSED_FOR_US
# How the keys begin of what is planned for a day.
REMIND, WARN = "remind", "warn"


def event_recorded(record: PlacementRecord, event: Event) -> Iterator[OutboxItem]:
    if event.number > 1:
        # Dates and turns may have changed: the reminders are planned anew.
        planned = (f"{way}{kind}:{record.id}:" for way in PREFIXES.values() for kind in (REMIND, WARN))
        outbox.drop(record.about, *planned)
    ways = _ways(record)
    for side, letter in plan.letters(event, record.state).items():
        yield from _letter(record, side, letter, key_of_letter(record, event.number, side), ways[side])
    if event.call:
        yield from _of_a_call(record, event, ways[Side(event.by)])
    for reminder in reminders.reminders(record.state, clock.today()) if any(ways.values()) else ():
        if reminder.must_be_known or reminder.side not in record.muted:
            yield from _reminder(record, reminder, ways[reminder.side])


def letter_lost(item: OutboxDelivery, reason: str) -> Iterator[OutboxItem]:
    """The citizen is told that the employer's address or number does not work: once until they act all the same.

    What the mail server or the gateway has against us is nothing she could mend.
    """
    record = repository.by_id(item.content["placement"]) if item.content["placement"] else None
    mendable = item.content.get("side") == Side.EMPLOYER and reason not in FOR_US
    if record and mendable and record.status not in CLOSED and leaves_unheard(record, item.key):
        silence = f"lost-{record.employer_round}-{employer_acted_last(record.state)}"
        key = f"letter:{record.id}:{silence}:{Side.CITIZEN}"
        yield from _letter(record, Side.CITIZEN, plan.UNREACHABLE, key, _ways(record)[Side.CITIZEN])


def links_switched_off(record: PlacementRecord) -> Iterator[OutboxItem]:
    """The new link, to the address on file: also for whoever did not do it themselves."""
    key = f"letter:{record.id}:links-{record.citizen_round}:{Side.CITIZEN}"
    yield from _letter(record, Side.CITIZEN, "citizen.links", key, _ways(record)[Side.CITIZEN])


def placement_deleted(record: PlacementRecord) -> Iterator[OutboxItem]:
    """The last words to the employer. They name no placement, because there is none any more."""
    ways = reached_at(record.state.current, Side.EMPLOYER) if record.still_expected else {}
    for way, to in ways.items():
        key = f"{PREFIXES[way]}letter:{record.id}:gone:{Side.EMPLOYER}"
        yield OutboxItem(key, way, f"gone:{record.id}", {
            "letter": "employer.withdrawn", "to": to, "language": record.employer_language,
            "reference": record.reference, "path": "", "quiet": "", "placement": "", "remind": "",
        })  # fmt: skip


def _ways(record: PlacementRecord) -> dict[Side, Ways]:
    current = record.state.current
    return {side: reached_at(current, side) for side in PARTIES}


def _of_a_call(record: PlacementRecord, event: Event, ways: Ways) -> Iterator[OutboxItem]:
    """To whoever's word was written down: what it was, and the way to say that it is not right."""
    side = Side(event.by)
    key = f"{key_of_letter(record, event.number, side)}:call"
    for item in _letter(record, side, f"{side}.{plan.ON_BEHALF}", key, ways):
        yield replace(item, content={**item.content, "call": event.number})


def _reminder(record: PlacementRecord, reminder: reminders.Reminder, ways: Ways) -> Iterator[OutboxItem]:
    """Known by its day: what has gone out that morning is not planned anew by whatever happens later that day."""
    planned = WARN if reminder.must_be_known else REMIND
    key = f"{planned}:{record.id}:{reminder.side}:{reminder.kind}:{reminder.day}"
    due = clock.morning_of(reminder.day)
    yield from _letter(record, reminder.side, reminder.letter, key, ways, due, reminder.kind)


def _letter(
    record: PlacementRecord,
    side: Side,
    letter: str,
    key: str,
    ways: Ways,
    due: datetime | None = None,
    remind: str = "",
) -> Iterator[OutboxItem]:
    """A letter, an SMS, or both, as the side is reached."""
    for way in ways:
        content: dict[str, Any] = {
            "letter": letter, "side": side, "reference": record.reference, "placement": record.id, "remind": remind,
        }  # fmt: skip
        yield OutboxItem(PREFIXES[way] + key, way, record.about, content, due)
