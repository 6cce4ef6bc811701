"""What a rule stops of an answer, a proposal or an agreement before it is written."""

from __future__ import annotations

from dataclasses import replace

from .. import clock
from ..guidance import law
from ..placement import history
from ..placement.state import Event
from ..placement.status import PROPOSABLE, EventKind
from . import findings
from .refusals import Stopped
from .repository import PlacementRecord


def marked(record: PlacementRecord, event: Event) -> Event:
    """Numbers of the workplace that leave no room are kept with its answer; but then nothing is agreed yet."""
    if event.kind != EventKind.ANSWERED:
        return event
    event = replace(event, content={**event.content, "at_once": True})
    after = history.apply(record.state, event)
    full = any(found.stops for found in findings.ratio(after, law.rules_of(clock.today())))
    return replace(event, content={**event.content, "stopped": True}) if full else event


def refuse(now: PlacementRecord, event: Event) -> None:
    """Whatever way leads to an agreement: nobody proposes, and nobody agrees to, what a rule stops.

    `now` is the record as it would stand. Raises Stopped.
    """
    if event.kind not in (EventKind.ANSWERED, EventKind.CHANGED, EventKind.AGREED):
        # Nothing else is kept back by a change that lies open, and that a rule of today stops.
        return
    rules = law.rules_of(clock.today())
    if now.state.status in PROPOSABLE:
        stops = tuple(finding for finding in findings.of_change(now.state, rules) if finding.stops)
    elif event.kind == EventKind.AGREED:
        stops = findings.stops(now.state, rules)
    else:
        stops = findings.stops_of_terms(now.state, rules)
    if stops:
        raise Stopped(stops)
