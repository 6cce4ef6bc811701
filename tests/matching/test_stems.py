"""The endings of each language are known, and what is left is folded."""

import pytest

from citizen_portal.matching.stems import stem


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("da", ["ferie", "ferien", "ferier"]),
        ("da-let", ["pladsen", "pladserne"]),
        ("en", ["holiday", "holidays"]),
        ("ar", ["موظف", "موظفين", "الموظفون"]),
        ("pl", ["urlop", "urlopu", "urlopie"]),
        ("tr", ["kıdem", "KIDEM"]),
        ("tr", ["maaş", "maaşım", "maaşlar"]),
    ],
)
def test_the_endings_of_a_language_are_known(lang: str, words: list[str]) -> None:
    assert len({stem(word, lang) for word in words}) == 1


def test_a_language_without_known_endings_leaves_the_word_folded() -> None:
    assert stem("Обов’язок", "uk") == "обовязок"
    assert stem("Ferien", "") == "ferien"
