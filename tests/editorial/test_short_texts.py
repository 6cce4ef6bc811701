"""What is missing, stale or out of place in trades and phrases is named by file and line, on a copy of them."""

from pathlib import Path

import pytest

from citizen_portal import i18n
from citizen_portal.editorial import short_texts

LANGUAGES = ("da", "en")


def change(content: Path, file: str, old: str, new: str) -> None:
    text = (content / file).read_text("utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new, 1), "utf-8")


def faults(content: Path) -> list[str]:
    return [each.said for each in short_texts.check([content], LANGUAGES)]


def line_of(content: Path, file: str, words: str) -> int:
    return next(n for n, line in enumerate((content / file).read_text("utf-8").splitlines(), 1) if words in line)


def test_the_texts_of_this_site_are_whole_in_every_language(content: Path) -> None:
    assert short_texts.check([content], i18n.LANGUAGES) == []


def test_other_danish_words_leave_their_translation_behind_by_file_and_line(content: Path) -> None:
    change(content, "da/trades/cafe.toml", 'clear-tables = "', 'clear-tables = "Altid ')
    line = line_of(content, "en/trades/cafe.toml", "clear-tables = ")
    assert all(each.stale for each in short_texts.check([content], LANGUAGES))
    assert faults(content) == [
        f"content/en/trades/cafe.toml:{line}: tasks.clear-tables is stale: the Danish text has changed since it was"
        " translated"
    ]


def test_a_comma_leaves_none_behind_and_a_phrase_too_much_is_named(content: Path) -> None:
    change(content, "da/trades/cafe.toml", "Rydde af og", "Rydde af, og")
    assert faults(content) == []
    change(content, "en/trades/cafe.toml", "greet-guests = ", 'greet-you = "Say hello"\ngreet-guests = ')
    (named,) = faults(content)
    assert named.endswith("goals.greet-you has no Danish text")


@pytest.mark.parametrize(
    "file", ["trades/cafe.toml", "trade-rules.toml", "placement-phrases.toml", "borrowed-messages.toml"]
)
def test_a_file_that_is_not_there_is_named(content: Path, file: str) -> None:
    (content / "en" / file).unlink()
    assert faults(content) == [f"content/en/{file}:1: is missing"]


def test_a_trade_without_danish_is_named(content: Path) -> None:
    (content / "da/trades/cafe.toml").unlink()
    assert faults(content) == ["content/en/trades/cafe.toml:1: there is no Danish trade of that name"]


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("en/trades/cafe.toml", "wash-up = ", "gone = ", "tasks.wash-up is missing"),
        ("en/placement-phrases.toml", "weekly-talk = ", "gone = ", "support.weekly-talk is missing"),
        ("en/borrowed-messages.toml", "{contact}", "{person}", "first-call.lines.2.with does not have the {…} of"),
        ("da/trades/cafe.toml", "\nwash-up = ", "\n# wash-up = ", "tasks has 5 entries, and 6 are wanted"),
        ("da/trades/cafe.toml", "Rydde af og tørre borde af, når gæsterne er gået", "Rydde af", "has 2 words"),
        ("da/trades/cafe.toml", "når gæsterne er gået", "når gæsterne er gået.", "ends with a full stop"),
        ("da/trades/cafe.toml", "[leads]\ngoals", "[leads]\nothers", "leads.goals names no goal that leads to paid"),
        ("da/trades/cafe.toml", "\nkop = ", "\n# kop = ", "words has 7 entries, and 8 are wanted"),
    ],
)
def test_what_is_wrong_with_a_text_is_named(content: Path, file: str, old: str, new: str, fault: str) -> None:
    change(content, file, old, new)
    assert any(f"content/{file}:" in named and fault in named for named in faults(content))


def test_two_choices_that_read_the_same_are_named(content: Path) -> None:
    change(content, "da/placement-phrases.toml", "Ved samtalen til sidst.", "Senest en uge før din sidste dag.")
    assert any("decided.week-before-last-day reads the same as decided.at-the-end-talk" in each
               for each in faults(content))  # fmt: skip


def test_another_order_than_the_danish_is_named(content: Path) -> None:
    file = content / "en/placement-phrases.toml"
    lines = file.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("at-the-end-talk"))
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert faults(content) == [
        f"content/en/placement-phrases.toml:{at + 1}: decided.halfway-and-end stands in another order than the Danish"
    ]


def test_a_translation_read_over_is_behind_no_longer(content: Path) -> None:
    change(content, "da/trades/cafe.toml", 'clear-tables = "', 'clear-tables = "Altid ')
    short_texts.mark_read(short_texts.read([content], LANGUAGES)["cafe"], "en")
    assert faults(content) == []
