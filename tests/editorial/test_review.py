"""Which translations are behind, on a copy of the real texts."""

import re
import shutil
from pathlib import Path

import pytest

from citizen_portal import CONTENT, i18n, rules
from citizen_portal.editorial import review
from citizen_portal.guidance import pages

PAGE = "da/guidance/varighed.md"
OTHERS = [code for code in i18n.LANGUAGES if code != "da"]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def named(content: Path) -> set[str]:
    law = rules.load([content]).now
    library = pages.load([content], i18n.LOCALES, law, i18n.words)
    return set(review.check_translations(library, i18n.LANGUAGES))


def change(content: Path, pattern: str, instead: str) -> None:
    """Change the first paragraph of the page."""
    head, first, rest = re.split(r"(?<=---\n)([^\n]+)(?=\n\n)", (content / PAGE).read_text("utf-8"), maxsplit=1)
    changed = re.sub(pattern, instead, first)
    assert changed != first
    (content / PAGE).write_text(head + changed + rest, "utf-8")


def test_changing_one_paragraph_of_a_danish_page_names_exactly_its_translations(content: Path) -> None:
    before = named(content)
    change(content, r"^\w+", "Meget")
    files = {fault.split(":")[0] for fault in named(content) - before}
    assert files == {f"content/{lang}/guidance/varighed.md" for lang in OTHERS}


@pytest.mark.parametrize(("pattern", "instead"), [(r"[,.]", ";"), (r" ", "  ")])
def test_a_comma_or_white_space_names_none(content: Path, pattern: str, instead: str) -> None:
    before = named(content)
    change(content, pattern, instead)
    assert named(content) == before
