"""What happens to a placement, replayed without a database."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from citizen_portal import clock
from citizen_portal.placement import agreement, history
from citizen_portal.placement.next_step import next_step
from citizen_portal.placement.start_guard import may_start
from citizen_portal.placement.state import Event, PlacementState
from citizen_portal.placement.status import EventKind, Side

from ..people import case
from ..placements import new, replayed

NOON = clock.now()
FIELDS = case("cafe-dagpenge-da").fields
SHORTER = {"terms": {"weekly_hours": "25"}, "employer": {"placed_now": "0"}}
AS_IT_IS: dict[str, Any] = {"terms": {}, "employer": {}, "at_once": True}


def after(*happened: tuple[str, str, dict[str, Any]]) -> PlacementState:
    events = [Event(number, NOON, by, kind, content) for number, (by, kind, content) in enumerate(happened, 2)]
    return history.replay(FIELDS, NOON, events)


def test_what_was_sent_waits_for_the_employer() -> None:
    begun = after()
    assert (begun.status, begun.awaits(Side.EMPLOYER), begun.awaits(Side.CITIZEN)) == ("sent", True, False)


def test_a_corrected_answer_asks_the_citizen_and_keeps_both_versions() -> None:
    answered = after((Side.EMPLOYER, "answered", SHORTER))
    assert answered.status == "employer-answered" and answered.awaits(Side.CITIZEN)
    assert [version.terms["weekly_hours"] for version in answered.versions] == ["37", "25"]
    assert agreement.differing(answered.terms, answered.before.terms) == ("weekly_hours",)


def test_a_yes_without_a_change_is_agreed_at_once() -> None:
    assert after((Side.EMPLOYER, "answered", AS_IT_IS)).status == "agreed"
    told = {
        "terms": {"support": "Pia følger op", "job_realistic": "hours"},
        "employer": {"placed_now": "0"},
        "at_once": True,
    }
    assert after((Side.EMPLOYER, "answered", told)).status == "agreed"


def test_an_answer_from_before_a_yes_was_whole_still_asks_the_citizen() -> None:
    before = after((Side.EMPLOYER, "answered", {"terms": {}, "employer": {}}))
    assert before.status == "employer-answered" and before.awaits(Side.CITIZEN)


def test_a_yes_that_leaves_no_room_is_an_answer_and_no_agreement() -> None:
    full = after((Side.EMPLOYER, "answered", {**AS_IT_IS, "stopped": True}))
    assert full.status == "employer-answered" and full.awaits(Side.CITIZEN)


def test_what_is_added_agrees_to_nothing_and_takes_nothing_back_but_where_there_is_no_room() -> None:
    more = {"terms": {"support": "Pia følger op"}, "employer": {"placed_now": "1"}, "added": True}
    asked = after((Side.EMPLOYER, "answered", SHORTER), (Side.EMPLOYER, "answered", more))
    assert asked.status == "employer-answered" and asked.agreed == {Side.EMPLOYER}
    assert asked.terms["support"] == "Pia følger op" and asked.employer == {"placed_now": "1"}
    full = after((Side.EMPLOYER, "answered", AS_IT_IS), (Side.EMPLOYER, "answered", {**more, "stopped": True}))
    assert full.status == "employer-answered" and full.employer["placed_now"] == "1"


def test_nothing_is_added_to_a_yes_that_does_not_stand() -> None:
    adds = Event(9, NOON, Side.EMPLOYER, "answered", {**AS_IT_IS, "added": True})
    yes = (Side.EMPLOYER, "answered", AS_IT_IS)
    no: tuple[str, str, dict[str, Any]] = (Side.EMPLOYER, "declined", {})
    changed = (Side.CITIZEN, "changed", {"terms": {"tasks": "Andet"}})
    may = [
        history.may_happen(after(*happened), adds, NOON.date()) for happened in ((), (yes,), (yes, no), (yes, changed))
    ]
    assert may == [False, True, False, False]


def test_the_reason_of_a_no_is_kept_until_it_becomes_a_yes() -> None:
    no: tuple[str, str, dict[str, Any]] = (Side.EMPLOYER, "declined", {"reason_id": "no_room", "reason": ""})
    assert after(no).declined_reason == "no_room" and after(no).declined == ""
    assert after(no, (Side.EMPLOYER, "answered", AS_IT_IS)).declined_reason == ""


def test_both_have_to_stand_by_the_same_words() -> None:
    agreed = after((Side.EMPLOYER, "answered", SHORTER), (Side.CITIZEN, "agreed", {}))
    assert agreed.status == "agreed" and agreed.agreed == {Side.CITIZEN, Side.EMPLOYER}


def test_a_change_after_the_agreement_asks_the_other_side_again() -> None:
    changed = after(
        (Side.EMPLOYER, "answered", SHORTER),
        (Side.CITIZEN, "agreed", {}),
        (Side.CITIZEN, "changed", {"terms": {"tasks": "Andet"}}),
    )
    assert changed.status == "employer-answered" and changed.awaits(Side.EMPLOYER)
    assert next_step(changed, clock.today()).id == "changed"


def test_an_employer_who_changes_nothing_of_a_change_agrees_to_it() -> None:
    again = after(
        (Side.EMPLOYER, "answered", SHORTER), (Side.CITIZEN, "changed", {"terms": {"weekly_hours": "28"}}),
        (Side.EMPLOYER, "answered", {"terms": {"weekly_hours": "28,0"}, "employer": {}}),
    )  # fmt: skip
    assert again.agreed == {Side.CITIZEN, Side.EMPLOYER}


def test_a_no_gives_the_turn_back_to_the_citizen_and_can_become_a_yes() -> None:
    no = after((Side.EMPLOYER, "declined", {"reason": "Vi flytter."}))
    assert next_step(no, clock.today()).id == "declined" and not no.changeable
    yes = after((Side.EMPLOYER, "declined", {"reason": "Vi flytter."}), (Side.EMPLOYER, "answered", AS_IT_IS))
    assert yes.declined is None and yes.awaits(Side.CITIZEN)


def test_nobody_may_start_before_the_approval_is_recorded() -> None:
    applied = after(
        (Side.EMPLOYER, "answered", AS_IT_IS),
        (Side.CITIZEN, "agreed", {}),
        (Side.EMPLOYER, "moved", {"status": "applied"}),
    )
    assert not may_start(applied)
    assert next_step(applied, applied.starts_on).id == "passed"


def test_once_approved_the_calendar_moves_it_on() -> None:
    approved = after((Side.JOBCENTER, "moved", {"status": "approved"}))
    days = (approved.starts_on - timedelta(1), approved.starts_on, approved.midway_on, approved.ends_on + timedelta(1))
    assert [history.status_on(approved, day) for day in days] == ["approved", "started", "midway", "ended"]
    assert may_start(approved)


def test_a_silent_employer_is_pointed_out_after_some_working_days() -> None:
    begun = after()
    assert [next_step(begun, NOON.date() + timedelta(days)).id for days in (0, 12)] == ["sent", "silent"]


@pytest.mark.parametrize(("one", "other"), [("37", "37,0"), ("07", "7"), ("٣٧", "37")])
def test_another_spelling_is_no_change(one: str, other: str) -> None:
    assert not agreement.differing({"weekly_hours": one}, {"weekly_hours": other})


def test_what_nobody_knows_any_more_changes_nothing_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    agreed: tuple[Any, ...] = ((Side.EMPLOYER, "answered", SHORTER), (Side.CITIZEN, "agreed", {}))
    known = after(*agreed)
    odd: tuple[Any, ...]
    for odd in (("robot", "sang", {}), (Side.JOBCENTER, "moved", {"status": "on-the-moon"})):
        state = after(*agreed, odd)
        assert (state.status, state.terms, state.number) == (known.status, known.terms, known.number + 1)
    assert len(caplog.records) == 2 and "sang" in caplog.text


def test_a_new_link_asks_the_employer_again_and_nobody_else() -> None:
    later = NOON + timedelta(days=1)
    link = Event(2, later, Side.CITIZEN, "relinked", {"contact_email": ""})
    assert history.apply(after(), link).asked_at == later
    applied = after((Side.JOBCENTER, "moved", {"status": "applied"}))
    assert history.apply(applied, link).asked_at == NOON


def test_the_talks_are_on_working_days() -> None:
    assert agreement.middle(date(2026, 12, 12), date(2027, 1, 8)) == date(2026, 12, 23)
    assert agreement.last_working_day(date(2026, 12, 12), date(2026, 12, 13)) == date(2026, 12, 13)


def test_numbers_added_to_what_both_stand_by_take_nothing_back() -> None:
    agreed: tuple[Any, ...] = ((Side.EMPLOYER, "answered", SHORTER), (Side.CITIZEN, "agreed", {}))
    more = {"terms": {}, "employer": {"placed_now": "1"}}
    for status, before in (
        ("agreed", agreed),
        ("more-needed", (*agreed, (Side.JOBCENTER, "moved", {"status": "more-needed"}))),
    ):
        again = after(*before, (Side.EMPLOYER, "answered", more))
        assert (again.status, again.employer["placed_now"]) == (status, "1")


def test_a_changed_agreement_is_agreed_to_by_answering_yes_once_more() -> None:
    changed = ((Side.EMPLOYER, "answered", SHORTER), (Side.CITIZEN, "changed", {"terms": {"weekly_hours": "28"}}))
    assert after(*changed, (Side.EMPLOYER, "answered", AS_IT_IS)).status == "agreed"


def test_what_is_told_beside_a_yes_restarts_nobodys_time() -> None:
    yes = new(Side.EMPLOYER, EventKind.ANSWERED, terms={}, employer={}, at_once=True)
    more = new(Side.EMPLOYER, EventKind.ANSWERED, terms={}, employer={"placed_now": "1"}, at_once=True, added=True)
    full = replace(more, content={**more.content, "stopped": True})
    assert replayed(yes, more).asked_at == replayed(yes).asked_at
    assert replayed(yes, full).asked_at > replayed(yes).asked_at
