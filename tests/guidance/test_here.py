"""Passages that stand only where one municipality is spoken for, or a page is there."""

import pytest

from citizen_portal.guidance import here

TEXT = "Først.\n\n- et\n:::: only Andeby Kommune\n- hos os\n::::\n:::: not tal\n- uden tal\n::::\n- to"
AS_IT_STANDS = [
    (("Andeby Kommune", "tal"), "Først.\n\n- et\n- hos os\n- to"),
    (("Andeby Kommune",), "Først.\n\n- et\n- hos os\n- uden tal\n- to"),
    (("tal",), "Først.\n\n- et\n- to"),
    ((), "Først.\n\n- et\n- uden tal\n- to"),
]


@pytest.mark.parametrize(("known", "text"), AS_IT_STANDS)
def test_a_passage_stands_where_it_belongs_and_leaves_no_gap(known: tuple[str, ...], text: str) -> None:
    assert here.here(TEXT, known) == text


def test_whoever_proofreads_sees_all_of_it_on_its_own_lines() -> None:
    lines = here.anywhere(TEXT).split("\n")
    assert (lines[4], lines[7], len(lines)) == ("- hos os", "- uden tal", 10)
    assert here.without(TEXT, "Andeby Kommune").split("\n")[4:8] == ["", "", "", "- uden tal"]


def test_a_dated_passage_stays_what_it_is() -> None:
    text = ":::: until 2027-01-01\nNu.\n::::"
    assert here.here(text, ()) == here.anywhere(text) == text


def test_a_passage_that_never_ends_is_named_with_its_line() -> None:
    with pytest.raises(here.HereError, match="line 2: a passage of one place never ends"):
        here.here("Et.\n:::: only tal\nTo.", ())
