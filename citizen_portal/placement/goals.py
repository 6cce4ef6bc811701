"""The learning goals of a placement, one by one: what each side says became of them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .fields import GOALS_CHOSEN, LEARNING
from .phrases import meant
from .state import PlacementState
from .status import PARTIES, EventKind

RESULTS = ("alone", "with-help", "tried", "not-reached")
# Somebody can do it now, whether or not with help.
REACHED = ("alone", "with-help")
# What one side says of one goal: `goal` in the words it had then, `result` (of RESULTS, or "") and `note`.
Said = Mapping[str, str]


@dataclass(frozen=True)
class Goal:
    """A goal, with what each side says of it. `number` is the one of its box."""

    number: str
    words: str
    said: Mapping[str, Said] = field(default_factory=dict)

    @property
    def result(self) -> str:
        """What became of it: as the citizen says, or the employer where she says nothing; "" where nobody does."""
        said = (self.said.get(side, {}).get("result", "") for side in PARTIES)
        return next(filter(None, said), "")


def goals_of(terms: Mapping[str, str]) -> dict[str, str]:
    """The goals that were filled in or chosen, by the number of their box; a chosen one as it is kept."""
    boxes = (*LEARNING, *GOALS_CHOSEN)
    return {str(number): words for number, box in enumerate(boxes) if (words := terms.get(box, "").strip())}


def goals_seen(state: PlacementState, seen: int) -> dict[str, str]:
    """The goals as they were at a version of the placement; those of today where it cannot be told."""
    versions = [version for version in state.versions if version.number <= seen]
    return goals_of((versions or state.versions)[-1].terms)


def said_by(state: PlacementState, side: str, seen: int = 0) -> dict[str, Said]:
    """What a side says of the goals, by their numbers; as it was at a version, where one is named."""
    told = [event for event in state.history if (event.kind, event.by) == (EventKind.EVALUATED, side)]
    known = [event for event in told if not seen or event.number <= seen]
    return dict(known[-1].content["answers"].get("goals", {})) if known else {}


def told_goals(state: PlacementState) -> list[Goal]:
    """Every goal with what each side says of it: those of the terms first, then those that are there no more."""
    goals = {meant(words): (number, words) for number, words in goals_of(state.terms).items()}
    found: dict[str, dict[str, Said]] = {goal: {} for goal in goals}
    for side in state.evaluations:
        for number, said in said_by(state, side).items():
            goals.setdefault(meant(said["goal"]), (number, said["goal"]))
            found.setdefault(meant(said["goal"]), {})[side] = said
    return [Goal(*goals[goal], said) for goal, said in found.items()]


def strays(state: PlacementState, said: Mapping[str, Said], seen: int) -> dict[str, Said]:
    """What was said of goals that are not there, or were in other words when they were seen."""
    then, now = goals_seen(state, seen), goals_of(state.terms)
    return {
        number: {"goal": then.get(number, ""), **one} for number, one in said.items()
        if number not in now or meant(then.get(number, "")) != meant(now[number])
    }  # fmt: skip


def as_the_other(mine: Mapping[str, Said], theirs: Mapping[str, Said], now: Mapping[str, str]) -> dict[str, Said]:
    """One's own results, and the other side's where one has none: as far as its goals are still there."""
    there = {
        number: said for number, said in theirs.items()
        if said["result"] and number in now and meant(now[number]) == meant(said["goal"])
    }  # fmt: skip
    silent = {"result": "", "note": ""}
    return {
        number: {**said, "result": own["result"] or said["result"], "note": own["note"]}
        for number, said in {**mine, **there}.items() for own in [mine.get(number, silent)]
    }  # fmt: skip
