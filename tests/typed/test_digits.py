"""Digits of every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen_portal.typed.digits import only_digits, plain_digits, plain_widths


@pytest.mark.parametrize("typed", ["12", "١٢", "۱۲", "१२", "１２", "𝟏𝟐", "᠑᠒"])
def test_twelve_is_twelve_in_every_script(typed: str) -> None:
    assert plain_digits(typed) == "12"


@pytest.mark.parametrize("typed", ["²", "①", "½", "Ⅻ", "五", "㉒"])
def test_what_only_looks_like_a_digit_is_none(typed: str) -> None:
    assert plain_digits(typed) == typed


def test_a_number_is_its_digits_however_it_is_written() -> None:
    assert only_digits("DK-10 ٠٠ 00.09") == "10000009"


def test_letters_and_signs_of_double_width_are_ordinary_ones() -> None:
    assert plain_widths("ＫＴ－３７＠æ٣") == "KT-37@æ3"


@given(st.text())
def test_a_text_stays_as_long_and_its_other_signs_where_they_are(text: str) -> None:
    plain = plain_digits(text)
    assert len(plain) == len(text)
    assert all(one == other or one.isdecimal() for one, other in zip(text, plain, strict=True))
