"""A change after the application: the old terms hold until everybody it needs has agreed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from citizen_portal.placement import changes, history
from citizen_portal.placement.agreement import typed_date
from citizen_portal.placement.change_kinds import ChangeKind
from citizen_portal.placement.next_step import next_step
from citizen_portal.placement.state import Event, PlacementState
from citizen_portal.placement.status import EventKind, Side, Status
from citizen_portal.records.events import NewEvent

from ..placements import APPLIED, APPROVED, DECIDED_ON, HOURS, SENT_AT, STOPPED, WANTED, fitted, moved, new, replayed

YES = {side: new(side, EventKind.AGREED) for side in (Side.CITIZEN, Side.EMPLOYER)}
DROP = new(Side.CITIZEN, EventKind.CHANGE_DROPPED)
SAYS = {word: new(Side.JOBCENTER, EventKind(f"change-{word}")) for word in ("approved", "refused")}
CONTACT = new(Side.EMPLOYER, EventKind.CONTACT_CHANGED)


def may(state: PlacementState, event: NewEvent, days: int = 10) -> bool:
    happens = Event(state.number + 1, SENT_AT, event.by, event.kind, event.content)
    return history.may_happen(state, happens, SENT_AT.date() + timedelta(days=days))


def test_until_the_other_side_has_agreed_what_was_agreed_holds() -> None:
    wanted = replayed(*APPROVED, WANTED[Side.CITIZEN])
    assert wanted.terms == replayed(*APPROVED).terms and wanted.waits_for is Side.EMPLOYER
    assert wanted.proposed_terms["tasks"] == "Pakke varer"
    assert not may(wanted, YES[Side.CITIZEN]) and may(wanted, YES[Side.EMPLOYER])


@pytest.mark.parametrize(("before", "status"), [(APPLIED, Status.APPLIED), (APPROVED, Status.APPROVED)])
def test_other_tasks_hold_as_soon_as_both_agree(before: tuple[NewEvent, ...], status: Status) -> None:
    changed = replayed(*before, WANTED[Side.CITIZEN], YES[Side.EMPLOYER])
    assert (changed.status, changed.terms["tasks"], changed.change) == (status, "Pakke varer", None)
    assert (changed.latest.kind, changed.latest.by) == (ChangeKind.CONTENT, Side.CITIZEN)
    assert changed.before.terms["tasks"] == replayed(*before).terms["tasks"]


def test_other_hours_wait_for_the_jobcenter_once_it_has_decided() -> None:
    both = replayed(*APPROVED, *DECIDED_ON)
    assert both.terms["weekly_hours"] == "25" and both.waits_for is Side.JOBCENTER
    assert next_step(both, SENT_AT.date()).id == "change-jobcenter"
    said = {word: replayed(*APPROVED, *DECIDED_ON, event) for word, event in SAYS.items()}
    assert said["approved"].terms["weekly_hours"] == "20" and said["refused"].terms["weekly_hours"] == "25"
    assert all(state.change is None and state.status is Status.APPROVED for state in said.values())


def test_other_hours_in_an_application_nobody_has_decided_are_applied_for_anew() -> None:
    again = replayed(*APPLIED, *DECIDED_ON)
    assert (again.status, again.terms["weekly_hours"], again.waits_for) == (Status.AGREED, "20", Side.EMPLOYER)


def test_the_jobcenter_decides_on_nothing_the_two_have_not_agreed_to() -> None:
    assert not may(replayed(*APPROVED), SAYS["approved"]) and not may(replayed(*APPROVED, HOURS), SAYS["refused"])
    assert may(replayed(*APPROVED, *DECIDED_ON), SAYS["refused"])


@pytest.mark.parametrize(("day", "moves"), [("starts_on", -5), ("starts_on", 5), ("ends_on", -5)])
def test_days_that_have_passed_meanwhile_are_not_approved_any_more(day: str, moves: int) -> None:
    wanted = getattr(replayed(*APPROVED), day) + timedelta(days=moves)
    asked = new(Side.EMPLOYER, EventKind.CHANGED, terms=typed_date(day, wanted))
    both = replayed(*APPROVED, asked, YES[Side.CITIZEN])
    last = (wanted - SENT_AT.date()).days
    assert may(both, SAYS["approved"], last) and not may(both, SAYS["approved"], last + 1)
    assert may(both, SAYS["refused"], last + 1)


def test_other_hours_are_approved_however_long_it_has_lasted() -> None:
    both = replayed(*APPROVED, *DECIDED_ON)
    assert may(both, SAYS["approved"], (both.ends_on - SENT_AT.date()).days)


def test_either_side_can_let_it_be_and_whoever_wants_something_else_is_answered_instead() -> None:
    assert replayed(*APPROVED, HOURS, DROP).change is None
    instead = replayed(*APPROVED, HOURS, WANTED[Side.CITIZEN])
    assert instead.waits_for is Side.EMPLOYER and instead.proposed_terms["weekly_hours"] == "25"


def test_whom_one_reaches_changes_at_once_and_takes_nothing_back() -> None:
    reached = replayed(*APPROVED, HOURS, CONTACT)
    assert reached.terms["workplace_contact"] == reached.employer["daily_contact_name"] == "Ida Falk"
    assert reached.both_agree and reached.open_change and reached.latest.kind is ChangeKind.CONTACT
    assert reached.proposed_terms["workplace_contact"] == "Ida Falk"


def test_the_jobcenter_looks_at_it_anew_and_the_other_side_is_asked_again() -> None:
    again = replayed(*APPROVED, *DECIDED_ON, moved(Status.APPLIED))
    assert again.change_waits_for is Side.CITIZEN and may(again, YES[Side.CITIZEN])


def test_what_was_wanted_lies_ready_where_it_has_to_be_written_in_another_way() -> None:
    needed = replayed(*APPLIED, HOURS, moved(Status.MORE_NEEDED))
    assert needed.open_change is None and needed.waits_for is Side.EMPLOYER
    assert needed.proposed_terms["weekly_hours"] == "20" and needed.terms["weekly_hours"] == "25"
    answered = replayed(*APPLIED, HOURS, moved(Status.MORE_NEEDED), new(Side.EMPLOYER, EventKind.ANSWERED))
    assert answered.change is None


def test_what_the_other_side_alone_may_write_is_left_to_it_in_a_change_of_the_same_kind() -> None:
    goals = new(Side.CITIZEN, EventKind.CHANGED, terms={"tasks": "Pakke varer", "learning-1": "Tage imod varer"})
    change = replayed(*APPROVED, goals).open_change
    assert changes.beyond(change, ChangeKind.CONTENT, Side.EMPLOYER) == {"learning-1": "Tage imod varer"}
    assert changes.beyond(change, ChangeKind.TERMS, Side.EMPLOYER) == {}
    none = changes.beyond(None, ChangeKind.CONTENT, Side.CITIZEN)
    assert changes.beyond(change, ChangeKind.CONTENT, Side.CITIZEN) == none


def test_nothing_is_changed_once_an_end_is_told() -> None:
    approved = replayed(*APPROVED)
    ended = replayed(*APPROVED, HOURS, fitted(STOPPED[Side.CITIZEN], approved))
    day = (approved.starts_on + timedelta(days=3) - SENT_AT.date()).days
    assert ended.open_change is None and not may(ended, HOURS, day) and may(approved, HOURS, day)


def test_it_is_the_other_sides_turn_and_after_the_last_day_nobodys() -> None:
    wanted = replayed(*APPROVED, WANTED[Side.EMPLOYER])
    assert next_step(wanted, wanted.starts_on).who is Side.CITIZEN
    assert next_step(wanted, wanted.ends_on + timedelta(days=1)).id == "ended"


@pytest.mark.parametrize(("asked", "before", "after"), [
    (WANTED[Side.CITIZEN], "change-employer", "passed"), (HOURS, "change-citizen", "change-citizen"),
])  # fmt: skip
def test_an_unapproved_start_that_has_passed_comes_first_unless_other_days_are_wanted(
    asked: NewEvent, before: str, after: str
) -> None:
    state = replayed(*APPLIED, asked)
    days = (state.starts_on - timedelta(days=1), state.starts_on)
    assert [next_step(state, day).id for day in days] == [before, after]


def test_seen_as_it_would_be_it_has_the_new_terms_and_nothing_open() -> None:
    wanted = replayed(*APPROVED, HOURS)
    seen = changes.as_asked_for(wanted)
    assert seen.terms == wanted.proposed_terms and seen.change is None
    assert changes.as_asked_for(replace(wanted, change=None)).versions == wanted.versions
