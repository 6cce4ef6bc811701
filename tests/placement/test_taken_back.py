"""Taken back, a word counts as if it had not been said; what was said beside it stays."""

from __future__ import annotations

from typing import Any

import pytest

from citizen_portal import clock
from citizen_portal.placement import history
from citizen_portal.placement.call import Call, call_of
from citizen_portal.placement.next_step import next_step
from citizen_portal.placement.state import Event, PlacementState
from citizen_portal.placement.status import CHANGEABLE, EventKind, Side, Status
from citizen_portal.placement.taken_back import by_telephone

from ..people import case

NOON, FIELDS = clock.now(), case("cafe-dagpenge-da").fields
CALL = Call("Pia Holm", NOON.isoformat(), "today", "Karen Holm", "k")
Said = tuple[Side, EventKind, dict[str, Any]]
AS_IT_IS: dict[str, Any] = {"terms": {}, "employer": {"placed_now": "1"}, "at_once": True}
YES: Said = (Side.EMPLOYER, EventKind.ANSWERED, {**AS_IT_IS, **CALL.kept})
OWN_YES: Said = (Side.EMPLOYER, EventKind.ANSWERED, AS_IT_IS)
NO: Said = (Side.EMPLOYER, EventKind.DECLINED, {"reason_id": "no_time", **CALL.kept})
CHANGE: Said = (Side.CITIZEN, EventKind.CHANGED, {"terms": {"weekly_hours": "20"}, **CALL.kept})
LATER: Said = (Side.CITIZEN, EventKind.CONTACT_CHANGED, {"email": "mette.ny@example.org"})


def moved(status: Status) -> Said:
    return Side.JOBCENTER, EventKind.MOVED, {"status": status}


def back(side: Side, number: int) -> Said:
    return side, EventKind.TAKEN_BACK, {"number": number}


def after(*happened: Said, call: Call | None = None) -> PlacementState:
    events = [Event(number, NOON, by, kind, content) for number, (by, kind, content) in enumerate(happened, 2)]
    return history.replay(FIELDS, NOON, events, call)


def may(state: PlacementState, said: Said) -> bool:
    by, kind, content = said
    return history.may_happen(state, Event(state.number + 1, NOON, by, kind, content), NOON.date())


def test_a_call_is_read_as_it_was_kept() -> None:
    assert call_of(CALL.kept) == CALL and call_of({}) is None


def test_an_answer_taken_back_was_none() -> None:
    state = after(YES, back(Side.EMPLOYER, 2))
    assert (state.status, state.answered, state.employer) == (Status.SENT, False, {})
    assert state.waits_for is Side.JOBCENTER and state.answerable
    assert next_step(state, NOON.date()).id == "taken-back"


@pytest.mark.parametrize("status", [Status.WITH_JOBCENTER, Status.APPLIED, Status.MORE_NEEDED])
def test_what_rested_on_it_does_not_stand_either(status: Status) -> None:
    assert after(YES, moved(status), back(Side.EMPLOYER, 2)).status == Status.SENT


def test_an_own_answer_before_stands_again() -> None:
    assert after(OWN_YES, NO, back(Side.EMPLOYER, 3)).status == Status.AGREED
    assert after(OWN_YES, CHANGE, back(Side.CITIZEN, 3)).both_agree


def test_what_was_said_since_stays() -> None:
    state = after(YES, LATER, back(Side.EMPLOYER, 2))
    assert state.email == "mette.ny@example.org" and len(state.history) == 3


def test_a_change_taken_back_leaves_the_terms_as_they_were() -> None:
    state = after(CHANGE, back(Side.CITIZEN, 2))
    assert state.terms["weekly_hours"] == "37" and state.status == Status.SENT


def test_an_open_change_falls_away() -> None:
    state = after(OWN_YES, moved(Status.APPROVED), CHANGE, back(Side.CITIZEN, 4))
    assert state.open_change is None and state.status == Status.APPROVED


def test_a_registration_taken_back_is_withdrawn_and_waits_for_the_jobcenter() -> None:
    state = after(OWN_YES, back(Side.CITIZEN, 1), call=CALL)
    assert (state.status, state.waits_for) == (Status.WITHDRAWN, Side.JOBCENTER)


@pytest.mark.parametrize("decided", [Status.APPROVED, Status.NOT_APPROVED])
def test_after_the_decision_nothing_is_undone_but_it_is_heard(decided: Status) -> None:
    state = after(YES, moved(decided), back(Side.EMPLOYER, 2))
    assert state.status == decided and state.waits_for is Side.JOBCENTER
    assert state.answered and not state.undone and state.taken_back == {2}


def test_what_was_only_heard_of_counts_when_another_word_is_taken_back() -> None:
    state = after(YES, moved(Status.APPROVED), back(Side.EMPLOYER, 2), CHANGE, back(Side.CITIZEN, 5))
    assert state.employer == {"placed_now": "1"} and state.open_change is None


def test_only_whoever_was_written_down_takes_it_back_and_once() -> None:
    assert may(after(YES), back(Side.EMPLOYER, 2)) and not may(after(YES), back(Side.CITIZEN, 2))
    assert not may(after(OWN_YES), back(Side.EMPLOYER, 2)) and not may(after(YES), back(Side.CITIZEN, 1))
    assert not may(after(YES, back(Side.EMPLOYER, 2)), back(Side.EMPLOYER, 2))
    assert not may(after(YES), (Side.EMPLOYER, EventKind.TAKEN_BACK, {}))


SETTLES: tuple[Said, ...] = ((Side.JOBCENTER, EventKind.LOOKED_INTO, {}), OWN_YES, YES, NO, moved(Status.MORE_NEEDED))


@pytest.mark.parametrize("said", SETTLES)
def test_the_jobcenter_is_asked_until_somebody_says_what_holds(said: Said) -> None:
    disputed = after(YES, back(Side.EMPLOYER, 2))
    assert may(disputed, said) and after(YES, back(Side.EMPLOYER, 2), said).disputed is None


def test_what_says_nothing_about_it_settles_nothing() -> None:
    assert after(YES, back(Side.EMPLOYER, 2), LATER).disputed is Side.EMPLOYER
    assert not may(after(YES), (Side.JOBCENTER, EventKind.LOOKED_INTO, {}))


def test_the_registration_is_the_first_that_was_said() -> None:
    assert [event.number for event in by_telephone(after(YES, OWN_YES, NO, call=CALL))] == [1, 2, 4]
    assert not by_telephone(after(OWN_YES))


@pytest.mark.parametrize("status", CHANGEABLE)
def test_wherever_it_stands_undecided_an_answer_can_be_taken_back(status: Status) -> None:
    assert after(YES, moved(status), back(Side.EMPLOYER, 2)).undone == {2}
