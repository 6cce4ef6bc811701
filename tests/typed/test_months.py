"""The words of dates."""

import pytest

from citizen_portal.typed.months import month_of


@pytest.mark.parametrize("word", ["", "ju", "ma", "كانون", "تشرين", "kan", "mandag", "marts april", "marts/april", "7"])
def test_what_names_no_month_or_two_names_none(word: str) -> None:
    assert month_of(word) is None


@pytest.mark.parametrize(
    "word", ["august", "Aug.", "sierpnia", "AĞUSTOS", "agustos", "серпня", "أغسطس", "اغسطس", "آب", "VIII"]
)
def test_august_is_august_in_every_hand(word: str) -> None:
    assert month_of(word) == 8
