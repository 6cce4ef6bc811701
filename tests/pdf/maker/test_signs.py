"""What of a text is hard to lay out."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from citizen_portal.pdf.maker import signs


def known(sign: str) -> bool:
    return False


@pytest.mark.parametrize("text", ["Åse", "李小龍", "한국", "👩🏽‍🍳", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ნინო", "𝒜", "❤️", "葛󠄀"])
def test_what_people_write_has_letters(text: str) -> None:
    assert signs.without_letters(text) == ""
    assert signs.named(text, known) == text


@pytest.mark.parametrize(("text", "rare"), [("𠮷野𠮷", "𠮷"), ("a\ue000b", "\ue000"), ("\U000f0000𠮷", "\U000f0000𠮷")])
def test_rare_signs_are_found_each_once(text: str, rare: str) -> None:
    assert signs.without_letters(text) == rare


def test_a_sign_without_letters_is_shown_by_its_number() -> None:
    assert signs.named("𠮷野 \ue000", known) == "[U+20BB7]野 [U+E000]"
    assert signs.named("𠮷野", lambda sign: True) == "𠮷野"


def test_a_sign_newer_than_this_python_is_shown_where_a_font_knows_it() -> None:
    newest = "\U0001faff"
    assert signs.named(newest, known) == "[U+1FAFF]"
    assert signs.named(newest, lambda sign: True) == newest


@pytest.mark.parametrize("text", ["a" * 500, "W" * 64, "ع" * 300, "_" * 200 + "a", "กา" * 200])
def test_a_word_longer_than_a_line_gets_places_to_break(text: str) -> None:
    parts = signs.breakable(text).split(signs.BREAK_HERE)
    assert "".join(parts) == text
    assert max(map(len, parts)) <= 41 or text.startswith("_")


@pytest.mark.parametrize(
    "text", ["fornavn.efternavn@en-lang-arbejdsplads.example.org", "a" * 63, "ord " * 500, "漢字" * 500, "ภาษาไทย" * 10]
)
def test_an_address_and_other_words_stay_as_they_are(text: str) -> None:
    assert signs.breakable(text) == text


def test_no_place_to_break_comes_between_a_letter_and_its_mark() -> None:
    assert f"{signs.BREAK_HERE}\u0301" not in signs.breakable("e\u0301" * 200)


@given(some.text())
def test_breaking_changes_no_sign(text: str) -> None:
    assert signs.breakable(text).replace(signs.BREAK_HERE, "") == text.replace(signs.BREAK_HERE, "")


def test_a_long_text_shows_its_beginning_and_that_there_is_more() -> None:
    assert signs.shortened("kort") == "kort"
    assert signs.shortened("x" * 4000) == "x" * signs.SHOWN_OF_MIXTURE + "[…]"


@pytest.mark.parametrize(
    "texts",
    [["Lave kaffe og tage imod gæster. " * 120] * 8, ["العمل في المقهى صباحا. " * 170] * 8,
     ["Робота в кафе. " * 260] * 8, ["我在咖啡馆工作，学习做咖啡。" * 280] * 8, ["aжع漢अกา" * 571] * 3, []],
)  # fmt: skip
def test_what_people_write_is_no_mixture(texts: list[str]) -> None:
    assert not signs.is_mixture(texts)


@pytest.mark.parametrize(
    "texts",
    [["".join(map(chr, range(0x4E00, 0x5500)))], ["".join(map(chr, range(0x100, 0x1000, 40)))], ["aж" * 2000] * 4],
)
def test_a_mixture_is_told_by_its_signs_its_scripts_and_their_changes(texts: list[str]) -> None:
    assert signs.is_mixture(texts)
