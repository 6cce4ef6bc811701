"""Easy Danish may leave out and merge, adds nothing, and is shorter."""

from pathlib import Path

import pytest

from citizen_portal.editorial.proofreading import easy

from . import made

RULE, OTHER = "{rule:praktik.max_weeks.dagpenge}", "{rule:praktik.max_hours_week}"
DANISH = f"Højst {RULE}.\n\n## En overskrift\n\n- Et\n- To\n"


def added(folder: Path, body: str, more: str = "") -> list[str]:
    made.write(folder, DANISH)
    made.write(folder, body, "da-let", more=more)
    return list(easy.check_added(made.text(folder, "da-let"), made.text(folder)))


@pytest.mark.parametrize("body", [f"Højst {RULE}.", "Ring.", f"Ring.\n\nHøjst {RULE}. Højst {RULE}."])
def test_blocks_and_marks_may_be_left_out_and_merged(tmp_path: Path, body: str) -> None:
    assert added(tmp_path, body) == []


def test_a_mark_the_danish_has_not_is_named_with_its_line(tmp_path: Path) -> None:
    assert added(tmp_path, f"Ring.\n\nHøjst {OTHER}.") == [
        f"content/da-let/guidance/one.md:7: has the mark {OTHER}, which the Danish has not"
    ]


def test_so_is_a_rule_in_front(tmp_path: Path) -> None:
    found = added(tmp_path, "Ring.", more="rules: [praktik.max_hours_week]\n")
    wrong = "the front matter has praktik.max_hours_week, which the Danish has not"
    assert found == [f"content/da-let/guidance/one.md:1: {wrong}"]


@pytest.mark.parametrize(("words", "faults"), [(9, 0), (16, 0), (17, 1)])
def test_it_has_at_most_its_share_of_the_words(tmp_path: Path, words: int, faults: int) -> None:
    """The title and the summary are two words each."""
    made.write(tmp_path, "ord " * 26)
    made.write(tmp_path, "ord " * words, "da-let")
    own, danish = made.text(tmp_path, "da-let"), made.text(tmp_path)
    found = list(easy.check_length(own, danish, 0.667, {}))
    assert len(found) == faults
    assert all(": has 21 words, and the ordinary page 30: at most 20" in fault for fault in found)
