"""The tables of statuses and events say something about every one of them."""

from collections.abc import Mapping

import pytest

from citizen_portal import i18n
from citizen_portal.placement import history, next_step, status
from citizen_portal.placement.status import EventKind, Side, Status

LABELS = i18n.label_ids()


@pytest.mark.parametrize("table", [status.WAITS_FOR, status.TRANSITIONS, next_step.NEXT])
def test_every_status_is_in_every_table(table: Mapping[Status, object]) -> None:
    assert set(table) == set(Status)


def test_every_kind_of_event_is_applied() -> None:
    assert set(history.STEPS) == set(EventKind)


def test_every_side_may_move_a_placement_somewhere_or_nowhere() -> None:
    assert set(status.MOVES) == set(Side)


@pytest.mark.parametrize("one", Status)
def test_every_status_has_a_name(one: Status) -> None:
    assert one is Status.DRAFT or f"status.{one}" in LABELS


def test_every_kind_of_event_can_happen_somewhere() -> None:
    assert {kind for row in status.TRANSITIONS.values() for kind in row} == set(EventKind)


def test_a_status_nobody_knows_is_none() -> None:
    assert status.read_status("on-the-moon") is None and status.read_status("agreed") is Status.AGREED
