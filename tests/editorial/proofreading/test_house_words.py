"""The words of the house are read from a list an editor writes, and a list that cannot be read says where and why."""

from pathlib import Path

import pytest

from citizen_portal import CONTENT
from citizen_portal.editorial.proofreading import house_words
from citizen_portal.guidance.glossary import ContentError
from citizen_portal.i18n import LANGUAGES


def write(folder: Path, text: str, lang: str = "da") -> None:
    (folder / lang).mkdir(parents=True, exist_ok=True)
    (folder / lang / house_words.NAME).write_text(text, "utf-8")


def names(folders: list[Path], lang: str) -> list[str]:
    return [word.name for word in house_words.load(folders, lang)]


SEAT = '[seat]\nnot = "sæde"\nbetter = "plads"\n'


def test_easy_danish_has_the_danish_words_its_own_and_none_that_say_otherwise(tmp_path: Path) -> None:
    write(tmp_path, SEAT + '[long]\nnot = "a"\nbetter = "b"\neasy = false\n')
    write(tmp_path, '[own]\nnot = "c"\nbetter = "d"\n', "da-let")
    assert names([tmp_path], "da") == ["seat", "long"]
    assert names([tmp_path], "da-let") == ["seat", "own"]


def test_another_folder_lays_its_own_entry_over(tmp_path: Path) -> None:
    write(tmp_path / "ours", SEAT)
    write(tmp_path / "theirs", SEAT.replace('"plads"', '"stol"'))
    (word,) = house_words.load([tmp_path / "ours", tmp_path / "theirs"], "da")
    assert word.better == "stol"


def test_a_language_without_a_list_has_no_words(tmp_path: Path) -> None:
    assert names([tmp_path], "en") == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('better = "b"', "must have one of not, signs, must"),
        ('not = "a"\nsigns = "b"\nbetter = "b"', "must have one of not, signs, must"),
        ('not = "a"', "has no better: say what to write instead"),
        ('not = "a"\nbetter = "b"\nonly = ["x"]', "has only, which is none of not, signs, must"),
        ('not = "a"\nbetter = "b"\nin = "guidance/*"', "in must be a list in brackets"),
        ('not = "a"\nbetter = "b"\nmost_pages = "5"', "most_pages must be a number"),
        ('not = "(a"\nbetter = "b"', "not is no pattern: missing )"),
        ('not = "(?<!a )b"\nbetter = "b"', "not is no pattern: look-behind requires fixed-width pattern"),
        ('not = "a"\nbetter = "b"\nbox = "red"', "box is red: it must be one of remember, example, words"),
        ('not = "a"\nbetter = "b"\nkind = "step"', "kind is step: it must be one of heading, paragraph, item, cell"),
    ],
)
def test_a_malformed_entry_is_named_with_its_file_and_line(tmp_path: Path, entry: str, fault: str) -> None:
    write(tmp_path, f"{SEAT}\n[bad]\n{entry}\n")
    with pytest.raises(ContentError) as said:
        house_words.load([tmp_path], "da")
    assert str(said.value).startswith(f"content/da/house-words.toml:5: bad {fault}")


def test_the_lists_of_this_site_can_be_read() -> None:
    assert all(house_words.load([CONTENT], lang) for lang in LANGUAGES)


def test_every_fault_of_a_list_is_named_at_once(tmp_path: Path) -> None:
    write(tmp_path, 'loose = "a"\n[one]\nnot = "a"\n[two]\nbetter = "b"\n')
    with pytest.raises(ContentError) as said:
        house_words.load([tmp_path], "da")
    assert [line.split(": ")[0] for line in str(said.value).splitlines()] == [
        f"content/da/house-words.toml:{line}" for line in (1, 2, 4)
    ]


def test_a_list_that_is_no_toml_says_on_which_line(tmp_path: Path) -> None:
    write(tmp_path, "[one\n")
    with pytest.raises(ContentError, match=r"content/da/house-words\.toml: .*line 1"):
        house_words.load([tmp_path], "da")
