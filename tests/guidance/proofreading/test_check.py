"""The whole check, on copies of the real texts: what it names, and what it leaves alone."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from citizen_portal import CONTENT, i18n, rules
from citizen_portal.guidance import pages, review
from citizen_portal.guidance.proofreading import gates, report

from . import made

PAGE = "da/guidance/varighed.md"
OTHERS = [code for code in i18n.LANGUAGES if code != "da"]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def named(content: Path) -> set[str]:
    law = rules.load([content]).now
    library = pages.load([content], i18n.LOCALES, law, i18n.words)
    return set(review.faults(library, i18n.LANGUAGES))


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


def test_the_gates_name_every_kind_of_fault_at_once(tmp_path: Path) -> None:
    made.write(tmp_path, "Du får fire uger, såfremt kommunen siger ja.")
    made.write(tmp_path, "Du skal vente, til kommunen har sagt ja.\n\n- Ring", "en", title="En side")
    made.write(tmp_path, "اتصلوا VITAS", "ar")
    shutil.copy(CONTENT / "da" / "phrases.toml", tmp_path / "da")
    found = "\n".join(gates.faults(made.manuscript(tmp_path, en={"a": "1"}, da={"a": "2"})))
    for fault in (
        "content/da/guidance/one.md:5: »fire uger« may be a number",
        "content/da/guidance/one.md:5: »såfremt« is not how we say it",
        "content/en/guidance/one.md:5: »Du skal vente, til kommunen har sagt ja.« is Danish",
        "content/en/guidance/one.md:7: a bullet list of 1, where the Danish",
        "content/en/guidance/one.md:2: has the same title",
        "content/ar/guidance/one.md:5: »VITAS« is read from the left",
        "translations/en/LC_MESSAGES/messages.po:1: a has other numbers",
    ):
        assert fault in found


def test_a_rule_past_the_day_of_its_review_is_a_warning_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text('\n["a.rule"]\n', "utf-8")
    rule = rules.Rule("a.rule", 4, "weeks", ("all",), "", "", "", "", "likely", date(2026, 1, 1), date(2026, 6, 30))
    assert not list(report.overdue([rule], [tmp_path], date(2026, 6, 30)))
    assert list(report.overdue([rule], [tmp_path], date(2026, 7, 1))) == [
        "content/rules.toml:2: a.rule should have been looked at again by 2026-06-30"
    ]


def test_the_check_prints_how_heavy_each_page_is_and_how_it_is_spelled(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["content", "check"]).output
    assert re.search(r"^guidance/varighed +\d+\.\d +\d+ +\d+\.\d +\d+$", said, re.MULTILINE)
    assert re.search(r"^Spelling: \d+ different Danish words, \d+ unknown\.$", said, re.MULTILINE)


def test_without_a_dictionary_one_line_says_what_to_install(tmp_path: Path) -> None:
    made.write(tmp_path, "Ja.")
    assert "please install hunspell-da" in report.spelled(made.manuscript(tmp_path), None)
