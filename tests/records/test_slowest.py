"""The middle and the slowest tenth, never of so few that the days are somebody's."""

from statistics import median_low

from hypothesis import given
from hypothesis import strategies as st

from citizen_portal.records.slowest import days

DAYS = st.lists(st.integers(0, 40), max_size=120)


def counted(each: list[int]) -> dict[int, int]:
    return {day: each.count(day) for day in each}


@given(DAYS)
def test_half_took_the_median_or_less_and_a_tenth_at_least_the_slowest(each: list[int]) -> None:
    found = days(counted(each))
    if found.median is not None:
        assert found.median == median_low(each)
    if found.slowest is not None:
        assert sum(day >= found.slowest for day in each) >= len(each) // 10
        assert sum(day > found.slowest for day in each) < len(each) // 10 + 1


@given(DAYS)
def test_too_few_have_no_days(each: list[int]) -> None:
    found = days(counted(each))
    assert (found.median is None) == (len(each) < 10) and (found.slowest is None) == (len(each) < 50)
