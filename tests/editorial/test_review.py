"""Which translations are behind, on a copy of the real texts."""

import re
from pathlib import Path

import pytest

from citizen_portal import i18n, rules
from citizen_portal.editorial import review
from citizen_portal.guidance import pages

PAGE = "da/guidance/virksomhedspraktik.md"
OTHERS = [code for code in i18n.LANGUAGES if code != "da"]


def read(content: Path) -> pages.Library:
    return pages.load([content], i18n.LOCALES, rules.load([content]).now, i18n.words)


def named(content: Path) -> set[str]:
    return {each.said for each in review.check_translations(read(content), i18n.LANGUAGES, [content])}


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
    assert files == {f"content/{lang}/guidance/virksomhedspraktik.md" for lang in OTHERS}


@pytest.mark.parametrize(("pattern", "instead"), [(r"[,.]", ";"), (r" ", "  ")])
def test_a_comma_or_white_space_names_none(content: Path, pattern: str, instead: str) -> None:
    before = named(content)
    change(content, pattern, instead)
    assert named(content) == before


def test_a_translation_read_over_is_behind_no_longer(content: Path) -> None:
    before = named(content)
    change(content, r"^\w+", "Meget")
    library = read(content)
    for lang in OTHERS:
        review.mark_page(library, lang, library.pages[lang, "guidance", "virksomhedspraktik"])
    assert named(content) == before


def test_a_glossary_read_over_is_behind_no_longer(content: Path) -> None:
    before, danish = named(content), content / "da" / "glossary.toml"
    danish.write_text(re.sub(r'meaning = "', 'meaning = "Altså ', danish.read_text("utf-8"), count=1), "utf-8")
    behind = named(content) - before
    assert {fault.split(":")[0] for fault in behind} == {f"content/{lang}/glossary.toml" for lang in OTHERS}
    for lang in OTHERS:
        review.mark_glossary(content, lang)
    assert named(content) == before
