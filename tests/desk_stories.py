"""Placements of which the jobcenter wants to know something, or that it has written something about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from citizen_portal.placement.status import PARTIES, EventKind, Side, Status

from .placements import AGREED, APPROVED, Story, new
from .placements import STORIES as ALONE

# What the jobcenter asks of each, and other days it writes.
QUESTIONS = tuple(new(Side.JOBCENTER, EventKind.ASKED, to=side, reason="Hvornår?") for side in PARTIES)
DAYS = new(Side.JOBCENTER, EventKind.CHANGED)
# Whatever else is going on, the jobcenter asks both.
ASKED_IN = (
    "sent", "answered", "answered, changed", "agreed", "with the jobcenter", "more needed", "applied", "approved",
    "approved, the citizen wants a change", "approved, the employer wants a change", "approved, a change is decided on",
    "started", "midway", "ended", "three months later",
)  # fmt: skip

OF_THE_DESK: Mapping[str, Story] = {
    **{f"{name}, asked": replace(ALONE[name], happened=(*ALONE[name].happened, *QUESTIONS)) for name in ASKED_IN},
    "sent, the employer asked": Story(Status.SENT, QUESTIONS[1:]),
    "agreed, other days by the jobcenter": Story(Status.EMPLOYER_ANSWERED, (*AGREED, DAYS)),
    "approved, other days by the jobcenter": Story(Status.APPROVED, (*APPROVED, DAYS)),
    "did not start, says the jobcenter": Story(
        Status.DID_NOT_START, APPROVED, "starts_on", 1, (new(Side.JOBCENTER, EventKind.DID_NOT_START),)
    ),
}
STORIES: Mapping[str, Story] = {**ALONE, **OF_THE_DESK}


def of(status: Status) -> dict[str, Story]:
    return {name: story for name, story in STORIES.items() if story.status is status}
