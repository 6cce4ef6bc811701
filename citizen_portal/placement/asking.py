"""The steps of a question of the jobcenter: it is asked, answered and read. Pure."""

from __future__ import annotations

from dataclasses import replace

from .questions import Question
from .reasons import WORDS, why
from .state import Event, PlacementState
from .status import Side


def asked(state: PlacementState, event: Event) -> PlacementState:
    """Asked anew, the question before it waits no longer."""
    to = Side(event.content["to"])
    question = Question(event.number, to, event.at, why(event.content))
    return replace(state, questions={**state.questions, to: question})


def replied(state: PlacementState, event: Event) -> PlacementState:
    side = Side(event.by)
    answered = replace(state.questions[side], answer=event.content[WORDS], answered_at=event.at)
    return replace(state, questions={**state.questions, side: answered})


def heard(state: PlacementState) -> PlacementState:
    """Whatever the jobcenter does next, it has read what was answered."""
    left = {side: question for side, question in state.questions.items() if question.answer is None}
    return replace(state, questions=left) if len(left) < len(state.questions) else state


def may_reply(state: PlacementState, event: Event) -> bool:
    """An answer is one to the question that was read; a later one is read first."""
    question = state.asked_of(Side(event.by))
    return question is not None and event.content.get("to_question", question.number) == question.number
