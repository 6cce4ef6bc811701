"""Our municipality is named by marks: its name, number and jobcenter in any ending and script are found."""

from pathlib import Path

import pytest

from citizen_portal.editorial.proofreading.bare_names import check
from citizen_portal.editorial.proofreading.manuscript import CatalogueLabel

from ...neighbour import NEIGHBOUR

OURS = NEIGHBOUR + '[own_pages]\nvore-tal = "regler"\n'
STYLE = "[place]\nspelled = ['andeby\\w*', 'андебі\\w*', '\\w*أنديبي']\n"


def found(folder: Path, text: str, file: str = "da/guidance/one.md", *labels: str) -> list[str]:
    """What stands bare, after its file and line."""
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / "municipality.toml").write_text(OURS, encoding="utf-8")
    (folder / "house-style.toml").write_text(STYLE, encoding="utf-8")
    (folder / file).write_text(text, encoding="utf-8")
    own = [("da", CatalogueLabel("one", 7, label)) for label in labels]
    return [fault.partition(" is ours alone")[0] for fault in check([folder], own)]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Ring til Andeby Kommune.", "Andeby Kommune"),
        ("Ring til Jobcenter Andeby.", "Jobcenter Andeby"),
        ("I Andebys gader.", "Andebys"),
        ("в Андебі", "Андебі"),
        ("في بأنديبي", "بأنديبي"),
        ("Ring {ltr:12 34 56 78}.", "12 34 56 78"),
        ("Ring 12345678.", "12345678"),
        ("Se [her](https://www.andeby.example.org/x).", "andeby.example.org"),
    ],
)
def test_a_bare_name_is_found_with_its_line(tmp_path: Path, text: str, bare: str) -> None:
    (fault,) = found(tmp_path, f"---\ntitle: x\n---\n{text}")
    assert fault.startswith("content/da/guidance/one.md:4: »") and bare.casefold() in fault.casefold()


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("Ring til {municipality:name} på {municipality:phone}.", "da/guidance/one.md"),
        (":::: only Andeby Kommune\nI Andeby.\n::::", "da/guidance/one.md"),
        ("Tal fra Andeby.", "en/guidance/vore-tal.md"),
        ('source_name = "Andeby Kommune"', "da/trade-rules.toml"),
    ],
)
def test_marks_passages_of_our_own_and_sources_are_left_alone(tmp_path: Path, text: str, file: str) -> None:
    assert found(tmp_path, text, file) == []


def test_a_passage_of_all_others_may_not_name_us(tmp_path: Path) -> None:
    assert found(tmp_path, ":::: not Andeby Kommune\nI Andeby.\n::::") == ["content/da/guidance/one.md:2: »Andeby«"]


def test_labels_are_read_too(tmp_path: Path) -> None:
    (fault,) = found(tmp_path, "Intet.", "da/guidance/one.md", "Ring til Jobcenter Andeby.")
    assert fault.startswith("translations/da/LC_MESSAGES/messages.po:7: »")


def test_a_folder_of_another_may_name_our_place_and_not_our_number(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    (theirs / "da/guidance").mkdir(parents=True)
    (theirs / "municipality.toml").write_text(OURS.replace("Andeby Kommune", "Gåserød Kommune"), encoding="utf-8")
    (theirs / "da/guidance/two.md").write_text("Bussen til Andeby.\nRing 12 34 56 78.", encoding="utf-8")
    ours = tmp_path / "ours"
    ours.mkdir()
    assert found(ours, "Intet.") == []
    assert [fault.partition(":")[0] for fault in check([ours, theirs], ())] == ["content/da/guidance/two.md"]
