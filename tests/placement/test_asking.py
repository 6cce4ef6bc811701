"""A question waits for whoever is asked, its answer for the jobcenter, and neither touches what is agreed."""

from __future__ import annotations

import pytest

from citizen_portal import clock
from citizen_portal.placement import history
from citizen_portal.placement.next_step import next_step
from citizen_portal.placement.state import Event
from citizen_portal.placement.status import PARTIES, TRANSITIONS, EventKind, Side, Status
from citizen_portal.records.events import NewEvent

from ..desk_stories import QUESTIONS
from ..placements import AGREED, APPLIED, moved, new, replayed

REPLIES = tuple(new(side, EventKind.REPLIED) for side in PARTIES)
HEARD = new(Side.JOBCENTER, EventKind.HEARD)


def test_both_can_be_asked_at_once_and_an_answer_is_read_first() -> None:
    asked, answered = replayed(*APPLIED, *QUESTIONS), replayed(*APPLIED, *QUESTIONS, REPLIES[1])
    assert asked.turn[0] is Side.CITIZEN and answered.turn[0] is Side.JOBCENTER
    assert [next_step(asked, clock.today(), side).id for side in PARTIES] == ["question", "question"]
    assert next_step(answered, clock.today(), Side.EMPLOYER).id == "applied"


def test_nothing_of_the_agreement_changes_with_it() -> None:
    before, after = replayed(*AGREED), replayed(*AGREED, *QUESTIONS, *REPLIES, HEARD)
    assert (after.status, after.terms, after.agreed, after.asked_at) == (
        before.status, before.terms, before.agreed, before.asked_at,
    )  # fmt: skip
    assert after.turn[0] is before.turn[0] and not after.open_questions


@pytest.mark.parametrize("what", [HEARD, moved(Status.APPROVED), new(Side.JOBCENTER, EventKind.ASKED)])
def test_whatever_the_jobcenter_does_next_it_has_read_the_answer(what: object) -> None:
    state = replayed(*APPLIED, *QUESTIONS[:1], REPLIES[0], what)  # type: ignore[arg-type]
    assert not [one for one in state.open_questions.values() if one.answer is not None]


def test_taking_it_reads_no_answer() -> None:
    state = replayed(*APPLIED, *QUESTIONS[:1], REPLIES[0], new(Side.JOBCENTER, EventKind.ASSIGNED))
    assert state.turn[0] is Side.JOBCENTER and state.assigned_to == "karen" and state.open_questions


def test_a_talk_that_is_noted_in_a_list_reads_no_answer() -> None:
    held = NewEvent(Side.JOBCENTER, EventKind.TALK_HELD, {"talk": "midway"})
    state = replayed(*APPLIED, moved(Status.APPROVED), *QUESTIONS[:1], REPLIES[0], held)
    assert state.turn[0] is Side.JOBCENTER and state.talks and state.open_questions


def test_what_is_over_asks_nothing() -> None:
    assert not replayed(*APPLIED, *QUESTIONS, moved(Status.NOT_APPROVED)).open_questions


def test_only_what_is_beside_the_agreement_leaves_an_older_decision_standing() -> None:
    state = replayed(*APPLIED, *QUESTIONS)
    seen = state.number - len(QUESTIONS)
    assert history.only_aside(state, seen) and not history.only_aside(state, seen - 1)
    assert not history.only_aside(state, 0)


def test_nobody_answers_what_was_not_asked() -> None:
    reply = Event(9, clock.now(), Side.EMPLOYER, EventKind.REPLIED, {"reason": "Ja"})
    assert not history.may_happen(replayed(*APPLIED, *QUESTIONS[:1]), reply, clock.today())
    assert history.may_happen(replayed(*APPLIED, *QUESTIONS), reply, clock.today())


@pytest.mark.parametrize("status", [Status.STARTED, Status.MIDWAY])
def test_also_of_what_is_running_something_is_asked_answered_and_read(status: Status) -> None:
    talk = {kind: TRANSITIONS[status].get(kind) for kind in (EventKind.ASKED, EventKind.REPLIED, EventKind.HEARD)}
    assert list(talk.values()) == [frozenset({Side.JOBCENTER}), frozenset(PARTIES), frozenset({Side.JOBCENTER})]
    assert EventKind.TALK_HELD in TRANSITIONS[status]
