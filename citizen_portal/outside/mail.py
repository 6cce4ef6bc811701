"""Mail: over SMTP, or as files beside the database where no server is named."""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from email.utils import formatdate
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from flask import Flask, current_app

from ..municipality import municipality

TIMEOUT = 15  # seconds


class MailFailed(Exception):
    """It did not go out; it may another time."""


class MailRefused(MailFailed):
    """The server will not take it for this recipient, today or tomorrow."""


def init_app(app: Flask, url: str, folder: Path) -> None:
    app.config["MAIL_FOLDER"] = folder
    app.extensions["mail"] = _over_smtp(urlsplit(url)) if url else _into(folder)


def send(message: EmailMessage) -> None:
    """Raises MailRefused when it never will be taken, MailFailed when it may be later."""
    deliver: Callable[[EmailMessage], None] = current_app.extensions["mail"]
    deliver(message)


def letter(to: str, subject: str, text: str, language: str, key: str) -> EmailMessage:
    """A plain letter. Its Message-ID is made of the key, so that a repeat can be known for one."""
    ours = municipality()
    host = urlsplit(current_app.config["PUBLIC_URL"]).hostname or "localhost"
    message = EmailMessage()
    message["From"] = f'"{ours.name}" <{ours.sender}>'
    message["To"] = " ".join(to.split())
    message["Subject"] = subject
    message["Date"] = formatdate(usegmt=True)
    message["Message-ID"] = f"<{key.replace(':', '.')}@{host}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="quoted-printable")
    message["Content-Language"] = language
    return message


def _into(folder: Path) -> Callable[[EmailMessage], None]:
    """A file for each letter. A repeat takes the place of the first."""

    def deliver(message: EmailMessage) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = folder / f"{message['Message-ID'].strip('<>').rpartition('@')[0]}.eml"
        half = file.with_suffix(f".{os.getpid()}.half")
        half.write_bytes(bytes(message))
        half.replace(file)

    return deliver


def _over_smtp(url: SplitResult) -> Callable[[EmailMessage], None]:
    def deliver(message: EmailMessage) -> None:
        try:
            with _connection(url) as server:
                if url.username:
                    server.login(unquote(url.username), unquote(url.password or ""))
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            raise (MailRefused if min(codes) >= 500 else MailFailed)(f"refused with {codes[0]}") from None
        except (smtplib.SMTPException, OSError) as error:
            raise MailFailed(type(error).__name__) from None

    return deliver


def _connection(url: SplitResult) -> smtplib.SMTP:
    """Encrypted, always, unless the server is this machine."""
    host = url.hostname or "localhost"
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if url.scheme == "smtps":
        return smtplib.SMTP_SSL(host, url.port or 465, timeout=TIMEOUT, context=context)
    server: Any = smtplib.SMTP(host, url.port or 587, timeout=TIMEOUT)
    if not is_loopback(host):
        server.starttls(context=context)
    return server  # type: ignore[no-any-return]


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
