"""Of a question the telling words are asked for, as whole words, as parts of a compound, and by what they mean."""

import pytest

from citizen_portal.guidance.asking import INFLECTED, MEANT, MISTYPED, Vocabulary


def vocabulary(*texts: str, lang: str = "da") -> Vocabulary:
    made = Vocabulary(lang)
    for each in texts:
        made.learn(each)
    return made


def test_small_words_are_not_asked_for() -> None:
    assert vocabulary("må jeg holde ferie").asked("Må jeg få ferie?") == [{"ferie": 1.0}]


def test_a_question_of_small_words_alone_is_asked_for_as_it_is() -> None:
    assert vocabulary("hvad er det").asked("hvad er det")


@pytest.mark.parametrize(
    ("lang", "written", "asked"),
    [
        ("da", "ferien", "ferier"),
        ("en", "travelling", "travelled"),
        ("pl", "urlopu", "urlopie"),
        ("tr", "maaşlar", "maaşım"),
        ("ar", "موظفين", "الموظفون"),
    ],
)
def test_another_ending_is_the_same_word(lang: str, written: str, asked: str) -> None:
    (answers,) = vocabulary(written, lang=lang).asked(asked)
    assert max(answers.values()) == INFLECTED


def test_a_word_without_its_accents_has_the_family_of_the_word_it_stands_for() -> None:
    (answers,) = vocabulary("maaş maaşım", lang="tr").asked("maas")
    assert answers == {"mas": 1.0, "masim": INFLECTED}


def test_a_compound_is_asked_for_by_its_parts() -> None:
    assert vocabulary("praktik", "løn").asked("praktikløn") == [{"praktik": 1.0}, {"lon": 1.0}]
    assert vocabulary("dagpenge").asked("dagpengesats") == [{"dagpenge": 1.0}]


def test_a_compound_that_is_known_and_one_a_slip_away_are_one_word() -> None:
    known = vocabulary("praktik", "løn", "praktikløn")
    assert known.asked("praktikløn")[0]["praktiklon"] == 1.0
    assert known.asked("prakitkløn") == [{"praktiklon": MISTYPED}]


def test_only_danish_is_taken_apart() -> None:
    assert vocabulary("work", "shop", lang="en").asked("shopwork") == []


def test_a_word_typed_as_two_is_one() -> None:
    assert vocabulary("jobcenter").asked("job center") == [{"jobcenter": 1.0}]


def test_who_types_what_stands_for_a_term_means_its_words() -> None:
    known = vocabulary("tillidsrepræsentant", "tillidsmand", "fri")
    known.mean("tillidsmand", "tillidsrepræsentant")
    assert known.asked("tillidsmanden fri") == [{"tillidsmand": INFLECTED, "tillidsrepresentant": MEANT}, {"fri": 1.0}]


def test_of_several_words_that_stand_for_a_term_all_must_be_asked_for() -> None:
    known = vocabulary("trade union", "fagforening", lang="en")
    known.mean("trade union", "fagforening")
    assert "fagforening" in known.asked("trade union")[0]
    assert known.asked("trade") == [{"trade": 1.0}]


def test_what_nothing_answers_is_left_out() -> None:
    assert vocabulary("ferie").asked("ferie qwxzjk") == [{"ferie": 1.0}]
