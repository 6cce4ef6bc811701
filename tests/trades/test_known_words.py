"""What a reader has said already, as a message in each language says it."""

from __future__ import annotations

from datetime import date

import pytest

from citizen_portal.placement.phrases import kept, words_it_had
from citizen_portal.trades.known_words import Known, small, words

TASK = kept("cafe.wash-up", {"da": "Fylde opvaskemaskinen", "tr": "Işıkları açmak", "ar": "ملء غسالة الصحون"})
GOAL = kept("cafe.know-menu", {"da": "Kende alle kager", "tr": "İsimleri bilmek", "ar": "معرفة الكعك"})
TRADE = kept("cafe", {"da": "Café", "tr": "Kafe", "ar": "مقهى"})
KNOWN = Known(TRADE, "Café Lygten", "Signe Holm", "Olena", (TASK,), (GOAL, "lave kaffe"), date(2027, 3, 1), 4)


def said(value: str, lang: str) -> str:
    return words_it_had(value)[lang]


def test_the_danish_has_small_letters_and_no_marks() -> None:
    found = words(KNOWN, "da", "da", False, said)
    assert found["trade"] == "café" and found["tasks"] == "fylde opvaskemaskinen"
    assert found["goals"] == "kende alle kager; lave kaffe"
    assert (found["start"], found["weeks"], found["place"]) == ("1. marts 2027", "4 uger", "Café Lygten")


def test_arabic_says_phrases_days_and_weeks_in_arabic_and_sets_names_apart() -> None:
    found = words(KNOWN, "ar", "ar", True, said)
    assert found["trade"] == "مقهى" and found["goals"].startswith("معرفة الكعك؛")
    assert "مارس" in found["start"] and "أسابيع" in found["weeks"]
    assert found["place"] == "\u2068Café Lygten\u2069"


def test_what_is_not_known_stays_empty() -> None:
    assert set(words(Known(), "ar", "ar", True, said).values()) == {""}


@pytest.mark.parametrize(
    ("text", "base", "shown"),
    [("HR", "da", "HR"), ("It-support", "da", "it-support"), ("Vvs", "da", "vvs"), ("Lave kaffe.", "da", "lave kaffe"),
     ("Işık", "tr", "ışık"), ("İsim", "tr", "isim"), ("", "da", "")],
)  # fmt: skip
def test_a_word_inside_a_sentence_is_small(text: str, base: str, shown: str) -> None:
    assert small(text, base) == shown


FIELDS = {
    "company_name": " Café  Lygten ", "tasks": "Jeg hjælper til", "task-0": TASK, "learning-0": "y" * 300,
    "starts_on-day": "1", "starts_on-month": "3", "starts_on-year": "2027",
    "ends_on-day": "26", "ends_on-month": "3", "ends_on-year": "2027",
}  # fmt: skip


def test_own_words_go_along_only_where_they_are_danish_and_short() -> None:
    assert Known.from_fields(FIELDS, True).tasks == (TASK, "Jeg hjælper til")
    assert Known.from_fields(FIELDS, False).tasks == (TASK,)
    assert Known.from_fields(FIELDS, True).goals == ()


def test_a_begun_week_counts_and_days_that_cannot_be_read_are_left_out() -> None:
    found = Known.from_fields(FIELDS, True)
    assert (found.weeks, found.start, found.place) == (4, date(2027, 3, 1), "Café Lygten")
    lost = Known.from_fields({**FIELDS, "starts_on-day": "41"}, True)
    assert (lost.weeks, lost.start) == (0, None)
    assert Known.from_fields({**FIELDS, "ends_on-year": "2026"}, True).weeks == 0
