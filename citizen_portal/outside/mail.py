"""Mail: letters, over SMTP or as files beside the database where no server is named."""

from __future__ import annotations

from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from email.utils import formatdate
from pathlib import Path
from urllib.parse import urlsplit

import idna
from flask import Flask, current_app

from .. import clock
from ..municipality import municipality
from . import kept_files
from .smtp import MailFailed, MailRefused, Refusal, is_loopback, over_smtp

__all__ = ["MailFailed", "MailRefused", "Refusal", "init_app", "is_loopback", "letter", "send"]


def init_app(app: Flask, url: str, folder: Path) -> None:
    app.config["MAIL_FOLDER"] = folder
    app.extensions["mail"] = over_smtp(urlsplit(url)) if url else _into(folder)


def send(message: EmailMessage) -> None:
    """Raises MailRefused when it never will be taken, MailFailed when it may be later."""
    deliver: Callable[[EmailMessage], None] = current_app.extensions["mail"]
    deliver(message)


def letter(to: str, subject: str, text: str, language: str, key: str) -> EmailMessage:
    """A plain letter. Its Message-ID is made of the key, so that a repeat can be known for one."""
    ours = municipality()
    host = urlsplit(current_app.config["PUBLIC_URL"]).hostname or "localhost"
    message = EmailMessage()
    message["From"] = f'"{ours.name}" <{with_ascii_domain(ours.sender)}>'
    message["To"] = with_ascii_domain(" ".join(to.split()))
    message["Subject"] = subject
    message["Date"] = formatdate(clock.now().timestamp(), usegmt=True)
    message["Message-ID"] = f"<{key.replace(':', '.')}@{_ascii(host)}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="quoted-printable")
    message["Content-Language"] = language
    return message


def with_ascii_domain(address: str) -> str:
    """The address as every server can carry it; only a local part may still need SMTPUTF8."""
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{_ascii(domain)}"


def _ascii(domain: str) -> str:
    if domain.isascii():
        return domain
    try:
        return idna.encode(domain, uts46=True).decode()
    except idna.IDNAError:
        return domain


def _into(folder: Path) -> Callable[[EmailMessage], None]:
    """A file for each letter."""

    def deliver(message: EmailMessage) -> None:
        name = f"{message['Message-ID'].strip('<>').rpartition('@')[0]}.eml"
        kept_files.keep(folder, name, _as_file(message))

    return deliver


def _as_file(message: EmailMessage) -> bytes:
    """An address that needs SMTPUTF8 is written as it is: in ASCII it would become another."""
    return message.as_bytes(policy=policy.default.clone(utf8=not str(message["To"]).isascii()))
