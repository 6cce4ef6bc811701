"""A day typed without its year is the next one to come; one that holds its year is left as it stands."""

from datetime import date, timedelta

import pytest
from babel.dates import get_month_names
from werkzeug.datastructures import MultiDict

from citizen_portal import clock, i18n
from citizen_portal.placement.fields import BY_NAME
from citizen_portal.placement.proposal import read_date
from citizen_portal.registration.years import with_years, year_of

from ..house_style import ReadingClient
from ..people import case, fill, filled_in, post

NOVEMBER = date(2026, 11, 28)
CAFE = case("cafe-dagpenge-da")


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        *(("1", "12", "2026"), ("1/12", "", "2026"), ("1.12.", "", "2026"), ("1. december", "", "2026")),
        *(("1 dec", "", "2026"), ("28", "11", "2026"), ("27", "11", "2027"), ("1. marts", "", "2027")),
        *(("1 dec 2026", "", ""), ("2026-12-01", "", ""), ("31/2", "", ""), ("", "", ""), ("snart", "", "")),
    ],
)
def test_the_year_is_that_of_the_next_such_day(day: str, month: str, year: str) -> None:
    assert year_of(day, month, NOVEMBER) == year


@pytest.mark.parametrize("locale", sorted({language.locale for language in i18n.LANGUAGES.values()}))
def test_months_by_name_are_read_in_every_language(locale: str) -> None:
    for width in ("wide", "abbreviated"):
        names = get_month_names(width, locale=locale)
        assert [name for name in names.values() if not year_of(f"1 {name}", "", NOVEMBER)] == []


def test_the_last_day_comes_after_the_first() -> None:
    first = clock.today() + timedelta(days=200)
    last = first + timedelta(days=27)
    boxes = [*BY_NAME["starts_on"].boxes, *BY_NAME["ends_on"].boxes]
    typed = MultiDict(zip(boxes, (f"{first:%d/%m}", "", "", f"{last:%d/%m}", "", ""), strict=True))
    with_years(typed)
    assert (read_date(typed, "starts_on"), read_date(typed, "ends_on")) == (first, last)


def test_a_first_day_without_its_year_goes_on(client: ReadingClient) -> None:
    fill(client, CAFE, until="plads")
    typed = CAFE.step("plads")
    day = f"{typed['starts_on-day']}/{typed['starts_on-month']}"
    answer = post(
        client, "/da/plads/plads", {**typed, "starts_on-day": day, "starts_on-month": "", "starts_on-year": ""}
    )
    assert answer.status_code == 303
    kept = filled_in(client.get("/da/plads/plads").text, "tasks")
    assert kept["starts_on-day"] == day and kept["starts_on-year"] == typed["starts_on-year"]
