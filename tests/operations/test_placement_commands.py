"""The jobcenter says where a placement has got to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from citizen_portal.operations import placement_commands
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events
from citizen_portal.records.repository import PlacementRecord

from ..placements import STORIES, made, on, sent

WITHDRAW = events.NewEvent(Side.CITIZEN, EventKind.WITHDRAWN)
Change = Callable[[PlacementRecord], object]


@pytest.mark.parametrize(("change", "says"), [
    (events.delete_placement, "No placement has the reference {}."),
    (lambda record: events.record_event(record, WITHDRAW, 1), "{} is withdrawn and stays so."),
], ids=["deleted", "withdrawn"])  # fmt: skip
def test_what_became_of_a_placement_that_was_to_be_moved_is_said(
    app: Flask, monkeypatch: pytest.MonkeyPatch, change: Change, says: str
) -> None:
    with app.app_context():
        record = sent()
    move = events.record_event_with_retry

    def after_a_change(found: PlacementRecord, new: events.NewEvent) -> PlacementRecord:
        change(found)
        return move(found, new)

    monkeypatch.setattr(placement_commands, "record_event_with_retry", after_a_change)
    done = app.test_cli_runner().invoke(args=["placement", "move", record.reference, "applied"])
    assert (done.exit_code, done.output) == (1, f"Error: {says.format(record.reference)}\n")


def test_an_approval_that_comes_after_the_agreed_start_is_refused_with_the_reason(app: Flask) -> None:
    with app.app_context():
        record = made(STORIES["applied"])
    with on(record.state.starts_on + timedelta(days=1)):
        late = app.test_cli_runner().invoke(args=["placement", "move", record.reference, "approved"])
    reason = f"{record.reference} was to start on {record.state.starts_on}: new days come first."
    assert (late.exit_code, late.output) == (1, f"Error: {reason}\n")
