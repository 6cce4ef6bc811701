"""What tells nothing is passed over, unless there is nothing else."""

import pytest

from citizen_portal.i18n import LANGUAGES
from citizen_portal.matching.small_words import small_words, telling


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_its_small_words(lang: str) -> None:
    assert len(small_words(lang)) > 40


def test_the_telling_words_are_left_in_their_order() -> None:
    assert telling(["Må", "jeg", "holde", "ferie"], "da") == ["holde", "ferie"]
    assert telling(["må", "jeg"], "da") == ["må", "jeg"]
    assert telling([], "da") == []
