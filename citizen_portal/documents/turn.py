"""Whose turn it is as a reader is told: what a letter that did not arrive has to do with it, too."""

from __future__ import annotations

from datetime import date

from .. import clock
from ..placement.next_step import NextStep, next_step
from ..placement.status import Side
from ..records.arrival import Arrival
from ..records.repository import PlacementRecord

# What has words without its day for whoever comes later than it.
WITHOUT_DAY = ("answered", "changed", "midway")


def late(step: NextStep, today: date) -> bool:
    """Whether the day that was hoped for has passed, and nobody is asked to keep to it any more."""
    return step.id in WITHOUT_DAY and step.by is not None and step.by < today


def turn(record: PlacementRecord, side: Side, letters: Arrival) -> NextStep:
    """An employer who does not know that it is their turn cannot take it: then the citizen mends the address first."""
    step = next_step(record.state, clock.today(), side)
    waits_in_vain = side is Side.CITIZEN and step.who is Side.EMPLOYER and letters.unheard
    return NextStep("unreachable", Side.CITIZEN) if waits_in_vain else step
