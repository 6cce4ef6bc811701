"""A reminder the citizen asks for: the employer is written to at once, and not again for a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import current_app

from .. import clock
from ..placement.status import Side
from ..records.arrival import ASKED, Arrival, arrival, key_of_asked
from ..records.held import held
from ..records.refusals import NotAllowed
from ..records.repository import PlacementRecord
from ..storage import outbox
from ..storage.database import db
from . import plan
from .reach import PREFIXES, Way, reached_at

PAUSE = timedelta(hours=24)


def may_ask(record: PlacementRecord) -> bool:
    """Whether it is the employer's turn, they are reached somewhere, and have not said that they want no reminders."""
    return bool(_ways(record) and _letter(record)) and Side.EMPLOYER not in record.muted


def again_at(letters: Arrival) -> datetime | None:
    """From when on it may be asked for again, as a clock shows it; None when it may be now."""
    free = letters.asked_at + PAUSE if letters.asked_at else None
    return _next_minute(free) if free and clock.now() < free else None


def _next_minute(moment: datetime) -> datetime:
    return (moment + timedelta(minutes=1, microseconds=-1)).replace(second=0, microsecond=0)


def ask(record: PlacementRecord) -> None:
    """Write to the employer now, as they are reached; nothing when that was asked for within a day.

    Raises GoneMeanwhile or NotAllowed.
    """
    now = held(record)
    letters = arrival(now)
    if not may_ask(now) or Side.EMPLOYER in letters.unreached:
        db.release()
        raise NotAllowed
    if again_at(letters):
        db.release()
        return
    key, content = key_of_asked(now, clock.now()), {
        "letter": _letter(now), "side": Side.EMPLOYER, "reference": now.reference, "placement": now.id,
        "remind": ASKED,
    }  # fmt: skip
    for way in _ways(now):
        outbox.put(PREFIXES[way] + key, way, now.about, content)
    db.session.commit()
    outbox.wake(current_app)


def _ways(record: PlacementRecord) -> dict[Way, str]:
    return reached_at(record.state.current, Side.EMPLOYER)


def _letter(record: PlacementRecord) -> str | None:
    return plan.asked_for(record.state, clock.today())
