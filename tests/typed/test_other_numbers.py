"""Each kind of other number, alone and beside a personal one."""

import pytest

from citizen_portal.typed.other_numbers import KINDS, hidden, without_full_dates, without_other_numbers

from .personal_numbers import TODAY

OF_EACH_KIND = (
    "P-nr. 1007654321",
    "CVR-nr. 10031984",
    "tlf. 070-384 12 34",
    "ordre 1007654321",
    "4571 0703 8412 3456",
    "DK50 0040 0440 1162 43",
    "01.02.27-28.02.27",
    "01.02-05.03.1998",
    "2010-12-20",
    "12.11.26 kl. 10:30",
    "20.125,50",
    "30 11 22 33, 40 55 66 77",
    "kaffe, 31 22 44 55",
    "08-12, 12-16",
    "10, 11, 12, 13",
)


def test_there_is_an_example_of_each_kind() -> None:
    assert [bool(kind.search(example)) for (kind, _), example in zip(KINDS, OF_EACH_KIND, strict=True)] == [True] * len(
        KINDS
    )


@pytest.mark.parametrize("example", OF_EACH_KIND)
def test_the_digits_of_another_number_are_hidden_and_those_behind_it_are_not(example: str) -> None:
    text = f"{example}. Mit nummer er 070384-1234."
    assert without_other_numbers(text, TODAY) == hidden(example, [(0, len(example))]) + text[len(example) :]


@pytest.mark.parametrize(
    "text", ["070384-1234", "07 03 84 12 34", "P-nr. 0703841234", "10, 9, 8, 7, 6", "99.99.99-99.99.99"]
)
def test_what_fits_no_kind_stays(text: str) -> None:
    assert without_other_numbers(text, TODAY) == text


def test_a_whole_date_is_hidden_when_there_is_such_a_day() -> None:
    assert without_full_dates("01.02.2027 37 og 31.02.2027 37") == "xx.xx.xxxx 37 og 31.02.2027 37"
