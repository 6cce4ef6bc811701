"""How heavy a page is: LIX by hand, and the two budgets."""

from pathlib import Path

import pytest

from citizen_portal.editorial.proofreading import lix
from citizen_portal.editorial.proofreading.sentences import Sentence

from . import made


def faults(folder: Path, lang: str = "da") -> list[str]:
    read = made.manuscript(folder)
    return list(lix.check_lix(read.of(lang), read.terms[lang]))


def test_lix_is_words_a_sentence_and_the_share_of_long_words() -> None:
    sentences = [Sentence("", 1, "Du ringer til kommunen."), Sentence("", 1, "Den hjælper dig med et arbejde.")]
    assert lix.lix(sentences) == pytest.approx(10 / 2 + 100 * 3 / 10)


def test_a_word_of_the_glossary_is_set_aside_with_every_ending(tmp_path: Path) -> None:
    made.term(tmp_path, "praktik", "virksomhedspraktik")
    stems = lix.stems(made.manuscript(tmp_path).terms["da"])
    assert lix.lix([Sentence("", 1, "Din virksomhedspraktikken er god.")], stems) == 3


def test_a_short_part_of_a_term_sets_nothing_aside(tmp_path: Path) -> None:
    made.term(tmp_path, "min-plan", "Min Plan")
    assert not lix.stems(made.manuscript(tmp_path).terms["da"])


@pytest.mark.parametrize(("lang", "most"), [("da", 20), ("da-let", 15)])
def test_a_sentence_of_one_word_too_many_is_named_with_its_line(tmp_path: Path, lang: str, most: int) -> None:
    made.write(tmp_path, "Ja.\n\n" + "nu " * most + "nu.", lang)
    (fault,) = faults(tmp_path, lang)
    assert fault.startswith(f"content/{lang}/guidance/one.md:7: a sentence of {most + 1} words, at most {most}: »nu nu")
    made.write(tmp_path, "Ja.\n\n" + "nu " * (most - 1) + "nu.", lang)
    assert not faults(tmp_path, lang)


def test_a_line_to_be_filled_in_may_be_longer(tmp_path: Path) -> None:
    made.write(tmp_path, "::: words\n" + "nu " * 20 + "(dit navn).\n:::")
    assert not faults(tmp_path)


def test_a_heavy_page_is_a_fault_and_one_close_to_it_a_warning(tmp_path: Path) -> None:
    made.write(tmp_path, ("Nu" + " nu" * 7 + " arbejde arbejde. ") * 9 + "Nu" + " nu" * 6 + " arbejde arbejde arbejde.")
    read = made.manuscript(tmp_path)
    assert not faults(tmp_path)
    assert list(lix.warnings(read.of("da"), read.terms["da"])) == [
        "content/da/guidance/one.md:1: LIX is 28.9, close to the 30 it may be"
    ]
    made.write(tmp_path, ("Nu" + " nu" * 6 + " arbejde arbejde arbejde. ") * 10)
    assert faults(tmp_path) == [
        "content/da/guidance/one.md:1: LIX is 37.5, at most 30: use shorter sentences and words"
    ]
