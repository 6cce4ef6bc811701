"""The documents stay true: what they name is there, and what is there they name."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_is_in_the_readme() -> None:
    read = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "citizen_portal/config").glob("*.py"))
    settings = set(re.findall(r'"(PORT|WEB_CONCURRENCY|PORTAL_[A-Z_]+)"', read))
    assert settings == set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))


def test_every_door_of_the_makefile_is_in_the_readme() -> None:
    doors = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)) - {"help"}
    assert all(f"make {door}" in README for door in doors)


def test_the_map_shows_every_room() -> None:
    rooms = {path.name for path in (ROOT / "citizen_portal").iterdir() if not path.name.startswith("_")} - {"static"}
    assert all(f"  {room}{'/' if '.' not in room else ''} " in README for room in rooms)


@pytest.mark.parametrize(
    "file",
    [
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "docs/writing.md",
        "docs/operations.md",
        "docs/security.md",
        "docs/licences.md",
        "docs/municipality.md",
        "docs/performance.md",
        "docs/drill.md",
    ],
)
def test_links_and_files_named_in_the_documents_are_there(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    named = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r'src="([^"]+)"', text)
    missing = [
        name
        for name in named
        if "/" in name and not name.startswith("/") and not (ROOT / file).parent.joinpath(name).exists()
    ]
    assert not missing


@pytest.mark.parametrize(
    ("file", "many"),
    [("docs/troubles.md", 41), ("docs/operations.md", 100), ("docs/security.md", 100), ("docs/drill.md", 4)],
)
def test_every_test_that_is_to_keep_a_trouble_away_is_there(file: str, many: int) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    named = re.findall(r"`([a-z_/]+\.py)::(test_\w+)`", text)
    missing = [
        name for file, name in named if f"def {name}(" not in (ROOT / "tests" / file).read_text(encoding="utf-8")
    ]
    assert len(named) >= many and "::" not in re.sub(r"`[a-z_/]+\.py::test_\w+`", "", text) and not missing


def test_every_row_of_what_was_tried_has_a_test_or_a_fault_of_the_drill() -> None:
    tried = (ROOT / "docs/operations.md").read_text(encoding="utf-8").partition("## What was tried")[2]
    rows = [line.rsplit(" | ", 1)[1] for line in tried.splitlines() if line.startswith("| ")]
    proofs = [row for row in rows if not row.startswith("the test")]
    drill = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "bench/drill").glob("*.py"))
    assert len(proofs) > 80 and [row for row in proofs if "::test_" not in row and "drill: `" not in row] == []
    faults = re.findall(r"`([^`:]+)`", "".join(proof.partition("drill: ")[2] for proof in proofs))
    assert len(faults) >= 12 and [fault for fault in faults if f'"{fault}"' not in drill] == []


def test_the_tree_speaks_of_the_project_alone() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    hosts = re.compile(r"py[p]i\.org|python[h]osted\.org|registry\.npm[j]s|[d]eb\.debian")
    for name in tracked:
        file = ROOT / name
        if file.suffix not in (".png", ".svg", ".webp") and file.exists():
            assert not hosts.search(file.read_text(encoding="utf-8")), name
