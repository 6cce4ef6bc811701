"""Every letter has an SMS of the same meaning, which fits into one part in every language and holds no content."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from citizen_portal import i18n
from citizen_portal.municipality import municipality
from citizen_portal.notifications import sms_texts
from citizen_portal.notifications.sms_parts import sms_parts
from citizen_portal.notifications.sms_texts import KINDS, compose, words_of

from .test_plan import LANGUAGES, every_letter

REFERENCE, PATH = "WXYM-WXYM", "/s/WXYMWXYMWX"
BASE, LONG_BASE = "https://praktik.kk.example.org", "https://portal.koebenhavn.example.org"
# Where the alphabet of SMS has the letters, so that there is room for whoever writes.
ROOMY = ("da", "en", "pl", "tr")


@pytest.fixture(autouse=True)
def site(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(app.config, "PUBLIC_URL", BASE)
    with app.app_context():
        yield


def test_every_letter_says_what_stands_in_its_sms() -> None:
    assert every_letter() - set(KINDS) == set()


def test_no_text_lies_there_for_nobody() -> None:
    said = {word for word in i18n.label_ids() if word.startswith("sms.")}
    assert said == {words_of(letter) for letter in KINDS} | {"sms.reference", "sms.draft.code"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("letter", KINDS)
def test_it_fits_into_one_part_with_link_and_number(letter: str, lang: str) -> None:
    text = compose(letter, lang, REFERENCE, PATH)
    assert sms_parts(text) == 1 and text.endswith(f"{REFERENCE}\n{BASE}{PATH}")


@pytest.mark.parametrize("lang", ROOMY)
@pytest.mark.parametrize("letter", KINDS)
def test_it_says_who_writes_where_there_is_room(app: Flask, letter: str, lang: str) -> None:
    app.config["PUBLIC_URL"] = LONG_BASE
    text = compose(letter, lang, REFERENCE, PATH)
    assert sms_parts(text) == 1 and text.startswith(f"{municipality().name}: ") and REFERENCE in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_at_a_longer_address_the_number_is_left_to_the_page(app: Flask, lang: str) -> None:
    app.config["PUBLIC_URL"] = LONG_BASE
    assert [letter for letter in KINDS if sms_parts(compose(letter, lang, REFERENCE, PATH)) > 1] == []


def test_what_fits_nowhere_goes_out_as_short_as_it_can(app: Flask) -> None:
    app.config["PUBLIC_URL"] = f"https://{'a' * 60}.example.org"
    text = compose("citizen.moved", "ar", REFERENCE, PATH)
    assert REFERENCE not in text and text.endswith(PATH)


def test_the_last_words_about_what_is_gone_have_no_link() -> None:
    text = compose("employer.withdrawn", "da", REFERENCE, "")
    assert text == "Københavns Kommune: Det bliver ikke til noget. I skal ikke gøre mere. Nr. WXYM-WXYM"


def test_a_letter_nobody_knows_any_more_is_news() -> None:
    assert words_of("employer.of-old") == f"sms.employer.{sms_texts.ANYTHING}"


@pytest.mark.parametrize("base", [BASE, LONG_BASE])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_code_of_a_draft_fits_with_the_address_where_it_is_typed(app: Flask, lang: str, base: str) -> None:
    address = f"{base}/{lang}/plads/fortsaet"
    text = sms_texts.with_code(REFERENCE, lang, address)
    assert sms_parts(text) == 1 and REFERENCE in text and text.endswith(f"\n{address}")
