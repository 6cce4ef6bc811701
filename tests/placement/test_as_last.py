"""What a workplace told before fills what it has not told yet, where it is the same workplace."""

from dataclasses import replace

import pytest

from citizen_portal.placement.as_last import SAID_AGAIN, filled_in, same_workplace
from citizen_portal.placement.fields import BY_NAME
from citizen_portal.placement.state import PlacementState
from citizen_portal.placement.status import EventKind, Side

from ..placements import CAFE, new, replayed

FACTS = {"ordinary_employees": "9", "employee_rep": "Lise Bak", "daily_contact_name": "Jonas Krogh"}
BEFORE = replayed(
    new(Side.EMPLOYER, EventKind.ANSWERED, terms={"support": "Jonas er der.", "job_realistic": "job"}, employer=FACTS)
)


def of(**typed: str) -> PlacementState:
    return replace(replayed(), fields={**CAFE.fields, **typed})


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ({"company_name": "Noget andet"}, True),
        ({"cvr": "DK 10 00 00 09"}, True),
        ({"cvr": "10000017"}, False),
        ({"cvr": ""}, True),
        ({"cvr": "", "company_name": "Café Ågade"}, False),
        ({"postcode": "8000"}, False),
    ],
)
def test_a_workplace_is_the_same_by_number_or_name_and_postcode(typed: dict[str, str], same: bool) -> None:
    assert same_workplace(of(**typed), BEFORE) is same


def test_everything_the_workplace_told_of_itself_is_filled_in() -> None:
    assert filled_in(replayed(), BEFORE, SAID_AGAIN) == {**FACTS, "support": "Jonas er der."}


def test_what_is_told_already_stays_with_the_ticks_beside_it() -> None:
    ticked = {"help-0": "help.daily"}
    state = replayed(new(Side.EMPLOYER, EventKind.ANSWERED, terms=ticked, employer={"placed_now": "0"}))
    assert "support" not in filled_in(state, BEFORE, SAID_AGAIN)
    assert filled_in(state, BEFORE, SAID_AGAIN)["ordinary_employees"] == "9"


def test_days_and_the_chance_of_a_job_are_each_placements_own() -> None:
    asked = [BY_NAME[name] for name in ("job_realistic", "midway_on", "ordinary_employees")]
    assert filled_in(replayed(), BEFORE, asked) == {"ordinary_employees": "9"}
