"""How many parts an SMS takes, at the edges of every alphabet."""

import pytest

from citizen_portal.notifications.sms_parts import sms_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("æøåÆØÅ éèàùìò ñäöüßÄÖÑÜ Ç @£$¥§¿¡ ΔΦΓΛΩΠΨΣΘΞ \n" + "." * 111, 1),
        ("." * 160, 1),
        ("." * 161, 2),
        ("." * 306, 2),
        ("." * 307, 3),
        ("€" * 80, 1),
        ("[" * 80 + ".", 2),
        ("ا" * 70, 1),
        ("ا" * 71, 2),
        ("й" * 134, 2),
        ("й" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_a_text_takes_so_many_parts(text: str, parts: int) -> None:
    assert sms_parts(text) == parts


@pytest.mark.parametrize("letter", "ąćęłńóśźżğşıİçá’„”«»…–")
def test_one_letter_outside_the_alphabet_makes_all_of_it_wide(letter: str) -> None:
    assert sms_parts("." * 70 + letter) == 2 and sms_parts("." * 69 + letter) == 1
