"""Whoever reads is told which language it is, and nothing that is not certain."""

from __future__ import annotations

import pytest

from citizen_portal.matching.language_told import language_told

TOLD = {
    "da": (
        "rydde af og lave kaffe",
        "Jeg vil gerne lære at svejse",
        "Åbne og lukke caféen",
        "Jeg hjælper Łukasz og Şükrü med at pakke varer",
    ),
    "en": (
        "help in the shop",
        "I want to learn how to make good coffee and talk to customers",
        "Work with my hands",
        "Work at the café on Åboulevarden with Søren",
    ),
    "pl": (
        "Chcę nauczyć się spawać",
        "układanie towaru na półkach",
        "Sprzatanie i pomoc przy obsludze klientow w sklepie",
    ),
    "tr": (
        "Kaynak yapmayı öğrenmek istiyorum",
        "müşterilere kahve yapmak",
        "Depoda çalışmak ve paketleme",
    ),
    "uk": ("Зварювати труби", "Хочу навчитися варити каву в café Solsikken"),
    "ru": ("Хочу научиться сварке и выучить язык",),
    "ar": ("مساعدة الأطفال في الحضانة", "أريد أن أتعلم اللغة الدنماركية في café"),
    "fa": ("می‌خواهم کار با چوب را یاد بگیرم",),
}
NOT_CERTAIN = (
    "", "   ", "12345", "Café Solsikken", "barista", "lave mad", "Łukasz", "Søren", "kaffe", "a + b", "😀", "李小龍",
    "svejse труби", "spawanie rur", "Excel, Word, PowerPoint", "over for at i to",
)  # fmt: skip


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in TOLD.items() for text in texts])
def test_a_language_is_told_by_what_was_written(lang: str, text: str) -> None:
    assert language_told(text) == lang


@pytest.mark.parametrize("text", NOT_CERTAIN)
def test_what_does_not_tell_its_language_is_no_language(text: str) -> None:
    assert language_told(text) == ""


@pytest.mark.parametrize("other", ["af og til", "er det sandt", "hvad skal vi lave"])
def test_danish_is_never_told_to_be_another_language(other: str) -> None:
    assert language_told(other) in ("da", "")
