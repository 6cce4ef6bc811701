"""What somebody learned, as a paper for the CV says it: in the reader's language and in Danish."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from ..placement.goals import Goal, told_goals
from ..placement.state import PlacementState
from ..placement.status import Side
from ..trades.library import in_words
from .values import in_danish


@dataclass(frozen=True)
class Skill:
    """A goal as far as it was reached, and who says so (`by`)."""

    words: str
    danish_words: str
    result: str
    danish: str
    note: str
    by: Side

    @property
    def danish_by(self) -> str:
        said: str = in_danish(lambda: gettext(f"cv.by.{self.by}"))
        return said


def skills(state: PlacementState) -> list[Skill]:
    """As the workplace says it, where it does, otherwise as the citizen. What was not reached is nobody's business."""
    found = (_skill(goal) for goal in told_goals(state))
    return [skill for skill in found if skill]


def _skill(goal: Goal) -> Skill | None:
    by = next((side for side in (Side.EMPLOYER, Side.CITIZEN) if goal.said.get(side, {}).get("result")), None)
    if by is None or (said := goal.said[by])["result"] == "not-reached":
        return None
    words, danish = in_words(goal.words), in_danish(lambda: in_words(goal.words))
    result = f"goals.{said['result']}"
    return Skill(words, danish, gettext(result), in_danish(lambda: gettext(result)), said["note"], by)
