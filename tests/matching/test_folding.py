"""A word is one word, however it is typed and in whatever letters."""

import pytest

from citizen_portal.matching.folding import fold

from ..guidance.texts import find, text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Rådighed", "raadighed"),
        ("først", "foerst"),
        ("Café", "cafe"),
        ("A-kasse", "akasse"),
        ("İŞ", "iş"),
        ("ILIK", "ılık"),
        ("ücret", "ucret"),
        ("обов’язок", "обовязок"),
        ("ґрунт", "грунт"),
        ("ŁÓDŹ", "lodz"),
        ("zażółć", "zazolc"),
        ("الأجر", "اجر"),
        ("والأجر", "أجر"),
        ("للأجر", "أجر"),
        ("إعانة", "اعانه"),
        ("مُدّة", "مده"),
        ("أجـــر", "اجر"),
        ("مستشفى", "مستشفي"),
        ("٢٠٢٧", "2027"),
        ("ｆｕｌｌ", "full"),
    ],
)
def test_two_ways_of_writing_are_one_word(written: str, meant: str) -> None:
    assert fold(written) == fold(meant)


@pytest.mark.parametrize("query", ["læge", "laege", "LAEGE", "lege"])
def test_ae_is_found_also_without_the_letter(query: str) -> None:
    assert find(query, text("a", html="<p>Gå til læge.</p>")) == ["a"]


def test_an_arabic_word_is_found_without_its_article() -> None:
    page = text("a", "دعم الأجر", lang="ar")
    assert find("اجر", page) == ["a"] and find("الاجر", page) == ["a"]
