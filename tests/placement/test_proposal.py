"""Reading what people type."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen_portal.forms.validators import seems_to_hold_cpr
from citizen_portal.placement.proposal import read_date, read_number
from citizen_portal.typed.digits import plain_digits


def boxes(day: str, month: str, year: str) -> dict[str, str]:
    return {"d-day": day, "d-month": month, "d-year": year}


@pytest.mark.parametrize("typed", [("7", "3", "1984"), ("07", "03", "1984"), (" 7 ", "3", "1984"), ("٧", "٣", "١٩٨٤")])
def test_a_date_is_read_as_people_type_it(typed: tuple[str, str, str]) -> None:
    assert read_date(boxes(*typed), "d") == date(1984, 3, 7)


@pytest.mark.parametrize(
    "typed",
    [
        ("31", "2", "2027"),
        ("", "3", "1984"),
        ("x", "3", "1984"),
        ("1", "13", "2027"),
        ("1_2", "3", "2027"),
        ("9" * 30, "1", "1"),
    ],
)
def test_a_date_that_is_none_is_refused(typed: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError):
        read_date(boxes(*typed), "d")


@pytest.mark.parametrize(("typed", "hours"), [("37", 37), ("22,5", 22.5), ("22.5", 22.5), ("٣٠", 30), (" 30 ", 30)])
def test_hours_are_read_as_people_type_them(typed: str, hours: float) -> None:
    assert read_number(typed) == hours


@pytest.mark.parametrize("typed", ["", "many", "-5", "nan", "inf", "1e9", "30 timer"])
def test_hours_that_are_no_number_are_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        read_number(typed)


@pytest.mark.parametrize(
    "text",
    [
        "Mit nummer er 070384-1234, ring bare.",
        "0703841234",
        "070384 1234",
        "070384–1234",
        "07.03.84-1234",
        "٠٧٠٣٨٤-١٢٣٤",
    ],
)
def test_a_cpr_number_is_seen_however_it_is_written(text: str) -> None:
    assert seems_to_hold_cpr(text)


@pytest.mark.parametrize(
    "text", ["31 22 44 55", "+45 33 66 33 66", "CVR 10000009", "den 7. marts 1984", "450384-1234", "12345678901234"]
)
def test_other_numbers_are_not_taken_for_a_cpr_number(text: str) -> None:
    assert not seems_to_hold_cpr(text)


@given(st.text())
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert len(plain_digits(text)) == len(text)
    seems_to_hold_cpr(text)


@pytest.mark.parametrize(
    "typed", [("1" * 400, "3", "1984"), ("1", "3" * 400, "1984"), ("1", "3", "9" * 400), ("", "", "1984")]
)
def test_numbers_no_calendar_has_are_no_date(typed: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError, match=".*"):
        read_date(boxes(*typed), "d")
