"""What the two told of how it went, beside the goals: only the jobcenter reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext

from ..documents.written import marked
from ..placement.evaluation import EVALUATION_QUESTIONS
from ..placement.state import PlacementState
from ..placement.status import PARTIES, Side
from .beside import Row


def afterwards(state: PlacementState) -> dict[Side, list[Row]]:
    """The answers of each who has told something, the citizen's of three months later as the last one."""
    told = {side: list(_answers(state.evaluations.get(side, {}))) for side in PARTIES}
    if state.later:
        told[Side.CITIZEN].append(_row("three_months_later", "later", state.later))
    return {side: rows for side, rows in told.items() if rows}


def _answers(answers: Mapping[str, Any]) -> Iterator[Row]:
    for question in EVALUATION_QUESTIONS:
        if said := answers.get(question, ""):
            yield _row(question, "after", said)


def _row(question: str, room: str, said: str) -> Row:
    """What was chosen is in our words; only the comment is their own."""
    own = question == "comment"
    values = marked((said if own else gettext(f"{room}.{question}.{said}"),))
    return Row(question, gettext(f"{room}.{question}.label"), values, "auto", own_words=own, proper=False)
