"""A file of short texts by name and line, and what differs between a translation and its Danish original."""

from pathlib import Path

import pytest

from citizen_portal.trades.entries import TextFile, UnreadableText, differences, left_behind, prints, read, text_print

DANISH = 'slug = "one"\ntitle = "Et"\n[tasks]\na = "Feje gulv"\nb = "Vaske op"\n[not]\nlines = [\n    "Nej.",\n]\n'


def file(folder: Path, text: str, name: str = "da") -> TextFile:
    (folder / f"{name}.toml").write_text(text, "utf-8")
    return read(folder / f"{name}.toml", name)


def translated(folder: Path, text: str) -> list[str]:
    danish = file(folder, DANISH)
    listed = ", ".join(f'"{each}"' for each in prints(danish))
    return list(differences(danish, file(folder, f"source = [{listed}]\n{text}", "en")))


def test_texts_have_dotted_names_and_facts_are_none(tmp_path: Path) -> None:
    read_file = file(tmp_path, DANISH)
    assert list(read_file.entries) == ["title", "tasks.a", "tasks.b", "not.lines.1"]
    assert [read_file.line(name) for name in read_file.entries] == [2, 4, 5, 8]


def test_what_is_not_there_is_looked_for_where_it_would_stand(tmp_path: Path) -> None:
    assert file(tmp_path, DANISH).named("tasks.c", "is missing") == "da:3: tasks.c is missing"


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableText, match="^da: "):
        file(tmp_path, "title = Et")


def test_a_translation_of_todays_danish_differs_in_nothing(tmp_path: Path) -> None:
    assert translated(tmp_path, DANISH) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('b = "Vaske op"\n', "", "en:4: tasks.b is missing"),
        ('b = "Vaske op"\n', 'b = " "\n', "en:6: tasks.b is missing"),
        ("[not]", 'c = "Mere"\n[not]', "en:7: tasks.c has no Danish text"),
        (
            'a = "Feje gulv"\nb = "Vaske op"',
            'b = "x"\na = "y"',
            "en:5: tasks.b stands in another order than the Danish",
        ),
    ],
)
def test_what_differs_is_named_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert translated(tmp_path, DANISH.replace(old, new)) == [fault]


def test_what_was_rendered_as_it_was_before_is_named_with_its_line(tmp_path: Path) -> None:
    was = file(tmp_path, DANISH)
    listed = ", ".join(f'"{each}"' for each in prints(was))
    own = file(tmp_path, f"source = [{listed}]\n{DANISH}", "en")
    now = file(tmp_path, DANISH.replace("Vaske op", "Tørre op"))
    assert not list(left_behind(was, own))
    assert [fault.split(": the")[0] for fault in left_behind(now, own)] == ["en:6: tasks.b is stale"]


def test_other_words_make_another_print_and_commas_do_not() -> None:
    assert text_print("a", "Feje, gulv") == text_print("a", "feje  gulv.") != text_print("a", "Feje gulvet")
