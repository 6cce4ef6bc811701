"""Letters: a real SMTP conversation, or a file."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from citizen_portal import create_app
from citizen_portal.outside import mail

from ..catcher import Catcher, mail_server
from ..conftest import settings_in


@pytest.fixture
def server() -> Iterator[tuple[str, Catcher]]:
    with mail_server() as running:
        yield running


@pytest.fixture
def site(server: tuple[str, Catcher], tmp_path: Any) -> Iterator[Flask]:
    app = create_app(settings_in(tmp_path, mail_url=server[0]))
    with app.app_context():
        yield app


def letter(to: str) -> Any:
    return mail.letter(to, "Der er nyt: أهلاً", "Se det her:\n\nhttps://example.org/æøå\n", "da", "letter:1:2")


def test_a_letter_travels_over_smtp_in_every_script(site: Flask, server: tuple[str, Catcher]) -> None:
    mail.send(letter("mette@example.org"))
    (got,) = server[1].caught
    assert got["Subject"] == "Der er nyt: أهلاً" and got["Content-Language"] == "da"
    assert got["Message-ID"] == "<letter.1.2@127.0.0.1>" and got["Auto-Submitted"] == "auto-generated"
    assert "https://example.org/æøå" in got.get_content()


@pytest.mark.parametrize(
    ("to", "error"), [("nobody@example.org", mail.MailRefused), ("later@example.org", mail.MailFailed)]
)
def test_a_refusal_for_good_is_told_from_one_for_now(site: Flask, to: str, error: type[Exception]) -> None:
    with pytest.raises(mail.MailFailed) as raised:
        mail.send(letter(to))
    assert raised.type is error


def test_a_server_that_is_not_there_may_be_later(tmp_path: Any) -> None:
    with mail_server() as (url, _):
        pass
    app = create_app(settings_in(tmp_path, mail_url=url))
    with app.app_context(), pytest.raises(mail.MailFailed) as raised:
        mail.send(letter("mette@example.org"))
    assert raised.type is mail.MailFailed


def test_a_line_break_in_an_address_adds_no_recipient(site: Flask) -> None:
    assert letter("mette@example.org\r\nBcc: all@example.org")["Bcc"] is None


def test_without_a_server_a_letter_is_a_file_and_a_repeat_takes_its_place(tmp_path: Any) -> None:
    app = create_app(settings_in(tmp_path))
    with app.app_context():
        for _ in "12":
            mail.send(letter("mette@example.org"))
    assert [file.name for file in (tmp_path / "mail").iterdir()] == ["letter.1.2.eml"]


@pytest.mark.parametrize(("host", "here"), [("localhost", True), ("127.0.0.1", True), ("::1", True), ("a.dk", False)])
def test_only_this_machine_is_spoken_to_in_the_open(host: str, here: bool) -> None:
    assert mail.is_loopback(host) is here
