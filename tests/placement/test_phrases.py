"""A phrase as it is kept: its id, and the words it had."""

import pytest

from citizen_portal.placement.phrases import BETWEEN, kept, meant, phrase_id, words_it_had

WORDS = {"da": "Rydde af", "uk": "Прибирати зі столів", "ar": "رفع الأطباق"}
KEPT = kept("cafe.clear-tables", WORDS)


def test_what_is_kept_is_read_again_in_every_language() -> None:
    assert (phrase_id(KEPT), words_it_had(KEPT)) == ("cafe.clear-tables", WORDS)


def test_own_words_are_no_phrase() -> None:
    assert phrase_id("cafe.clear-tables") == "" and words_it_had("Rydde af") == {}


@pytest.mark.parametrize("broken", ["", "{", "[]", "null", '{"da": 1}', '"da"', "1"])
def test_words_that_cannot_be_read_are_none(broken: str) -> None:
    assert words_it_had(f"cafe.clear-tables{BETWEEN}{broken}") == {}


def test_two_that_share_an_id_mean_the_same_whatever_was_written_of_it() -> None:
    assert meant(KEPT) == meant(kept("cafe.clear-tables", {"da": "Tørre borde af"})) == "cafe.clear-tables"


def test_own_words_are_compared_without_their_white_space() -> None:
    assert meant(" Rydde  af\n") == meant("Rydde af") != meant("rydde af bordene")
