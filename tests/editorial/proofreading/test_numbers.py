"""A number of the law comes from its rule; a date or a phone number may stand in a text."""

from pathlib import Path

import pytest

from citizen_portal import i18n
from citizen_portal.editorial.proofreading import lexicon, numbers

from . import made


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("da", "Højst fire uger.", "fire uger"),
        ("da", "Det varer 4 uger i 2027.", "4 uger"),
        ("da-let", "Du får det i seks måneder.", "seks måneder"),
        ("da", "Du må tjene 25.000 om året.", "25"),
        ("en", "At most four weeks.", "four weeks"),
        ("en", "A six-month job.", "six-month"),
        ("ar", "على الأكثر أربعة أسابيع.", "أربعة أسابيع"),
        ("da", "Op til syvogtredive timer.", "syvogtredive timer"),
        ("en", "Up to thirty-seven hours.", "thirty-seven hours"),
        ("ar", "بأسبوعين.", "بأسبوعين"),
        ("ar", "سبع وثلاثون ساعة.", "وثلاثون ساعة"),
        ("uk", "Не довше ніж чотири тижні.", "чотири тижні"),
        ("pl", "Najwyżej cztery tygodnie.", "cztery tygodnie"),
        ("tr", "En fazla dört hafta.", "dört hafta"),
        ("tr", "En fazla altı ay sürer.", "altı ay"),
    ],
)
def test_a_number_of_the_law_is_found_in_digits_and_in_words(lang: str, text: str, number: str) -> None:
    assert numbers.number_of_law(text, lang) == number


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("da", "Loven kommer den 1. januar 2027."),
        ("da", "Brevet er fra den 6. marts."),
        ("da", "Tallene er fra 3. kvartal 2019."),
        ("da", "Ring 33 66 33 66, 112 eller 1813."),
        ("da", "Skriv under på AB 421, og kom to gange om ugen."),
        ("da", "Spring to eller tre steder over i et par uger."),
        ("en", "It was the 3rd quarter of 2019, on 6 March 2020."),
        ("ar", "في 1 يناير (كانون الثاني) 2027."),
        ("uk", "1 січня 2027 року."),
        ("pl", "W 2023 roku, 1 stycznia 2027."),
        ("tr", "2019 yılının 3. çeyreği ve 1 Ocak 2027’de iki ayrı yer."),
    ],
)
def test_dates_phone_numbers_forms_and_small_counts_are_no_numbers_of_the_law(lang: str, text: str) -> None:
    assert numbers.number_of_law(text, lang) == ""


def test_a_mark_and_a_box_of_words_may_hold_numbers_and_a_list_may_count(tmp_path: Path) -> None:
    made.write(tmp_path, "1. Højst {rule:praktik.max_weeks.dagpenge}.\n2. Ja.\n\n::: words\nJeg kan 37 timer.\n:::")
    assert not list(numbers.check_numbers(made.text(tmp_path)))


def test_the_fault_says_where_and_what_to_write(tmp_path: Path) -> None:
    made.write(tmp_path, "Højst fire uger.")
    assert list(numbers.check_numbers(made.text(tmp_path))) == [
        "content/da/guidance/one.md:5: »fire uger« may be a number of the law: write the mark of its rule, as {rule:…}"
    ]


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_language_of_the_site_is_known(lang: str) -> None:
    assert {"numbers", "units", "everyday"} <= set(lexicon.tables()[lexicon.base(lang)])
