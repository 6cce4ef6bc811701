"""A quarter tells nothing that its year has hidden, and the other quarters cannot be told from it."""

from __future__ import annotations

from datetime import date

import pytest

from citizen_portal.desk.quality_view import Times
from citizen_portal.records.periods import Period

TODAY = date(2026, 11, 28)
YEAR = Times.of(Period(2026), TODAY)
QUARTERS = [Times.of(Period(2026, number), TODAY) for number in (1, 2, 3)]


def test_a_year_is_all_of_its_quarters_that_are_over() -> None:
    assert YEAR.place is None and [one.place for one in QUARTERS] == [0, 1, 2]
    assert Times.of(Period(2026, 4), TODAY) == Times((Period(2026, 4),), 0)


def test_a_quarter_hidden_for_its_few_takes_another_one_with_it() -> None:
    pairs = [(30, 2), (30, 20), (40, 30)]
    assert YEAR.share(pairs).part == 100
    assert [one.share(pairs).part for one in QUARTERS].count(None) >= 2
    assert all(one.share(pairs).band for one in QUARTERS if one.share(pairs).part is None)


@pytest.mark.parametrize("quarter", QUARTERS, ids=lambda one: str(one.place))
def test_a_group_is_shown_in_every_quarter_or_in_none(quarter: Times) -> None:
    tables = [{"da": (30, 30), "ar": (9, 12), "pl": (count, 8)} for count in (9, 3, 9)]
    assert YEAR.table(tables) == ({"da": (90, 90), "ar": (27, 36), "pl": (21, 24)}, frozenset())
    assert quarter.table(tables)[1] == {"ar", "pl"}


def test_what_the_year_hides_no_quarter_shows() -> None:
    tables = [{"da": (30,), "ar": (12,), "pl": (count,)} for count in (0, 0, 4)]
    assert YEAR.table(tables)[1] == {"ar", "pl"}
    assert all(YEAR.table(tables)[1] <= one.table(tables)[1] for one in QUARTERS)
