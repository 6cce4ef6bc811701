"""Days, periods and appointments in a text."""

from datetime import date, timedelta

import pytest

from citizen_portal.typed.days_and_hours import APPOINTMENT, is_appointment, real_day

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(("days", "near"), [(-800, False), (-700, True), (0, True), (1000, True), (1200, False)])
def test_an_appointment_is_about_now_and_a_birthday_is_not(days: int, near: bool) -> None:
    found = APPOINTMENT.search(f"{TODAY + timedelta(days):%d.%m.%y} kl. 10:30")
    assert found is not None
    assert is_appointment(found, TODAY) is near


@pytest.mark.parametrize("text", ["01.02.27 0800", "01.02.27 08 00", "010227-0800", "01.02.27 25:00", "01.02.27 08:60"])
def test_four_digits_without_a_sign_of_the_hour_are_none(text: str) -> None:
    assert not APPOINTMENT.search(text)


def test_a_day_is_real_when_the_calendar_has_it() -> None:
    assert real_day("29", "02", "28") == date(2028, 2, 29)
    assert real_day("29", "02", "2027") is None
