"""A word is found however it is typed, and a number is one however it is grouped."""

import pytest

from citizen_portal.links import CODE_ALPHABET
from citizen_portal.placement.search_words import MOST_ASKED, MOST_KEPT, asked_words, in_one, kept_words

FIELDS = {
    "name": "Anne-Marie Kjærgård Østergaard", "company_name": "Super Brugsen Åboulevarden", "cvr": "10 00 00 09",
    "phone": "31 22 44 55", "contact_phone": "+46 70 123 45 67",
}  # fmt: skip
KEPT = kept_words("CDFG-HJKM", FIELDS, {"p_number": "1003398741"}, alphabet=CODE_ALPHABET)


def found(text: str) -> bool:
    asked = asked_words(text, CODE_ALPHABET)
    return bool(asked) and set(asked) <= KEPT


@pytest.mark.parametrize("text", [
    "CDFG-HJKM", "cdfghjkm", "cdfg hjkm", "CDFG-HJKM anne", "ANNE", "anne-marie", "annemarie", "Anne  Marie",
    "kjærgård",
    "Kjaergaard", "OSTERGAARD", "oestergård", "Østergård", "superbrugsen", "super-brugsen", "aaboulevarden",
    "Aboulevarden", "Kjærga\u030ard", "10000009", "DK10000009", "DK-10000009", "CVR 10 00 00 09", "cvr: 10000009",
    "31224455", "+45 31 22 44 55", "0045 31224455", "31-22-44-55", "tlf. 31 22 44 55", "٣١٢٢٤٤٥٥", "+46 70-123 45 67",
    "0046 701234567", "1003398741", "P-nr. 1003398741", "1003398741 10000009", "anne 31 22 44 55",
])  # fmt: skip
def test_a_placement_is_found_however_it_is_typed(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text", ["ann", "Anne Hansen", "brugs", "CDFG-HJKN", "31224456", "3122", "12345678901234567890"]
)
def test_a_part_of_a_word_or_another_one_finds_nothing(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize("text", ["", "%", "_", "'\"", "-- ;", "+()", "\u0300"])
def test_signs_alone_are_no_words(text: str) -> None:
    assert asked_words(text, CODE_ALPHABET) == ()


def test_what_is_rarest_is_asked_for_first() -> None:
    assert asked_words("Anne Østergaard 31 22 44 55", CODE_ALPHABET) == ("31224455", "ostergard", "anne")


def test_no_name_is_too_long() -> None:
    long = " ".join(f"navn{number}" for number in range(200))
    assert len(kept_words("CDFG-HJKM", {"name": long}, alphabet=CODE_ALPHABET)) == MOST_KEPT
    assert len(asked_words(long, CODE_ALPHABET)) == MOST_ASKED


def test_two_words_may_be_one() -> None:
    assert in_one("Super Brugsen") == "superbrugsen"
