"""Where a number with a country code ends."""

import pytest

from citizen_portal.typed.phones_abroad import ends_of_phones_abroad


@pytest.mark.parametrize(
    ("number", "behind"),
    [
        ("+49 1711 234567", ""),
        ("+49 (0)1711 234567", ", 070384-1234"),
        ("0049 1711 234567", " 07 03 84 12 34"),
        ("+48 601 234 567", " 070384-1234"),
        ("+45 33 66 33 66", " 070384-1234"),
        ("+45 (33) 66 33 66", " 37 timer"),
        ("+380 50 123 4567", "\n12"),
    ],
)
def test_it_has_as_many_digits_as_its_country_gives(number: str, behind: str) -> None:
    assert ends_of_phones_abroad(f"Ring {number}{behind}") == [(5, 5 + len(number))]


@pytest.mark.parametrize(
    "text", ["070384 +1234", "070384+12345678", "08:00 170384-1234", "+45 0703841234", "+999 12345678"]
)
def test_a_plus_or_two_noughts_alone_make_no_number(text: str) -> None:
    assert ends_of_phones_abroad(text) == []
