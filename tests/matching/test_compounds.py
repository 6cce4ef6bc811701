"""A long word is taken apart at the words that are known."""

import pytest

from citizen_portal.matching.compounds import part, parts

KNOWN = {"praktik", "lon", "dag", "dagpenge", "arbejd", "plads", "arbejdsplads", "syge", "dage"}


@pytest.mark.parametrize(
    ("word", "made_of"),
    [
        ("praktiklon", ("praktik", "lon")),
        ("arbejdsplads", ("arbejd", "plads")),
        ("sygedage", ("syge", "dage")),
        ("dagpengedage", ("dagpenge", "dage")),
        ("praktikpladslon", ("praktik", "plads", "lon")),
        ("praktikken", ()),
        ("praktik", ()),
        ("", ()),
    ],
)
def test_a_compound_is_the_known_words_it_is_made_of(word: str, made_of: tuple[str, ...]) -> None:
    assert parts(word, KNOWN) == made_of


def test_of_a_word_known_in_part_the_longest_part_is_taken() -> None:
    assert part("dagpengesats", KNOWN) == ("dagpenge",)
    assert part("minpraktik", KNOWN) == ("praktik",)
    assert part("lonsats", KNOWN) == ()
