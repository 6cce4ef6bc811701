"""How what comes next looks to whoever reads it, before a word of it is read. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from .evaluation import FURTHER
from .next_step import NextStep
from .state import PlacementState
from .status import Side


class Tone(StrEnum):
    """A state's colour and picture; the strings are promises, pages hold them as marks."""

    WAIT = "wait"
    TURN = "turn"
    YES = "yes"
    STOP = "stop"
    PLAIN = "plain"


# By the id of the next step: for whoever is to take it, and for everybody else.
TONES: Mapping[str, tuple[Tone, Tone]] = {
    **dict.fromkeys(("draft", "sent", "silent", "unreachable", "answered", "changed"), (Tone.TURN, Tone.WAIT)),
    **dict.fromkeys(("agreed", "applied", "more-needed", "taken-back"), (Tone.TURN, Tone.WAIT)),
    **dict.fromkeys(("change-citizen", "change-employer", "change-jobcenter"), (Tone.TURN, Tone.WAIT)),
    **dict.fromkeys(("question", "dates", "dates-theirs"), (Tone.TURN, Tone.WAIT)),
    **dict.fromkeys(("ended", "three-months"), (Tone.TURN, Tone.WAIT)),
    "declined": (Tone.TURN, Tone.PLAIN),
    **dict.fromkeys(("approved", "started", "midway", "ending", "told"), (Tone.YES, Tone.YES)),
    **dict.fromkeys(("passed", "not-approved"), (Tone.STOP, Tone.STOP)),
    **dict.fromkeys(("withdrawn", "did-not-start", "lapsed"), (Tone.PLAIN, Tone.PLAIN)),
}


def tone(step: NextStep, reader: Side, state: PlacementState) -> Tone:
    """An early end is celebrated where the reader said that it led to a job, to paid hours or to an education."""
    if step.id == "told" and state.ends and state.evaluations[reader].get("outcome") not in FURTHER:
        return Tone.PLAIN
    return TONES[step.id][0 if step.who is reader else 1]
