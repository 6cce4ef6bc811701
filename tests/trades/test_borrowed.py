"""Messages to borrow: each reads whole, whatever is known, in every language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from citizen_portal import CONTENT, i18n
from citizen_portal.trades import borrowed
from citizen_portal.trades.borrowed import GROUPS, OPEN, Message, chosen, filled
from citizen_portal.trades.content import TradesError

MESSAGES = borrowed.load((CONTENT,), i18n.LANGUAGES)
NAMES = [name for names in GROUPS.values() for name in names]
EVERYTHING = {
    "trade": "café", "place": "Café Lygten", "contact": "Signe Holm", "name": "Olena Koval",
    "goals": "kende alle drikke ved navn", "tasks": "tage imod bestillinger", "start": "1. marts 2027",
    "weeks": "4 uger",
}  # fmt: skip
# Signs an SMS is sent as one of two parts with, and words somebody reads standing at a counter.
LONGEST_SMS, LONGEST_SAID = 300, 90
# What no line that reads whole has in it.
UNSAID = re.compile(r"[{}]|  |None|\s[.,;:!]|\(\)")


def said(name: str, lang: str, known: Mapping[str, str] = EVERYTHING) -> Message:
    return MESSAGES.message(name, lang, known)


@pytest.mark.parametrize("known", [{}, EVERYTHING], ids=["nothing known", "everything known"])
@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_message_reads_whole(lang: str, known: dict[str, str]) -> None:
    for name in NAMES:
        message = said(name, lang, known)
        assert message.lang == lang and message.lines and message.title and message.when
        assert not [line for line in message.lines if UNSAID.search(line) or line != line.strip()], (name, lang)


def test_each_word_alone_leaves_every_other_line_whole() -> None:
    for place in OPEN:
        lines = [line for lang in i18n.LANGUAGES for name in NAMES
                 for line in said(name, lang, {place: EVERYTHING[place]}).lines]  # fmt: skip
        assert not [line for line in lines if UNSAID.search(line)]
        assert [line for line in lines if EVERYTHING[place] in line]


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_both_languages_say_the_same_lines(lang: str) -> None:
    for known in ({}, EVERYTHING, {"goals": "x"}, {"place": "x", "weeks": "2"}):
        for name in NAMES:
            assert len(said(name, lang, known).lines) == len(said(name, "da", known).lines), name


def test_what_is_sent_in_danish_is_short() -> None:
    assert len(said("sms", "da").body) <= LONGEST_SMS
    for name in (*borrowed.FIRST, *borrowed.AFTER):
        assert len(said(name, "da").body.split()) <= LONGEST_SAID, name


def test_a_mail_opens_with_its_subject_and_its_lines_and_nobody_named() -> None:
    message = said("mail-job", "da")
    address = urlsplit(message.address)
    told = parse_qs(address.query, strict_parsing=True)
    assert (address.scheme, address.path) == ("mailto", "")
    assert told == {"subject": [message.subject], "body": [message.body.replace("\n", "\r\n")]}
    assert "+" not in message.address and " " not in message.address


def test_an_sms_opens_with_its_lines_and_nobody_named() -> None:
    message = said("sms", "da", {"name": "Olena & Søn"})
    assert message.address.startswith("sms:?&body=Hej.%0A")
    assert parse_qs(message.address.partition("?")[2]) == {"body": [message.body]}


@pytest.mark.parametrize("name", ["first-call", "walk-in", "cv-line"])
def test_what_is_said_or_written_elsewhere_opens_nothing(name: str) -> None:
    assert said(name, "da").address == ""


def test_a_line_that_needs_what_nobody_knows_is_left_out() -> None:
    assert filled("I {weeks}.", {}) == "" and filled("I {weeks}.", {"weeks": "4 uger"}) == "I 4 uger."
    assert filled({"with": "Hej {contact}", "without": "Hej"}, {"contact": ""}) == "Hej"
    assert filled("{name}", {"name": "{place}"}) == "{place}"


def test_a_known_purpose_has_its_own_mail_first() -> None:
    assert chosen("udvikling", "")["mails"] == ("mail-udvikling", "mail-academic")
    assert chosen(None, "") == GROUPS


def test_nothing_of_virksomhedspraktik_is_said_of_a_job_with_a_wage_subsidy() -> None:
    groups = chosen("job", "loentilskud")
    words = " ".join(said(name, "da").body for names in groups.values() for name in names)
    assert groups and not re.search("praktik|ydelse|ikke betale", words)


def test_the_agreements_are_there_in_every_language() -> None:
    for lang in i18n.LANGUAGES:
        agreement = MESSAGES.agreement(lang)
        assert agreement.lang == lang and (len(agreement.poor), len(agreement.good), len(agreement.search)) == (3, 5, 3)


def test_an_unknown_place_and_a_lost_message_are_named_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "da").mkdir()
    text = (CONTENT / "da" / borrowed.FILE).read_text(encoding="utf-8")
    text = text.replace("[walk-in]", "[walk]").replace("{place}", "{shop}")
    (tmp_path / "da" / borrowed.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(TradesError, match="(?s)walk-in is missing.*:[0-9]+: mail-job.*{shop}"):
        borrowed.load((tmp_path,), ("da",))


def test_a_message_another_language_lacks_is_read_in_danish(tmp_path: Path) -> None:
    for lang in ("da", "en"):
        (tmp_path / lang).mkdir()
        text = (CONTENT / lang / borrowed.FILE).read_text(encoding="utf-8")
        text = text.replace("[walk-in]", "[walk]") if lang == "en" else text
        (tmp_path / lang / borrowed.FILE).write_text(text, encoding="utf-8")
    messages = borrowed.load((tmp_path,), ("da", "en"))
    assert messages.message("walk-in", "en", {}).lang == "da"
    assert messages.message("first-call", "en", {}).lang == "en"
