"""In Arabic everything that is read from the left is marked."""

from pathlib import Path

import pytest

from citizen_portal.editorial.proofreading import direction

from . import made


def runs(folder: Path, body: str, lang: str = "ar") -> list[str]:
    made.write(folder, body, lang)
    return [fault.split("»")[1].split("«")[0] for fault in direction.check_direction(made.text(folder, lang))]


@pytest.mark.parametrize("run", ["VITAS", "vitas.bm.dk", "rosa@example.org", "33 66 33 66", "løntilskud"])
def test_what_is_read_from_the_left_must_be_marked(tmp_path: Path, run: str) -> None:
    made.write(tmp_path, "Ja.")
    assert runs(tmp_path, f"اتصلوا {run} الآن.") == [run]


def test_marks_and_link_targets_are_marked_already(tmp_path: Path) -> None:
    made.term(tmp_path, "vitas", "VITAS")
    made.write(tmp_path, "Ja.")
    assert not runs(tmp_path, "{da:løntilskud} {ltr:33 66 33 66} {term:vitas|VITAS} [كلمة](one) في 2027.")


def test_a_language_from_the_left_needs_no_marks(tmp_path: Path) -> None:
    made.write(tmp_path, "Ja.")
    assert not runs(tmp_path, "Call 33 66 33 66.", "en")
