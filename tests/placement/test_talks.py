"""A talk is noted once, by the jobcenter, and asks nobody for anything."""

import pytest

from citizen_portal.placement import history
from citizen_portal.placement.state import Event, PlacementState
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.placement.talks import END, MIDWAY, TALKS

from ..placements import APPROVED, new, replayed


def noted(state: PlacementState, talk: object, by: Side = Side.JOBCENTER) -> bool:
    event = Event(state.number + 1, state.changed_at(), by, EventKind.TALK_HELD, {"talk": talk})
    return history.may_happen(state, event, state.starts_on)


@pytest.mark.parametrize("talk", TALKS)
def test_each_talk_is_noted_once(talk: str) -> None:
    held = replayed(*APPROVED, new(Side.JOBCENTER, EventKind.TALK_HELD, talk=talk))
    assert noted(replayed(*APPROVED), talk) and not noted(held, talk) and set(held.talks) == {talk}
    assert all(noted(held, other) for other in {MIDWAY, END} - {talk})


@pytest.mark.parametrize("talk", ["", "coffee", None, 1])
def test_what_is_no_talk_is_refused(talk: object) -> None:
    assert not noted(replayed(*APPROVED), talk)


def test_only_the_jobcenter_notes_one() -> None:
    assert not any(noted(replayed(*APPROVED), END, side) for side in Side if side is not Side.JOBCENTER)


def test_it_changes_nobodys_turn() -> None:
    before = replayed(*APPROVED)
    after = replayed(*APPROVED, new(Side.JOBCENTER, EventKind.TALK_HELD, talk=MIDWAY))
    assert (after.status, after.waits_for, after.asked_at) == (before.status, before.waits_for, before.asked_at)
