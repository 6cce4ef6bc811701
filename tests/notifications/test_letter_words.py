"""A letter looks like from somebody: who writes and why, what to do by when, one way in, the way without it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from citizen_portal import i18n
from citizen_portal.municipality import municipality
from citizen_portal.notifications.compose import Letter, compose
from citizen_portal.notifications.letter_days import DAYS, KEPT, LetterDay

from .test_plan import LANGUAGES

LETTERS = sorted(
    word.removeprefix("mail.").removesuffix(".text") for word in i18n.label_ids()
    if word.startswith("mail.") and word.endswith(".text")
)  # fmt: skip
FIRST = "employer.ask"
# Words. Another language may need a quarter more than the Danish.
MOST, MOST_OF_FIRST, A_QUARTER_MORE = 90, 80, 1.25
# What no letter tells: what somebody lives on, and what the law calls it.
NEVER_SAID = ("dagpenge", "kontanthj", "praktik", "løntilskud", "lontilskud")


@pytest.fixture(autouse=True)
def site(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def written(letter: str, lang: str) -> str:
    """With everything a letter can have beside its text."""
    asked = Letter(letter, "amal@example.org", lang, f"/{lang}/side", "", "WXYM-WXYM")
    return str(compose(asked, "key").get_content())


DAY = date(2026, 12, 4)
SENTENCES = {letter: label for letter, (label, _day) in DAYS.items()} | {"draft.saved": KEPT, "draft.expiring": KEPT}


def with_its_day(letter: str) -> tuple[str, str]:
    """Subject and text in Danish, of one that knows its day."""
    day = LetterDay(SENTENCES[letter], DAY) if letter in SENTENCES else None
    asked = Letter(letter, "amal@example.org", "da", "/da/side", "", "WXYM-WXYM", day=day)
    message = compose(asked, "key")
    return str(message["Subject"]), str(message.get_content())


def words(text: str) -> int:
    return len([word for word in text.split() if any(sign.isalnum() for sign in word)])


def too_long(letter: str, lang: str) -> bool:
    most = MOST_OF_FIRST if letter == FIRST else MOST
    danish, own = words(written(letter, "da")), words(written(letter, lang))
    return danish > most or own > A_QUARTER_MORE * danish


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_letter_is_short_in_every_language(lang: str) -> None:
    assert [(letter, words(written(letter, lang))) for letter in LETTERS if too_long(letter, lang)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_begins_with_who_writes_and_ends_with_whom_to_ring(lang: str) -> None:
    ours = municipality()
    for letter in LETTERS:
        first, *_between, doubt, last = written(letter, lang).strip().splitlines()
        assert ours.name in first and len(first) > 2 * len(ours.name), f"{letter}: {first}"
        assert ours.phone in doubt and last == ours.name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_one_link_has_a_line_of_its_own(lang: str) -> None:
    for letter in LETTERS:
        (link,) = [line for line in written(letter, lang).splitlines() if "://" in line]
        assert link.endswith(f"/{lang}/side") and " " not in link


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_letter_tells_what_somebody_lives_on(lang: str) -> None:
    said = {letter: written(letter, lang).lower() for letter in LETTERS}
    assert [letter for letter, text in said.items() if any(word in text for word in NEVER_SAID)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reminder_says_how_reminders_are_stopped(lang: str) -> None:
    reminder = Letter("employer.silent", "amal@example.org", lang, f"/{lang}/side", f"/{lang}/stop", "WXYM-WXYM")
    text = str(compose(reminder, "key").get_content())
    assert f"{i18n.words(lang)('mail.quiet')}\n" in text and f"/{lang}/stop\n" in text


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_says_who_writes_why_by_when_and_the_way_without_a_link(letter: str) -> None:
    subject, text = with_its_day(letter)
    greeting, *_between = text.splitlines()
    assert subject.startswith(f"{municipality().name}: ") and subject.endswith(" (nummer WXYM-WXYM)")
    assert "?" not in subject and greeting.startswith("Hej. ") and ", fordi " in greeting
    assert "ikke trykke på et link" in text and municipality().phone in text
    assert text.count("WXYM-WXYM") >= 1 and ("4. december 2026" in text) == (letter in SENTENCES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_letter_without_a_number_asks_nobody_to_say_it(lang: str) -> None:
    message = compose(Letter("draft.saved", "amal@example.org", lang, f"/{lang}/side"), "key")
    assert str(message["Subject"]).startswith(f"{municipality().name}: ") and "()" not in str(message["Subject"])
    assert i18n.words(lang)("mail.doubt.plain").partition("%")[0] in str(message.get_content())
