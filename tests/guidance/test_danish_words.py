"""A Danish word in a label of another language is said in Danish and keeps its direction."""

import pytest

from citizen_portal.guidance.danish_words import marked, taken_over

from ..house_style import Page, ReadingClient, text_of
from ..support.walking import answer

WORDS = ("virksomhedspraktik", "løntilskud", "VITAS", "Min Plan", "jobparat")


@pytest.mark.parametrize(("label", "danish"), [
    ("Cash benefit", []),
    ("a work trial (virksomhedspraktik)", ["virksomhedspraktik"]),
    ("Does your letter say praktik or løntilskud?", ["praktik", "løntilskud"]),
    ("Jobparat (готові до роботи): можна вже брати роботу", ["Jobparat"]),
    ("VITAS’ta başvurursunuz, Min Plan’da yazar", ["VITAS", "Min Plan"]),
    ("في \u2066VITAS\u2069 أو vitas.bm.dk", ["VITAS"]),
    ("praktikanter", []),
    ("<b>praktik</b> & co", ["praktik"]),
])  # fmt: skip
def test_its_danish_words_and_no_others_are_marked(label: str, danish: list[str]) -> None:
    page = Page(f"<!doctype html><title>x</title><p>{marked(label, WORDS)}</p>")
    assert [text_of(word) for word in page.all("bdi", lang="da", dir="ltr")] == danish
    assert text_of(page.one("p")) == label


@pytest.mark.parametrize(("lang", "words"), [("en", 2), ("ar", 2), ("uk", 2), ("pl", 2), ("tr", 2), ("da", 0)])
def test_the_answers_of_the_guide_name_the_two_benefits_in_danish(client: ReadingClient, lang: str, words: int) -> None:
    page = Page(client.get(answer(client, lang, {"wellbeing": "not-well"})).text)
    found = [text_of(word) for label in page.all("label") for word in label if word.get("lang") == "da"]
    assert found == ["dagpenge", "kontanthjælp"][:words]


@pytest.mark.parametrize(("lang", "words"), [("en", 2), ("ar", 2), ("da-let", 0)])
def test_the_words_of_the_letter_are_danish_on_the_front_page(client: ReadingClient, lang: str, words: int) -> None:
    heading = Page(client.get(f"/{lang}/").text).one("h2", id="letter")
    assert len([word for word in heading if word.get("lang") == "da"]) == words


@pytest.mark.parametrize(
    ("text", "danish", "taken"),
    [
        ("курс svejsecertifikat і план", "Lave et svejsecertifikat og en plan", {"svejsecertifikat"}),
        ("the gaffeltruckcertifikat of a restaurant", "gaffeltruckcertifikat, restaurant", {"gaffeltruckcertifikat"}),
        ("a børneattest", "En børneattest", {"børneattest"}),
        ("nothing of it", "Noget helt andet", set()),
    ],
)  # fmt: skip
def test_words_taken_over_from_the_danish_are_danish(text: str, danish: str, taken: set[str]) -> None:
    assert taken_over(text, danish) == taken
