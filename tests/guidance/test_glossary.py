"""The glossary: what explains a term at once, and what is folded."""

import pytest

from citizen_portal import CONTENT, i18n, names
from citizen_portal.guidance import glossary
from citizen_portal.guidance.glossary import Term

from ..house_style import Page, ReadingClient, text_of

TERMS = glossary.load([CONTENT], i18n.LOCALES, names.load([CONTENT]))


def sentences(meaning: str) -> tuple[str, str]:
    return Term("id", "word", "ord", meaning, "da").sentences


def test_the_first_sentence_is_shown_and_the_rest_folded() -> None:
    assert sentences("The place that helps people. It is in town. Go there.") == (
        "The place that helps people.",
        "It is in town. Go there.",
    )
    assert sentences("A place that helps.") == ("A place that helps.", "")


def test_a_sentence_that_says_too_little_takes_the_next_one_with_it() -> None:
    assert sentences("A word of theirs. It means you can work. Ask them.") == (
        "A word of theirs. It means you can work.",
        "Ask them.",
    )


def test_a_dot_inside_an_address_ends_no_sentence() -> None:
    assert sentences("The public website jobnet.dk, where one looks for jobs.")[1] == ""


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_nothing_of_a_meaning_is_lost(client: ReadingClient, lang: str) -> None:
    page = Page(client.get(f"/{lang}/viden/ordbog").text)
    for term in TERMS[lang].values():
        shown = text_of(page.one("li", id=term.id))
        assert term.word in shown and shown.endswith(" ".join(term.meaning.split()))
