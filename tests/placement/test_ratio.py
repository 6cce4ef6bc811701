"""How many may be in praktik at once, by the rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from citizen_portal import CONTENT, rules
from citizen_portal.placement.ratio import allowed, check_ratio

LAW = rules.load([CONTENT]).now


@pytest.mark.parametrize(
    ("ordinary", "most"), [(0, 1), (3, 1), (9, 1), (10, 2), (24, 4), (50, 10), (70, 12), (100, 15)]
)
def test_one_for_every_five_and_then_for_every_ten(ordinary: float, most: int) -> None:
    assert allowed(ordinary, LAW) == most


@given(some.floats(0, 5000), some.floats(0, 100))
def test_more_employees_never_mean_fewer_places(ordinary: float, more: float) -> None:
    assert allowed(ordinary + more, LAW) >= allowed(ordinary, LAW) >= 1


@pytest.mark.parametrize(
    ("ordinary", "placed", "hours", "kind"),
    [(3, 0, 37, "note"), (3, 1, 37, "stop"), (3, 1, 5, "stop"), (10, 1, 37, "note"), (10, 1.5, 10, "ask"),
     (70, 12, 37, "stop")],
)  # fmt: skip
def test_the_answer_is_there_at_once(ordinary: float, placed: float, hours: float, kind: str) -> None:
    assert check_ratio(ordinary, placed, hours, 37, LAW).kind == kind
