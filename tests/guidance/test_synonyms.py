"""What people type is a list an editor keeps; what is wrong in it is named with file and line."""

from pathlib import Path

import pytest

from citizen_portal import CONTENT, i18n, rules
from citizen_portal.guidance import pages, synonyms
from citizen_portal.guidance.glossary import ContentError

HEAD = "# What people type.\n\n"


def write(folder: Path, lang: str, text: str) -> Path:
    file = folder / lang / synonyms.FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEAD + text, encoding="utf-8")
    return folder


def test_every_language_has_its_own_words_and_the_single_danish_ones(tmp_path: Path) -> None:
    write(tmp_path, "da", 'klage = ["anke", "jeg er uenig"]\n')
    write(tmp_path, "en", 'klage = ["appeal"]\n')
    assert synonyms.load([tmp_path], ["da", "da-let", "en"]) == {
        "da": {"klage": ("anke", "jeg er uenig")},
        "da-let": {"klage": ("anke", "jeg er uenig")},
        "en": {"klage": ("appeal", "anke")},
    }


def test_a_municipality_lays_its_own_words_for_a_page_over_ours(tmp_path: Path) -> None:
    ours = write(tmp_path / "ours", "da", 'klage = ["anke"]\nregler = ["lov"]\n')
    theirs = write(tmp_path / "theirs", "da", 'klage = ["brok"]\n')
    assert synonyms.read([ours, theirs], "da") == {"klage": ("brok",), "regler": ("lov",)}


def test_a_name_that_is_no_page_and_no_term_stops_the_start_with_file_and_line(tmp_path: Path) -> None:
    write(tmp_path, "en", 'klage = ["appeal"]\nvacation = ["holiday"]\n')
    with pytest.raises(ContentError, match=r"content/en/synonyms\.toml:4: vacation is neither a page nor a word"):
        pages.load([CONTENT, tmp_path], i18n.LOCALES, rules.load([CONTENT]).now, i18n.words)


@pytest.mark.parametrize("wrong", ['"appeal"', '["appeal", 3]', '["appeal", " "]'])
def test_what_is_no_list_of_words_is_named_with_its_line(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(ContentError, match=r"content/en/synonyms\.toml:3: klage is no list of words"):
        synonyms.read([write(tmp_path, "en", f"klage = {wrong}\n")], "en")


def test_a_word_twice_a_word_that_says_nothing_and_a_missing_list_are_named(tmp_path: Path) -> None:
    write(tmp_path, "da", 'klage = ["Anke", "anke"]\nregler = ["må jeg"]\n')
    assert list(synonyms.check([tmp_path], ["da", "da-let", "en"])) == [
        "content/da/synonyms.toml:3: »anke« is there already, as a search reads it",
        "content/da/synonyms.toml:4: »må jeg« has none but small words, and a search passes over those",
        "content/en/synonyms.toml: is missing",
    ]


def test_ours_are_in_order() -> None:
    assert not list(synonyms.check([CONTENT], i18n.LANGUAGES))
