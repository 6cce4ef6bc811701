"""Another ending is the same word, and a typing slip is forgiven where nothing else is found."""

import pytest

from citizen_portal.matching.folding import fold
from citizen_portal.matching.likeness import closeness, distance, nearest

from ..guidance.texts import find, text


def test_slips_are_looked_for_only_where_nothing_else_is_found() -> None:
    assert find("lære", text("a", html="<p>lære</p>"), text("b", html="<p>læse</p>")) == ["a"]


@pytest.mark.parametrize(
    ("asked", "word"), [("praktyka", "praktyki"), ("стажування", "стажуванні"), ("ücreti", "ücret")]
)
def test_another_ending_is_the_same_word(asked: str, word: str) -> None:
    assert 0 < closeness(fold(asked), fold(word)) < 1


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("ferie", "ferie", 0),
        ("feire", "ferie", 1),
        ("frie", "ferie", 1),
        ("feriee", "ferie", 1),
        ("abc", "cab", 2),
        ("", "ab", 2),
    ],
)
def test_a_slip_is_a_letter_changed_left_out_put_in_or_swapped(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == distance(other, one) == slips


def test_what_looks_most_like_a_word_comes_first_and_what_hardly_does_not_at_all() -> None:
    assert list(nearest("xferieloven", ["ferie", "ferielov", "praktik"])) == ["ferielov", "ferie"]
    assert nearest("qwxzjk", ["ferie"]) == nearest("q", ["ferie"]) == {}
