"""A figure of the law is said in the reader's language, with its unit in the right form."""

from datetime import date

import pytest

from citizen_portal import i18n
from citizen_portal.guidance.figures import MEASURES, figure_text
from citizen_portal.rules import Figure


def said(value: object, unit: str, locale: str) -> str:
    return figure_text(Figure(value, unit), locale, str).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("da", "4 uger"),
        ("en_GB", "4 weeks"),
        ("uk", "4 тижні"),
        ("ar", "4 أسابيع"),
        ("pl", "4 tygodnie"),
        ("tr", "4 hafta"),
    ],
)
def test_weeks_are_counted_as_the_language_counts(locale: str, text: str) -> None:
    assert said(4, "weeks", locale) == text


@pytest.mark.parametrize(
    ("unit", "locale", "text"),
    [("age", "da", "50 år"), ("age", "tr", "50 yaş"), ("years", "tr", "50 yıl")],
)
def test_a_persons_years_have_their_own_word_where_the_language_has_one(unit: str, locale: str, text: str) -> None:
    assert said(50, unit, locale) == text


@pytest.mark.parametrize("locale", sorted({language.locale for language in i18n.LANGUAGES.values()}))
@pytest.mark.parametrize("unit", MEASURES)
@pytest.mark.parametrize("value", [1, 3, 6, 30, 410])
def test_no_unit_is_ever_shown_as_an_id(locale: str, unit: str, value: int) -> None:
    assert "-" not in said(value, unit, locale)


def test_number_and_unit_stay_on_one_line() -> None:
    assert figure_text(Figure(4, "weeks"), "da", str) == "4\N{NO-BREAK SPACE}uger"


def test_the_other_kinds_of_figure_have_words_too() -> None:
    assert said(True, "bool", "da") == "rule.yes"
    assert said(["job", "udvikling"], "choice", "da") == "rule.choice.job · rule.choice.udvikling"
    assert said(date(2027, 1, 1), "date", "da") == "1. januar 2027"
    assert said(25, "percent", "da") == "25 %"
    assert said(5, "persons", "da") == "5"
