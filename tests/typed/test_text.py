"""The way in: what is typed, without what nobody typed and no page shows."""

from __future__ import annotations

from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen_portal.typed.text import cleaned, has_ink, length

# Letters, marks, joiners, selectors, tags, direction signs, fillers, breaks, halves: what meets at the way in.
ODD = st.text(
    alphabet=[
        *"ab å\u030a\u0301مییक्ष한👩🏽🍳❤🏴#1\n\r\t漢",
        *"\u200b\u200c\u200d\u200e\u202e\u2066\u00ad\u034f\ufeff\ufe0f\ufe0e\u20e3\u2028\u0085\x0b\x00\u3164\u2800\u115f\u00a0",
        *"\ud83d\ude00\U000e0067\U000e007f\U000e0101\u0654\u0344\u2adc\u0958",
    ]
)
TEXTS = st.text() | ODD


@pytest.mark.parametrize("mark", ["\r\n", "\r", "\u2028", "\u2029", "\u0085", "\x0b", "\x0c", "\n"])
def test_every_line_end_is_the_same_one(mark: str) -> None:
    assert cleaned(f"Lave kaffe{mark}rydde op", one_line=False) == "Lave kaffe\nrydde op"
    assert cleaned(f"Mette{mark}Kjær", one_line=True) == "Mette Kjær"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mette \r\n  Kjær", "Mette Kjær"),
        ("\r\nMette\r\n\r\nKjær\r\n", "Mette Kjær"),
        ("Mette\tKjær", "Mette Kjær"),
        ("Mette  Kjær", "Mette  Kjær"),
    ],
)
def test_a_line_is_one_line_and_otherwise_as_typed(typed: str, kept: str) -> None:
    assert cleaned(typed, one_line=True) == kept


def test_empty_lines_and_tabs_of_a_longer_text_stay() -> None:
    assert cleaned("Kaffe\r\n\r\n\tte", one_line=False) == "Kaffe\n\n\tte"


@pytest.mark.parametrize(
    "sign",
    [
        *"\x00\x1b\x7f\x80\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2064\u2066\u2069\ufeff",
        *"\ufe0e\ufe0f\ufffc\ufffe\ud800\udfff\U000e0001\U000e0041\U000e007f\U000e0101",
    ],
)
def test_a_sign_that_prints_nothing_is_gone(sign: str) -> None:
    assert cleaned(f"{sign}Me{sign}tte{sign} {sign}Kjær{sign}", one_line=True) == "Mette Kjær"


@pytest.mark.parametrize(
    "typed",
    [
        "می\u200cخواهم کتاب\u200cها",  # Persian
        "क्\u200dष र्\u200dय",  # Hindi
        "ශ්\u200dරී",  # Sinhala
        "👩🏽\u200d🍳",
        "👨\u200d👩\u200d👧\u200d👦",
        "👁\ufe0f\u200d🗨\ufe0f",
        "🏳\ufe0f\u200d🌈",
        "❤\ufe0f ☎\ufe0e 1\ufe0f\u20e3 #\ufe0f\u20e3 ©\ufe0f",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # Scotland
        "葛\U000e0100飾",
        "🩷🇩🇰",
        'Kaffe & <b>Brød</b> "Æ" I/S \'{{7*7}}',
        "ﷲ ۝ السلام عليكم",
    ],
)
def test_what_a_word_or_an_emoji_needs_stays(typed: str) -> None:
    assert cleaned(typed, one_line=True) == typed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("می\u200c\u200cخواهم", "می\u200cخواهم"),
        ("خانه\u200c ما\u200c", "خانه ما"),
        ("٠٧\u200c٠٣", "٠٧٠٣"),
        ("👩\u200d og 🍳", "👩 og 🍳"),
        ("❤\ufe0f\ufe0f", "❤\ufe0f"),
        ("Mette\U000e0067\U000e0062\U000e007f", "Mette"),
        ("\ud83d\ude00 \ud83d", "😀 "),
        ("a\u030a a\u200b\u030a", "å å"),
    ],
)
def test_what_is_not_needed_there_is_gone(typed: str, kept: str) -> None:
    assert cleaned(typed, one_line=True) == kept


def test_a_letter_under_a_heap_of_marks_keeps_some_of_them() -> None:
    assert len(cleaned("e" + "\u0316\u0301" * 50_000, one_line=True)) <= 31


@given(TEXTS, st.booleans())
def test_clean_text_stays_as_it_is(text: str, one_line: bool) -> None:
    once = cleaned(text, one_line)
    assert cleaned(once, one_line) == once


@given(TEXTS, st.booleans())
def test_no_letter_and_no_sign_with_ink_is_lost(text: str, one_line: bool) -> None:
    def printed(text: str) -> list[str]:
        return [one for one in normalize("NFD", text) if category(one)[0] in "LNPS" and one not in "\ufffc"]

    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    assert printed(cleaned(text, one_line)) == printed(paired)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\r\n",
        "\u00a0\u2003\u202f\u3000\u1680",
        "\u200b",
        "\u200d\u2060\ufeff",
        "\u3164",
        "\u115f\u1160",
        "\uffa0",
        "\u2800",
        "\u0301",
        "\u20e3\ufe0f",
        "\U000e0041",
        "\ud800",
        "\x00",
        "\ue000",
        "\U0001d159",
    ],
)
def test_a_text_without_ink_is_an_empty_one(text: str) -> None:
    assert not has_ink(text)


@pytest.mark.parametrize("text", ["x", ".", "-", "0", "ø", "漢", "👩", "🩷", "\u200bx", "\u3164한", "€", "\u06dd", "´"])
def test_one_sign_with_ink_is_enough(text: str) -> None:
    assert has_ink(text)


def test_a_line_end_counts_one_and_so_does_every_other_sign() -> None:
    assert length("kaffe\r\nte") == length("kaffe\nte") == 8
    assert length("👩🏽å漢") == 4
