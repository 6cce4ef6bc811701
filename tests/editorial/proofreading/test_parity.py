"""A translation has everything the Danish has that is not a word, in the same places."""

from pathlib import Path

import pytest

from citizen_portal.editorial.proofreading import parity

from . import made

DANISH = """Højst {rule:praktik.max_weeks.dagpenge}. Ring {ltr:33 66 33 66}.

- Spørg {term:min-plan}
- [Læs mere](one)

::: remember
Vent.
:::
"""
ENGLISH = """At most {rule:praktik.max_weeks.dagpenge}. Call {ltr:33 66 33 66}.

- Ask {term:min-plan}
- [Read more](one)

::: remember
Wait.
:::
"""


def faults(folder: Path, english: str, **changes: str) -> list[str]:
    made.term(folder, "min-plan", "Min Plan")
    made.write(folder, DANISH)
    made.write(folder, english, "en", **changes)
    return list(parity.check_parity(made.text(folder, "en"), made.text(folder)))


def test_a_faithful_translation_has_no_faults(tmp_path: Path) -> None:
    assert not faults(tmp_path, ENGLISH)


@pytest.mark.parametrize(
    ("there", "here", "fault"),
    [
        ("- [Read more](one)\n", "", "7: a bullet list of 1, where the Danish (line 7) has a bullet list of 2"),
        ("::: remember", "::: example", "10: a box »example«, where the Danish (line 10) has a box »remember«"),
        ("\n- Ask", "\nYes.\n\n- Ask", "7: a paragraph, where the Danish (line 7) has a bullet list of 2"),
        ("Wait.\n:::\n", "Wait.\n:::\n\n## More", "14: a heading ##, where the Danish (at the end) has nothing more"),
        ("{rule:praktik.max_weeks.dagpenge}", "some", "5: lacks the mark {rule:praktik.max_weeks.dagpenge} of line 5"),
        ("weeks.dagpenge", "weeks.jobparat", "5: has the mark {rule:praktik.max_weeks.jobparat}, which the Danish"),
        ("{term:min-plan}", "them", "7: lacks the mark {term:min-plan} of line 7 of the Danish"),
        ("[Read more](one)", "[Read more](/plads/)", "8: lacks the link to one of line 8 of the Danish"),
        ("33 66 33 66", "33 66 33 67", "5: has the number 67, which the Danish has not"),
    ],
)
def test_what_differs_is_named_with_both_lines(tmp_path: Path, there: str, here: str, fault: str) -> None:
    found = faults(tmp_path, ENGLISH.replace(there, here))
    assert any(each.startswith(f"content/en/guidance/one.md:{fault}") for each in found), found


def test_a_term_may_be_named_more_often_than_in_the_danish(tmp_path: Path) -> None:
    assert not faults(tmp_path, ENGLISH.replace("Wait.", "Wait for {term:min-plan}."))


def test_the_front_matter_rests_on_the_same_rules(tmp_path: Path) -> None:
    found = faults(tmp_path, ENGLISH, more="rules: [praktik.max_weeks.dagpenge]\n")
    assert found == ["content/en/guidance/one.md:1: the front matter has other rules than the Danish"]


def test_digits_are_the_same_in_any_script() -> None:
    assert parity.digits("٣٣ و 66") == ["33", "66"]


def test_a_title_left_in_danish_is_found_and_easy_danish_may_keep_it(tmp_path: Path) -> None:
    made.write(tmp_path, "Ja.")
    made.write(tmp_path, "Ja.", "da-let")
    made.write(tmp_path, "Yes.", "en", title="En side")
    assert list(parity.check_titles(made.manuscript(tmp_path).texts.values())) == [
        "content/en/guidance/one.md:2: has the same title as content/da/guidance/one.md: translate it"
    ]
