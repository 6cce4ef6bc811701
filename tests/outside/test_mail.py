"""Letters: a real SMTP conversation, or a file."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask

from citizen_portal.municipality import Municipality
from citizen_portal.outside import mail, smtp
from citizen_portal.outside.mail import MailFailed, MailRefused, Refusal

from ..catcher import DROP, Catcher, mail_server

OURS = Municipality(
    "Eksempelkøbing Kommune", "Eksempelkøbing", "Jobcentret", "12 34 56 78", "www.example.org", "svar-ikke@example.org"
)


@pytest.fixture
def server() -> Iterator[tuple[str, Catcher]]:
    with mail_server() as running:
        yield running


@pytest.fixture
def site(server: tuple[str, Catcher], tmp_path: Path) -> Iterator[Flask]:
    with site_with(server[0], tmp_path) as app:
        yield app


@contextmanager
def site_with(mail_url: str, folder: Path) -> Iterator[Flask]:
    """No more of the site than a letter needs."""
    app = Flask("mail")
    app.config["PUBLIC_URL"] = "http://127.0.0.1:8000"
    app.extensions["municipality"] = OURS
    mail.init_app(app, mail_url, folder / "mail")
    with app.app_context():
        yield app


@contextmanager
def raised_by(mail_url: str, folder: Path) -> Iterator[pytest.ExceptionInfo[MailFailed]]:
    with site_with(mail_url, folder), pytest.raises(MailFailed) as raised:
        yield raised


def letter(to: str) -> Any:
    return mail.letter(to, "Der er nyt: أهلاً", "Se det her:\n\nhttps://example.org/æøå\n", "da", "letter:1:2")


def test_a_letter_travels_over_smtp_in_every_script(site: Flask, server: tuple[str, Catcher]) -> None:
    mail.send(letter("mette@example.org"))
    (got,) = server[1].caught
    assert got["Subject"] == "Der er nyt: أهلاً" and got["Content-Language"] == "da"
    assert got["Message-ID"] == "<letter.1.2@127.0.0.1>" and got["Auto-Submitted"] == "auto-generated"
    assert "https://example.org/æøå" in got.get_content()


FINAL = [
    ({"RCPT": "550 5.1.1 nobody of that name"}, Refusal.MAILBOX),
    ({"RCPT": "552 5.2.2 the box is full"}, Refusal.MAILBOX),
    ({"RCPT": "550 user unknown in relay recipient table"}, Refusal.MAILBOX),
    ({"DATA": "554 we do not like the words"}, Refusal.LETTER),
    ({"DATA": "550 5.7.1 looks like spam"}, Refusal.LETTER),
    ({"MAIL": "550 not from you"}, Refusal.SENDER),
]
FOR_NOW = [
    ({"MAIL": "451 not now"}, True),
    ({"MAIL": "421 we are closing"}, True),
    ({"MAIL": "530 5.7.0 log in first"}, True),
    ({"MAIL": "550 5.7.60 you may not send as this sender"}, True),
    ({"RCPT": "450 come back in a while"}, False),
    ({"RCPT": "554 5.7.1 Relay access denied"}, True),
    ({"RCPT": "550 relay not permitted"}, True),
    ({"DATA": "451 try again"}, False),
    ({"DATA": "421 we are closing"}, True),
    ({"DATA": DROP}, True),
    ({"MAIL": DROP}, True),
]


@pytest.mark.parametrize(("answers", "refusal"), FINAL)
def test_a_no_for_good_is_final_and_says_what_it_is_about(
    site: Flask, server: tuple[str, Catcher], answers: dict[str, str], refusal: Refusal
) -> None:
    server[1].answers.update(answers)
    with pytest.raises(MailRefused) as raised:
        mail.send(letter("mette@example.org"))
    assert raised.value.refusal == refusal and "mette" not in str(raised.value)


@pytest.mark.parametrize(("answers", "away"), FOR_NOW)
def test_what_may_be_otherwise_later_is_no_refusal(
    site: Flask, server: tuple[str, Catcher], answers: dict[str, str], away: bool
) -> None:
    server[1].answers.update(answers)
    with pytest.raises(MailFailed) as raised:
        mail.send(letter("mette@example.org"))
    assert type(raised.value) is MailFailed and raised.value.server_away is away


def test_a_server_that_is_not_there_may_be_later(tmp_path: Path) -> None:
    with mail_server() as (url, _):
        pass
    with raised_by(url, tmp_path) as raised:
        mail.send(letter("mette@example.org"))
    assert type(raised.value) is MailFailed and raised.value.server_away


def test_a_server_that_wants_no_mail_at_all_is_the_wrong_one(tmp_path: Path) -> None:
    def greet() -> None:
        with door.accept()[0] as line:
            line.sendall(b"554 no mail here\r\n")

    with socket.create_server(("127.0.0.1", 0)) as door:
        Thread(target=greet, daemon=True).start()
        with raised_by(f"smtp://127.0.0.1:{door.getsockname()[1]}", tmp_path) as raised:
            mail.send(letter("mette@example.org"))
    assert str(raised.value) == "SMTPConnectError 554" and raised.value.server_away


@pytest.mark.parametrize("user", ["", "portal:wrong@", "portal:forkert%C3%B8@"])
def test_a_wrong_password_is_no_fault_of_the_letter(tmp_path: Path, user: str) -> None:
    with mail_server(password="right") as (url, catcher), raised_by(url.replace("//", f"//{user}"), tmp_path) as raised:
        mail.send(letter("mette@example.org"))
    assert type(raised.value) is MailFailed and raised.value.server_away and not catcher.caught


def test_with_the_right_password_the_letter_is_taken(tmp_path: Path) -> None:
    with mail_server(password="right") as (url, catcher), site_with(url.replace("//", "//portal:right@"), tmp_path):
        mail.send(letter("mette@example.org"))
    assert len(catcher.caught) == 1


@pytest.mark.parametrize("goodbye", ["421 not so fast", DROP])
def test_a_letter_that_was_taken_stays_taken_however_the_talk_ends(
    site: Flask, server: tuple[str, Catcher], goodbye: str
) -> None:
    server[1].answers["QUIT"] = goodbye
    mail.send(letter("mette@example.org"))
    assert len(server[1].caught) == 1


def test_a_slow_server_is_left_alone(site: Flask, server: tuple[str, Catcher], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "TIMEOUT", 0.2)
    server[1].pauses["MAIL"] = 1.0
    with pytest.raises(MailFailed) as raised:
        mail.send(letter("mette@example.org"))
    assert raised.value.server_away and not server[1].caught


def test_a_server_that_looks_through_the_letter_for_long_is_waited_for(
    site: Flask, server: tuple[str, Catcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp, "TIMEOUT", 0.2)
    server[1].pauses["DATA"] = 1.0
    mail.send(letter("mette@example.org"))
    assert len(server[1].caught) == 1


def test_a_local_part_in_other_letters_needs_a_server_that_knows_them(tmp_path: Path) -> None:
    with mail_server(utf8=False) as (url, catcher), raised_by(url, tmp_path) as raised:
        mail.send(letter("jørgen@example.org"))
    assert isinstance(raised.value, MailRefused) and raised.value.refusal == Refusal.CHARACTERS
    assert not catcher.talks


def test_a_server_that_knows_them_gets_them_as_they_are(site: Flask, server: tuple[str, Catcher]) -> None:
    mail.send(letter("jørgen@example.org"))
    ((_, recipients, options),) = server[1].envelopes
    assert recipients == ["jørgen@example.org"] and "SMTPUTF8" in options
    assert server[1].caught[0]["To"] == "jørgen@example.org"


@pytest.mark.parametrize(
    "domain", ["eksempel-å.example.org", "EKSEMPEL-Å.example.org", "xn--eksempel--e3a.example.org"]
)
def test_a_domain_in_other_letters_reaches_every_server(tmp_path: Path, domain: str) -> None:
    with mail_server(utf8=False) as (url, catcher), site_with(url, tmp_path) as app:
        app.extensions["municipality"] = replace(OURS, sender=f"svar@{domain}")
        mail.send(letter(f"mette@{domain}"))
    ((sender, recipients, _),) = catcher.envelopes
    assert (sender, recipients) == ("svar@xn--eksempel--e3a.example.org", ["mette@xn--eksempel--e3a.example.org"])
    assert "<svar@xn--eksempel--e3a.example.org>" in catcher.caught[0]["From"]
    assert catcher.caught[0]["To"] == "mette@xn--eksempel--e3a.example.org"


def test_a_line_break_in_an_address_adds_no_recipient(site: Flask) -> None:
    assert letter("mette@example.org\r\nBcc: all@example.org")["Bcc"] is None


def test_without_a_server_a_letter_is_a_file_and_a_repeat_takes_its_place(tmp_path: Path) -> None:
    with site_with("", tmp_path):
        for _ in "12":
            mail.send(letter("mette@example.org"))
    assert [file.name for file in (tmp_path / "mail").iterdir()] == ["letter.1.2.eml"]


def test_an_address_in_other_letters_stands_in_the_file_as_it_is(tmp_path: Path) -> None:
    with site_with("", tmp_path):
        mail.send(letter("jørgen@example.org"))
    assert "To: jørgen@example.org\n" in (tmp_path / "mail" / "letter.1.2.eml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("host", "here"), [("localhost", True), ("127.0.0.1", True), ("::1", True), ("a.dk", False)])
def test_only_this_machine_is_spoken_to_in_the_open(host: str, here: bool) -> None:
    assert mail.is_loopback(host) is here
