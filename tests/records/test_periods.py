"""A quarter, or the quarters of a year that are over: read from an address, and told apart by nobody."""

from datetime import date

import pytest

from citizen_portal.records import periods
from citizen_portal.records.periods import Period
from citizen_portal.records.public_figures import year_before

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("2026-K3", date(2026, 7, 1), date(2026, 9, 30)), ("2026-K4", date(2026, 10, 1), date(2026, 12, 31)),
     ("2025", date(2025, 1, 1), date(2025, 12, 31))],
)  # fmt: skip
def test_a_period_is_read_as_it_is_written(text: str, first: date, last: date) -> None:
    found = periods.read(text)
    assert found and (found.first, found.last, str(found)) == (first, last, text)


@pytest.mark.parametrize("text", ["", "2026-K5", "2026-K0", "26", "1999", "2026-K3 ", "٢٠٢٦"])
def test_what_is_no_period_is_none(text: str) -> None:
    assert periods.read(text) is None


def test_a_year_counts_only_the_quarters_that_are_over() -> None:
    over = (Period(2026, 1), Period(2026, 2), Period(2026, 3))
    assert Period(2026).quarters(TODAY) == over == Period(2026, 2).quarters(TODAY)
    assert Period(2026, 4).quarters(TODAY) == (Period(2026, 4),) and Period(2026, 4).running(TODAY)
    assert Period(2026).counted_until(TODAY) == date(2026, 9, 30) and Period(2027).counted_until(TODAY) < date(
        2027, 1, 1
    )
    assert Period(2027).quarters(TODAY) == () and len(Period(2025).quarters(TODAY)) == 4


def test_what_is_offered_has_begun() -> None:
    offered = periods.offered(TODAY)
    assert offered[:3] == (Period(2026), Period(2026, 4), Period(2026, 3)) and len(offered) == 15
    assert all(one.first <= TODAY for one in offered)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [(TODAY, Period(2025, 3), Period(2026, 2)), (date(2027, 5, 1), Period(2026, 1), Period(2026, 4)),
     (date(2027, 1, 31), Period(2025, 4), Period(2026, 3)), (date(2027, 1, 28), Period(2025, 3), Period(2026, 2))],
)  # fmt: skip
def test_the_public_page_counts_a_year_whose_answers_have_come_in(day: date, first: Period, last: Period) -> None:
    quarters = year_before(day)
    assert (quarters[0], quarters[-1], len(quarters)) == (first, last, 4)
    assert (day - last.last).days >= 120
