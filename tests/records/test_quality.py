"""Both databases count the same, and ask the same of ten rows and of a thousand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from citizen_portal import clock
from citizen_portal.records import periods, quality
from citizen_portal.records.quality import CHECKS, DIMENSIONS, STEPS, WHENS

from ..desk.many_rows import add, empty, ended, last_quarter

DAY = last_quarter(clock.today())
QUARTERS = periods.of(DAY).quarters(clock.today())
PLACE = QUARTERS.index(periods.of(DAY))


@pytest.fixture(autouse=True)
def nothing_kept(context: None) -> None:
    empty()


def kept(*columns: dict[str, Any]) -> None:
    add([ended(DAY, **one) for one in columns])


def test_each_check_counts_what_passed() -> None:
    late = {"agreed_on": DAY, "paid_hours": "none", "purpose_said": False}
    talked = {"midway_held_on": DAY, "end_held_on": DAY, "outcome_citizen": "job", "outcome_employer": "skills"}
    kept({}, late, talked, {"purpose": "udvikling", "goals_told": 3, "goals_reached": 2})
    found = quality.checks(QUARTERS)[PLACE]
    assert found["job"].count == 3 and found["udvikling"].goals == (1, 3, 2)
    assert found["job"].passed == {"purpose": 2, "agreed": 2, "paid": 2, "midway": 1, "talk": 1, "told": 1}


def test_what_never_took_place_or_lasts_still_is_not_counted() -> None:
    kept({"status": "withdrawn"}, {"approved_on": None}, {"status": "did-not-start"}, {"status": "ended-early"})
    add([ended(clock.today())])
    assert quality.checks(QUARTERS)[PLACE]["job"].count == 1
    assert quality.listed(date(2000, 1, 1), clock.today())[0].purpose == "job"


def test_what_came_of_it_is_said_by_the_citizen_and_else_by_the_employer() -> None:
    kept({"outcome_citizen": "job", "outcome_employer": "nothing"}, {"outcome_employer": "skills"}, {})
    assert quality.outcomes(QUARTERS, "end")[PLACE] == {"job": 1, "skills": 1}
    assert quality.further(QUARTERS, "kind")["end"][PLACE] == {"virksomhedspraktik": (1, 1)}


def test_who_would_rather_not_say_is_on_neither_side() -> None:
    kept(*({"outcome_later": one, "trade": "cafe"} for one in ("job", "still_looking", "rather_not_say")))
    assert quality.further(QUARTERS, "trade")["later"][PLACE] == {"cafe": (1, 1)}
    assert sum(quality.outcomes(QUARTERS, "later")[PLACE].values()) == 3


def test_days_are_counted_by_how_many_they_were() -> None:
    kept({"answered_after": 2}, {"answered_after": 2}, {"answered_after": 0}, {"answered_after": None})
    assert quality.days(DAY, DAY, "answered") == {2: 2, 0: 1}


def test_every_question_can_be_asked_of_nothing() -> None:
    assert not quality.checks(QUARTERS)[PLACE] and not quality.nobody_hired(DAY)
    assert not any(quality.outcomes(QUARTERS, when)[PLACE] for when in WHENS)
    assert not any(quality.further(QUARTERS, one)["end"][PLACE] for one in DIMENSIONS)
    assert not any(quality.days(DAY, DAY, step) for step in STEPS) and len(CHECKS) == 6


def test_a_company_is_named_by_its_latest_placement_and_only_where_nobody_was_hired() -> None:
    kept(*[{"company_key": "a", "outcome_citizen": "skills"}] * 5)
    (latest,) = add([ended(DAY + timedelta(days=1), company_key="a", outcome_employer="clarity")])
    kept(*[{"company_key": "b", "outcome_citizen": "skills", "outcome_later": "job"}] * 6)
    kept(*[{"company_key": "c"}] * 6)
    (found,) = quality.nobody_hired(DAY + timedelta(days=1))
    assert (found.reference, found.placements, found.told) == (latest, 6, 6)
