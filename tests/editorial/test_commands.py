"""`flask content check` says how the words of the site stand; `flask content reviewed` that somebody has read them."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from citizen_portal import i18n, rules
from citizen_portal.editorial import labels
from citizen_portal.editorial.commands import reviewed_command
from citizen_portal.guidance import pages


def test_the_check_says_how_heavy_each_page_is_and_how_it_is_spelled(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["content", "check"]).output
    assert re.search(r"^guidance/virksomhedspraktik +\d+\.\d +\d+ +\d+\.\d +\d+$", said, re.MULTILINE)
    assert re.search(r"^trades/cafe +\d+\.\d +\d+ +\d+\.\d +\d+$", said, re.MULTILINE)
    assert re.search(r"^Spelling: \d+ different Danish words, \d+ unknown\.$", said, re.MULTILINE)


BEHIND = (
    "guidance/virksomhedspraktik.md",
    "glossary.toml",
    "trades/cafe.toml",
    "trade-rules.toml",
    "placement-phrases.toml",
)


def left_behind(content: Path) -> dict[str, bytes]:
    """All files, after some English ones and the labels say they were made from another Danish."""
    own = [content / "en" / name for name in BEHIND]
    for file in (*own, labels.file_of("en")):
        made_from = re.compile(r"(^source\W+|^#\. )", re.MULTILINE)
        file.write_text(made_from.sub(r"\g<1>0ld", file.read_text("utf-8")), "utf-8")
    return files(content.parent)


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.*") if file.is_file()}


@pytest.mark.parametrize(
    ("named", "changed"),
    [
        (["virksomhedspraktik"], {"content/en/guidance/virksomhedspraktik.md"}),
        (["glossary"], {"content/en/glossary.toml"}),
        (["cafe"], {"content/en/trades/cafe.toml"}),
        (["trade-rules"], {"content/en/trade-rules.toml"}),
        (["placement-phrases"], {"content/en/placement-phrases.toml"}),
        (["labels"], {"translations/en/LC_MESSAGES/messages.po"}),
    ],
)
def test_what_is_named_is_marked_as_read_and_nothing_else(
    content: Path, catalogues: Path, named: list[str], changed: set[str]
) -> None:
    before = left_behind(content)
    library = pages.load([content], i18n.LOCALES, rules.load([content]).now, i18n.words)
    assert CliRunner().invoke(reviewed_command(library, (content,)), ["en", *named]).exit_code == 0
    assert {file for file, now in files(content.parent).items() if now != before[file]} == changed


def test_a_text_that_is_not_there_is_named_and_nothing_is_marked(content: Path, catalogues: Path) -> None:
    before = left_behind(content)
    library = pages.load([content], i18n.LOCALES, rules.load([content]).now, i18n.words)
    said = CliRunner().invoke(reviewed_command(library, (content,)), ["en", "cafe", "caffe"])
    assert said.exit_code == 2 and "There is no text called caffe." in said.output
    assert files(content.parent) == before
