"""Passages that hold from a day on, or until one; what cannot be read is refused with its line."""

from datetime import date

import pytest

from citizen_portal.guidance import dated

BEFORE, THE_DAY = date(2026, 12, 31), date(2027, 1, 1)
TEXT = "Først.\n\n:::: until 2027-01-01\nGammelt.\n::::\n\n:::: from 2027-01-01\nNyt.\n::::\n\nSidst."


@pytest.mark.parametrize(("day", "there", "gone"), [(BEFORE, "Gammelt.", "Nyt."), (THE_DAY, "Nyt.", "Gammelt.")])
def test_a_passage_stands_there_on_its_days_alone(day: date, there: str, gone: str) -> None:
    text = dated.on(TEXT, day)
    assert there in text and gone not in text and "::::" not in text
    assert text.startswith("Først.") and text.endswith("Sidst.")


def test_the_days_of_a_text_are_known() -> None:
    assert dated.days(TEXT) == {THE_DAY}
    assert dated.days("Uden dage.") == set()


def test_a_box_may_stand_in_a_dated_passage() -> None:
    text = ":::: from 2027-01-01\n::: remember\nHusk.\n:::\n::::"
    assert dated.on(text, THE_DAY) == "::: remember\nHusk.\n:::"
    assert "Husk." not in dated.on(text, BEFORE)


def test_whoever_proofreads_sees_all_of_it_on_its_own_lines() -> None:
    whole = dated.whole(TEXT).split("\n")
    assert whole[3] == "Gammelt." and whole[7] == "Nyt." and "::::" not in "".join(whole)


WRONG = {
    ":::: from 2027-01-01\nNyt.": "line 1: a dated passage never ends",
    "Tekst.\n::::": "line 2: a dated passage ends that never began",
    ":::: from 2027-01-01\n:::: until 2028-01-01\n::::": "line 2: a dated passage stands inside the one of line 1",
    ":::: from nytår\n::::": "line 1: nytår is no day such as 2027-01-01",
    ":::: snart\n::::": "line 1: »snart« must be from or until a day such as 2027-01-01",
    ":::: from 2027-02-30\n::::": "line 1: 2027-02-30 is no day",
    ":::: from 2028-01-01 until 2027-01-01\n::::": (
        "line 1: the passage ends on 2027-01-01 before it begins on 2028-01-01"
    ),
    ":::: until 2027-01-01\nA\n::::\n:::: from 2027-02-01\nB\n::::": (
        "line 4: this passage leaves a gap after the one of line 1, which ends on 2027-01-01"
    ),
    ":::: until 2027-02-01\nA\n::::\n\n:::: from 2027-01-01\nB\n::::": (
        "line 5: this passage overlaps with the one of line 1, which ends on 2027-02-01"
    ),
    ":::: from 2027-01-01\nA\n::::\n:::: from 2028-01-01\nB\n::::": (
        "line 4: this passage overlaps with the one of line 1, which has no end"
    ),
}


@pytest.mark.parametrize(("text", "fault"), WRONG.items(), ids=WRONG.values())
def test_what_cannot_be_read_is_named_with_its_line(text: str, fault: str) -> None:
    with pytest.raises(dated.DatedError) as refused:
        dated.passages(text)
    assert fault in str(refused.value)


def test_two_passages_with_words_between_them_are_each_by_themselves() -> None:
    text = ":::: until 2027-01-01\nA\n::::\nImellem.\n:::: from 2027-02-01\nB\n::::"
    assert dated.on(text, date(2027, 1, 15)) == "Imellem."
