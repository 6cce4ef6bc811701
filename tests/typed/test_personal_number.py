"""Personal numbers in a text: found, told apart, taken out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen_portal.typed.personal_number import Match, found, holds, without

from .personal_numbers import FREE, FREE_TODAY, HOLDING, TODAY

WORDS = st.text(alphabet="abcæøåжعمل \n,.", max_size=20)


def words(text: str) -> list[str]:
    """Of two letters or more: one alone may be an O for a nought."""
    return re.findall(r"[^\W\d_]{2,}", text)


@pytest.mark.parametrize("text", HOLDING)
def test_a_personal_number_is_seen_however_it_is_written(text: str) -> None:
    assert holds(text, TODAY)


@pytest.mark.parametrize("text", [*FREE, *FREE_TODAY])
def test_another_number_is_not_taken_for_a_personal_one(text: str) -> None:
    assert not holds(text, TODAY)


@pytest.mark.parametrize("text", FREE)
def test_other_numbers_are_still_none_in_years_to_come(text: str) -> None:
    assert not holds(text, date(2031, 1, 1))


@pytest.mark.parametrize("text", HOLDING)
def test_what_is_left_holds_none_and_has_all_the_words(text: str) -> None:
    left = without(text, TODAY)
    assert not holds(left, TODAY)
    assert words(left) == words(text)


def test_nobody_is_born_tomorrow() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert holds(f"{TODAY:%d%m%y}-4123", TODAY)
    assert not holds(f"{tomorrow:%d%m%y}-4123", TODAY)
    assert holds(f"{tomorrow:%d%m%y}-4123", tomorrow)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Lave kaffe. 070384-1234", "Lave kaffe."),
        ("Mit nummer er 070384 - 1234, hvis I skal bruge det.", "Mit nummer er, hvis I skal bruge det."),
        ("070384-1234 er mit nummer", "er mit nummer"),
        ("Mit nummer\n070384\u200b-1234\nRing bare", "Mit nummer\n\nRing bare"),
        ("nummer0703841234ring", "nummer ring"),
        ("070384-1234 eller 120384-1234", "eller"),
        ("Ring +49 1711 234567", "Ring +49 1711 234567"),
    ],
)
def test_only_the_ten_digits_are_taken_out(text: str, left: str) -> None:
    assert without(text, TODAY) == left


def test_a_number_that_closes_up_when_another_is_taken_out_goes_too() -> None:
    assert without("kaffe 07038 0703841234 41234 te", TODAY).split() == ["kaffe", "te"]


def test_it_is_told_where_each_number_stands() -> None:
    text = "to: \u200b070384\u200b-1234 og 120384-1234"
    assert found(text, TODAY) == (Match(5, 17), Match(21, 32))


@given(WORDS, WORDS)
def test_the_words_around_a_number_all_stay(before: str, after: str) -> None:
    left = without(f"{before} 070384-1234 {after}", TODAY)
    assert words(left) == words(before) + words(after)


@given(st.text() | st.text(alphabet="0123468 -.,/+\nkl\u200bO٣"))
def test_no_text_is_too_odd_and_none_is_left_in_it(text: str) -> None:
    assert not holds(without(text, TODAY), TODAY)


def test_our_own_texts_hold_none() -> None:
    texts = (Path(__file__).parents[2] / "citizen_portal/content").rglob("*.md")
    assert [text.name for text in texts if holds(text.read_text(encoding="utf-8"), TODAY)] == []
