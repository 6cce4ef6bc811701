"""People's numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen_portal.typed.misread import Misread
from citizen_portal.typed.number import read_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("37", 37),
        (" 37 ", 37),
        ("037", 37),
        ("0", 0),
        ("30,5", 30.5),
        ("30.5", 30.5),
        ("7,25", 7.25),
        ("0,5", 0.5),
        ("1.000", 1000),
        ("1,000", 1000),
        ("1 000", 1000),
        ("1\u00a0000", 1000),
        ("1\u202f000", 1000),
        ("1.000,5", 1000.5),
        ("1,000.50", 1000.5),
        ("1 000,5", 1000.5),
        ("12.345.678", 12_345_678),
        ("٣٠", 30),
        ("٣٠٫٥", 30.5),
        ("٣٠،٥", 30.5),
        ("١٬٠٠٠", 1000),
        ("١٬٠٠٠٫٥", 1000.5),
        ("३७", 37),
        ("３７．５", 37.5),
        ("37\u200b", 37),
        ("\u200f37\r\n", 37),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, number: float) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "\u200b", "many", "37 timer", "fem"),
        *("+37", "-5", "\u22125", "3_0", "1e3", "0x10", "nan", "inf", "1/2", "½", "²", "37%"),
        *("0.0001", "1,2345", "37,", ",5", "3,7,5", "1.2.3", "3 7"),
        *("0,500", "0.500", "00.500", "1.00.000", "1000.000", "1.000,000", "1.000.00", "1.000 000", "1 00", "1٫000"),
        *("9" * 13, "9" * 400),
    ],
)
def test_what_only_a_programme_would_take_is_no_number(typed: str) -> None:
    with pytest.raises(Misread):
        read_number(typed)


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from([".", " ", "\u00a0"]))
def test_a_number_set_in_groups_is_read_back(whole: int, hundredths: int, mark: str) -> None:
    assert read_number(f"{whole:,}".replace(",", mark) + f",{hundredths:02}") == float(f"{whole}.{hundredths:02}")


@given(st.text() | st.text(alphabet="0123456789.,٫٬ -+eE_"))
def test_no_text_is_too_odd_to_be_read_or_refused(text: str) -> None:
    try:
        assert 0 <= read_number(text) < 10**12
    except Misread as refused:
        assert refused.kind == "number"
