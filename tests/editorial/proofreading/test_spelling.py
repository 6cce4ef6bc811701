"""Danish words are in the dictionary or in the own list; compounds of an own word need no line of their own."""

from pathlib import Path

import pytest

from citizen_portal import CONTENT
from citizen_portal.editorial.proofreading import gates, spelling
from citizen_portal.editorial.proofreading.spelling import Vocabulary

from . import made

KNOWN = {"en", "side", "skriv", "din", "plads", "noget", "konto", "e", "mail", "ansøgning"}


def knows(word: str) -> bool:
    return word.lower() in KNOWN


def test_an_unknown_word_is_named_where_it_stands(tmp_path: Path) -> None:
    made.write(tmp_path, "Skriv din plads.\n\nSkriv din plasd.")
    found = gates.misspelled(made.manuscript(tmp_path), knows)
    assert list(spelling.check_spelling(found)) == [
        "content/da/guidance/one.md:7: »plasd« is not in the dictionary: "
        "spell it right, or add it to content/da/words.txt"
    ]


def test_glossary_and_labels_are_spelled_too(tmp_path: Path) -> None:
    made.write(tmp_path, "Skriv.")
    made.term(tmp_path, "plads", "plads", meaning="Skriv nogte.")
    found = gates.misspelled(made.manuscript(tmp_path, da={"form.send": "Skirv %(most)s"}), knows)
    assert [(sentence.where, sentence.line, word) for sentence, word in found] == [
        ("content/da/glossary.toml", 1, "nogte"),
        ("translations/da/LC_MESSAGES/messages.po", 1, "Skirv"),
    ]


def test_easy_danish_is_spelled_and_of_english_only_what_is_quoted(tmp_path: Path) -> None:
    made.write(tmp_path, "Skriv.")
    made.write(tmp_path, "Plasd.", "da-let")
    made.write(tmp_path, "Place ({da:plats}).", "en")
    assert {word for _, word in gates.misspelled(made.manuscript(tmp_path), knows)} == {"Plasd", "plats"}


@pytest.mark.parametrize("word", ["VITAS", "VITAS-ansøgning", "Vitaskonto", "vitaskontomail", "e-mail"])
def test_an_own_word_is_known_alone_and_as_a_part(word: str) -> None:
    assert Vocabulary(knows, frozenset({"vitas", "kontomail"})).has(word)


@pytest.mark.parametrize("word", ["vita", "sidemail", "vitasxy", "VITAS-plasd"])
def test_two_words_run_together_are_not_a_compound_unless_one_is_our_own(word: str) -> None:
    assert not Vocabulary(knows, frozenset({"vitas"})).has(word)


def test_an_address_is_copied_and_not_spelled(tmp_path: Path) -> None:
    made.write(tmp_path, "Skriv plads.xyz.dk, rosa@example.org.")
    assert not gates.misspelled(made.manuscript(tmp_path), knows)


def test_without_a_dictionary_nothing_is_looked_up(tmp_path: Path) -> None:
    assert spelling.dictionary(tmp_path / "da_DK") is None


def test_the_own_list_is_in_order_and_says_nothing_twice() -> None:
    lines = (CONTENT / "da" / "words.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert lines[0].startswith("#") and words == sorted(set(words), key=str.casefold)
