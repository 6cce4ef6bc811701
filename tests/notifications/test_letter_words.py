"""A letter looks like from somebody: who writes and why, one way in, a number to ring, and few words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from citizen_portal import i18n
from citizen_portal.municipality import municipality
from citizen_portal.notifications.compose import Letter, compose

from .test_plan import LANGUAGES

LETTERS = sorted(
    word.removeprefix("mail.").removesuffix(".text") for word in i18n.label_ids()
    if word.startswith("mail.") and word.endswith(".text")
)  # fmt: skip
FIRST = "employer.ask"
# Words. Another language may need a quarter more than the Danish.
MOST, MOST_OF_FIRST, A_QUARTER_MORE = 90, 70, 1.25
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
