"""The order of words in each language, and the letters of the glossary."""

import random

import pytest

from citizen_portal import i18n
from citizen_portal.guidance.alphabet import ALPHABETS, first_letter, key

from ..house_style import Page, ReadingClient, text_of

ORDERED = {
    "da": ["a-kasse", "Ankestyrelsen", "VITAS", "ydelse", "ældre", "øre", "år"],
    "en": ["job centre", "Jobnet", "job-ready", "work trial", "workbook"],
    "tr": ["cadde", "çalışma", "dosya", "ılık", "iş", "İtiraz", "Jobnet", "ödenek", "sendika", "şart", "ücret"],
    "pl": ["las", "łatwy", "oferta", "ósmy", "umowa", "zasiłek", "źle", "żal"],
    "uk": ["ґанок", "дім", "є", "ж", "зміст", "й", "ця", "VITAS"],
    "ar": ["الإعانة", "بدل", "تدريب", "التفاهم", "جاهز", "المساعدة", "هيئة", "واجب", "Jobnet"],
}
FIRST_LETTERS = [
    ("da", "ørepropper", "Ø"), ("tr", "iş", "İ"), ("tr", "ışık", "I"), ("tr", "İtiraz", "İ"), ("ar", "الموافقة", "م"),
    ("ar", "إعانة", "ا"), ("ar", "عرض", "ع"), ("uk", "VITAS", "V"), ("uk", "їжа", "Ї"), ("pl", "łatwy", "Ł"),
    ("da", "éclair", "E"), ("en", "", ""),
]  # fmt: skip


@pytest.mark.parametrize("lang", ORDERED)
def test_words_stand_in_the_order_of_the_readers_alphabet(lang: str) -> None:
    words = list(ORDERED[lang])
    random.Random(7).shuffle(words)
    assert sorted(words, key=lambda word: key(word, lang)) == ORDERED[lang]


@pytest.mark.parametrize(("lang", "word", "letter"), FIRST_LETTERS)
def test_a_word_is_looked_up_under_its_first_letter(lang: str, word: str, letter: str) -> None:
    assert first_letter(word, lang) == letter


def test_no_letter_stands_twice_in_an_alphabet() -> None:
    assert [lang for lang, letters in ALPHABETS.items() if len(set(letters)) != len(letters)] == []


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_each_letter_leads_to_its_terms_and_every_term_has_one(client: ReadingClient, lang: str) -> None:
    page = Page(client.get(f"/{lang}/viden/ordbog").text)
    chips = [(link.get("href"), text_of(link)) for link in page.one("nav", **{"class": "letters no-print"})]
    headings = [
        ("#" + (part.get("id") or ""), text_of(part)) for part in page.all("h2") if "bogstav" in str(part.attrib)
    ]
    assert chips == headings and len(chips) > 10
    words = [text_of(word) for word in page.all("dfn")]
    assert words == sorted(words, key=lambda word: key(word, lang[:2])) and len(words) > 30


def test_the_letters_stand_in_the_order_of_the_alphabet_too(client: ReadingClient) -> None:
    page = Page(client.get("/tr/viden/ordbog").text)
    letters = [text_of(link) for link in page.one("nav", **{"class": "letters no-print"})]
    assert letters.index("C") + 1 == letters.index("Ç") and letters.index("O") + 1 == letters.index("Ö")
