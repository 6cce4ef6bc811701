"""Whose turn it is as a reader is told: what a letter that did not arrive has to do with it, too."""

from __future__ import annotations

import re
from datetime import date

from flask_babel import format_date, gettext

from .. import clock
from ..placement.next_step import NextStep, next_step
from ..placement.status import Side
from ..records.arrival import Arrival
from ..records.repository import PlacementRecord

# What has words without its day for whoever comes later than it.
WITHOUT_DAY = ("answered", "changed", "midway")
# Where a sentence of ours is over, in whatever language.
END = re.compile(r"(?<=[.!?؟]) ")


def late(step: NextStep, today: date) -> bool:
    """Whether the day that was hoped for has passed, and nobody is asked to keep to it any more."""
    return step.id in WITHOUT_DAY and step.by is not None and step.by < today


def turn(record: PlacementRecord, side: Side, letters: Arrival) -> NextStep:
    """An employer who does not know that it is their turn cannot take it: then the citizen mends the address first."""
    step = next_step(record.state, clock.today(), side)
    waits_in_vain = side is Side.CITIZEN and step.who is Side.EMPLOYER and letters.unheard
    return NextStep("unreachable", Side.CITIZEN) if waits_in_vain else step


def spoken(step: NextStep, side: Side, today: date, letters: Arrival) -> tuple[str, str]:
    """What a reader is told comes next: the sentence that stands large, and what follows it."""
    untexted = step.id == "unreachable" and Side.EMPLOYER in letters.untexted
    form = ".late" if late(step, today) else ".sms" if untexted else ""
    first, *more = END.split(gettext(f"turn.{side}.{step.id}{form}"), maxsplit=1)
    # A day has a full stop of its own: it is put in last.
    day = {"day": format_date(step.by, "long")} if step.by else {}
    return first % day, " ".join(more) % day
