"""The steps of a question of the jobcenter: it is asked, answered and read. Pure."""

from __future__ import annotations

from dataclasses import replace

from .questions import Question
from .reasons import WORDS, why
from .state import Event, PlacementState
from .status import EventKind, Side

# What is pressed in a list: nobody has seen there what was answered.
IN_A_LIST = (EventKind.ASSIGNED, EventKind.TALK_HELD)


def asked(state: PlacementState, event: Event) -> PlacementState:
    """Asked anew, the question before it waits no longer."""
    to = Side(event.content["to"])
    question = Question(event.number, to, event.at, why(event.content))
    return replace(state, questions={**state.questions, to: question})


def replied(state: PlacementState, event: Event) -> PlacementState:
    side = Side(event.by)
    answered = replace(state.questions[side], answer=event.content[WORDS], answered_at=event.at)
    return replace(state, questions={**state.questions, side: answered})


def answered(state: PlacementState) -> bool:
    """Whether there is an answer the jobcenter has not read."""
    return any(question.answer is not None for question in state.open_questions.values())


def reads(event: Event) -> bool:
    """Whatever the jobcenter does next on the page of a placement, it has read what was answered."""
    return event.by == Side.JOBCENTER and event.kind not in IN_A_LIST


def heard(state: PlacementState) -> PlacementState:
    """What was answered is read."""
    left = {side: question for side, question in state.questions.items() if question.answer is None}
    return replace(state, questions=left) if len(left) < len(state.questions) else state


def may_reply(state: PlacementState, event: Event) -> bool:
    """An answer is one to the question that was read; a later one is read first."""
    question = state.asked_of(Side(event.by))
    return question is not None and event.content.get("to_question", question.number) == question.number
