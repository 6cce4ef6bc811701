"""What happens to a placement, told without a database."""

from datetime import date, timedelta

import pytest

from citizen_portal import clock
from citizen_portal.placement import story, terms
from citizen_portal.placement.story import CITIZEN, EMPLOYER, JOBCENTER, Happened, Story
from citizen_portal.placement.turn import turn

from ..people import case

NOON = clock.now()
FIELDS = case("cafe-dagpenge-da").fields
SHORTER = {"terms": {"weekly_hours": "25"}, "employer": {"placed_now": "0"}}
AS_IT_IS = {"terms": {}, "employer": {}}


def told(*happened: tuple[str, str, dict]) -> Story:
    history = [Happened(number, NOON, by, kind, content) for number, (by, kind, content) in enumerate(happened, 2)]
    return story.tell(FIELDS, NOON, history)


def test_what_was_sent_waits_for_the_employer() -> None:
    begun = told()
    assert (begun.status, begun.awaits(EMPLOYER), begun.awaits(CITIZEN)) == ("sent", True, False)


def test_a_corrected_answer_asks_the_citizen_and_keeps_both_versions() -> None:
    answered = told((EMPLOYER, "answered", SHORTER))
    assert answered.status == "employer-answered" and answered.awaits(CITIZEN)
    assert [version.terms["weekly_hours"] for version in answered.versions] == ["37", "25"]
    assert terms.differing(answered.terms, answered.before.terms) == ("weekly_hours",)


def test_both_have_to_stand_by_the_same_words() -> None:
    agreed = told((EMPLOYER, "answered", SHORTER), (CITIZEN, "agreed", {}))
    assert agreed.status == "agreed" and agreed.agreed == {CITIZEN, EMPLOYER}


def test_a_change_after_the_agreement_asks_the_other_side_again() -> None:
    changed = told(
        (EMPLOYER, "answered", SHORTER), (CITIZEN, "agreed", {}), (CITIZEN, "changed", {"terms": {"tasks": "Andet"}})
    )
    assert changed.status == "employer-answered" and changed.awaits(EMPLOYER)
    assert turn(changed, clock.today()).id == "changed"


def test_an_employer_who_changes_nothing_of_a_change_agrees_to_it() -> None:
    again = told(
        (EMPLOYER, "answered", SHORTER), (CITIZEN, "changed", {"terms": {"weekly_hours": "28"}}),
        (EMPLOYER, "answered", {"terms": {"weekly_hours": "28,0"}, "employer": {}}),
    )  # fmt: skip
    assert again.agreed == {CITIZEN, EMPLOYER}


def test_a_no_gives_the_turn_back_to_the_citizen_and_can_become_a_yes() -> None:
    no = told((EMPLOYER, "declined", {"reason": "Vi flytter."}))
    assert turn(no, clock.today()).id == "declined" and not no.changeable
    yes = told((EMPLOYER, "declined", {"reason": "Vi flytter."}), (EMPLOYER, "answered", AS_IT_IS))
    assert yes.declined is None and yes.awaits(CITIZEN)


def test_nobody_may_start_before_the_approval_is_recorded() -> None:
    applied = told(
        (EMPLOYER, "answered", AS_IT_IS), (CITIZEN, "agreed", {}), (EMPLOYER, "moved", {"status": "applied"})
    )
    assert not story.may_start(applied)
    assert turn(applied, applied.starts_on).id == "passed"


def test_once_approved_the_calendar_moves_it_on() -> None:
    approved = told((JOBCENTER, "moved", {"status": "approved"}))
    days = (approved.starts_on - timedelta(1), approved.starts_on, approved.midway_on, approved.ends_on + timedelta(1))
    assert [story.status_on(approved, day) for day in days] == ["approved", "started", "midway", "ended"]
    assert story.may_start(approved)


def test_a_silent_employer_is_pointed_out_after_some_working_days() -> None:
    begun = told()
    assert [turn(begun, NOON.date() + timedelta(days)).id for days in (0, 12)] == ["sent", "silent"]


@pytest.mark.parametrize(("one", "other"), [("37", "37,0"), ("07", "7"), ("٣٧", "37")])
def test_another_spelling_is_no_change(one: str, other: str) -> None:
    assert not terms.differing({"weekly_hours": one}, {"weekly_hours": other})


def test_the_talks_are_on_working_days() -> None:
    assert terms.middle(date(2026, 12, 12), date(2027, 1, 8)) == date(2026, 12, 23)
    assert terms.last_working_day(date(2026, 12, 12), date(2026, 12, 13)) == date(2026, 12, 13)


def test_numbers_added_to_what_both_stand_by_take_nothing_back() -> None:
    agreed = ((EMPLOYER, "answered", SHORTER), (CITIZEN, "agreed", {}))
    more = {"terms": {}, "employer": {"placed_now": "1"}}
    for status, before in (
        ("agreed", agreed),
        ("more-needed", (*agreed, (JOBCENTER, "moved", {"status": "more-needed"}))),
    ):
        again = told(*before, (EMPLOYER, "answered", more))
        assert (again.status, again.employer["placed_now"]) == (status, "1")


def test_a_changed_agreement_is_agreed_to_by_answering_yes_once_more() -> None:
    changed = ((EMPLOYER, "answered", SHORTER), (CITIZEN, "changed", {"terms": {"weekly_hours": "28"}}))
    assert told(*changed, (EMPLOYER, "answered", AS_IT_IS)).status == "agreed"
