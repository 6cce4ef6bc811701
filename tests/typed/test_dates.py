"""Dates as people here write them."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from citizen_portal.typed.dates import read_date
from citizen_portal.typed.misread import Misread

FIRST_OF_MARCH = date(2027, 3, 1)
LANGUAGES = ("da", "en", "ar", "uk", "pl", "tr")


@pytest.mark.parametrize(
    "boxes",
    [
        ("1", "3", "2027"),
        ("01", "03", "2027"),
        (" 1 ", "3", "2027"),
        ("1.", "3.", "2027."),
        ("1,", "3", "2027"),
        ("1\u200b", "3", "2027"),
        ("١", "٣", "٢٠٢٧"),
        ("１", "３", "２０２７"),
        ("1", "marts", "2027"),
        ("1.", "MARTS", "2027"),
        ("1", "mar.", "2027"),
        ("1st", "March", "2027"),
        ("1", "marca", "2027 r."),
        ("1", "III", "2027"),
        ("1", "березня", "2027 р."),
        ("1", "березень", "2027"),
        ("1-го", "бер.", "2027 року"),
        ("1", "Mart", "2027"),
        ("١", "مارس", "٢٠٢٧م"),
        ("١", "آذار", "٢٠٢٧"),
        ("١", "اذار", "٢٠٢٧"),
        ("١", "آذار/مارس", "٢٠٢٧"),
    ],
)
def test_three_boxes_are_read_as_people_fill_them(boxes: tuple[str, str, str]) -> None:
    assert read_date(*boxes) == FIRST_OF_MARCH


@pytest.mark.parametrize(
    "typed",
    [
        *("1.3.2027", "01.03.2027", "1. 3. 2027", "1-3-2027", "1 3 2027", "1/3-2027", "1/3 2027", "d. 1/3-2027"),
        *("2027-03-01", "2027.03.01", "2027/3/1", "20270301", "01032027", "١.٣.٢٠٢٧", "2027-03-01\u200b"),
        *("1. marts 2027", "den 1. marts 2027", "mandag den 1. marts 2027", "1-mar-2027", "1. mar. 2027"),
        *("March 1, 2027", "1 March 2027", "the 1st of March 2027", "Monday, March 1st, 2027"),
        *("1 marca 2027 r.", "poniedziałek, 1 marca 2027", "1 III 2027", "1.III.2027"),
        *("1 березня 2027 р.", "понеділок, 1 березня 2027 року", "1 Mart 2027 Pazartesi", "1 MART 2027"),
        *("الاثنين، ١ مارس ٢٠٢٧", "١ آذار ٢٠٢٧", "يوم الاثنين 1 آذار 2027 م"),
    ],
)
def test_a_whole_date_in_the_first_box_is_read(typed: str) -> None:
    assert read_date(typed, "", "") == FIRST_OF_MARCH


@pytest.mark.parametrize("boxes", [("1. marts", "", "2027"), ("", "1. marts", "2027"), ("1.3", "", "2027")])
def test_a_date_that_is_whole_over_the_boxes_is_read(boxes: tuple[str, str, str]) -> None:
    assert read_date(*boxes) == FIRST_OF_MARCH


@pytest.mark.parametrize(
    ("boxes", "kind"),
    [
        (("", " ", "\u200b"), "missing"),
        (("1", "3", "27"), "short_year"),
        (("1", "3", "'27"), "short_year"),
        (("1.3.27", "", ""), "short_year"),
        (("1/3/27", "", ""), "short_year"),
        (("010327", "", ""), "short_year"),
        (("1. marts 27", "", ""), "short_year"),
        (("03/04/2027", "", ""), "two_days"),
        (("3/4/2027", "", ""), "two_days"),
        (("1.3.2027", "4", "2027"), "two_days"),
        (("31", "2", "2027"), "no_such_day"),
        (("31", "lutego", "2027"), "no_such_day"),
        (("1", "13", "2027"), "no_such_day"),
        (("0", "3", "2027"), "no_such_day"),
        (("31.02.2027", "", ""), "no_such_day"),
        (("", "3", "1984"), "shape"),
        (("x", "3", "1984"), "shape"),
        (("1_2", "3", "2027"), "shape"),
        (("-1", "3", "2027"), "shape"),
        (("1", "تشرين", "2027"), "shape"),
        (("1", "ju", "2027"), "shape"),
        (("1", "3", "127"), "shape"),
        (("1", "3", "0084"), "shape"),
        (("9" * 30, "1", "1"), "shape"),
        (("1. marts eller 2. marts 2027", "", ""), "shape"),
        (("i morgen", "", ""), "shape"),
    ],
)
def test_what_is_wrong_is_told_apart(boxes: tuple[str, str, str], kind: str) -> None:
    with pytest.raises(Misread) as refused:
        read_date(*boxes)
    assert refused.value.kind == kind


@pytest.mark.parametrize("typed", ["03/14/2027", "14/03/2027"])
def test_strokes_that_can_mean_one_day_only_are_no_question(typed: str) -> None:
    assert read_date(typed, "", "") == date(2027, 3, 14)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", ["MMMM", "LLLL", "MMM", "LLL"])
def test_every_month_is_known_by_every_name_of_our_languages(language: str, style: str) -> None:
    for day in (date(2027, month, 9) for month in range(1, 13)):
        name = format_date(day, style, language)
        assert all(read_date("9", word, "2027") == day for word in (name, name.upper(), name.rstrip(".")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", ["full", "long"])
@given(day=st.dates(date(1900, 1, 1), date(2150, 12, 31)))
def test_a_date_copied_from_one_of_our_pages_is_read_back(language: str, style: str, day: date) -> None:
    assert read_date(format_date(day, style, language), "", "") == day


@given(st.text(), st.text(), st.text())
def test_no_text_is_too_odd_to_be_read_or_refused(day: str, month: str, year: str) -> None:
    try:
        assert 1000 <= read_date(day, month, year).year < 3000
    except Misread as refused:
        assert refused.kind in ("missing", "shape", "short_year", "two_days", "no_such_day")
