"""Whether somebody is there at an address, what time it is there, and until when their certificate holds.

Nothing is said to them that they would keep, and nobody is waited for.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib import import_module
from urllib.parse import SplitResult, urlsplit

from cryptography import x509

from .. import clock
from . import smtp

# For each answer.
SECONDS = 5.0
PORTS = {"https": 443, "http": 80, "smtps": 465, "smtp": 587}
# Some mail servers say in their greeting what time it is.
A_DATE = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")


class Unreached(Exception):
    """Nobody is there, or nobody we should talk to. The words name no address."""


@dataclass(frozen=True)
class Reached:
    """Somebody is there: until when their certificate holds, what time it is there, and how they answer (HTTP).

    None is what they do not say. After a certificate that has ended nothing else is asked.
    """

    certificate_ends: datetime | None = None
    clock: datetime | None = None
    status: int = 0


def mail_server(url: str) -> Reached:
    """It greets us as it would for a letter, which does not follow: encrypted, and logged in. Raises Unreached."""
    parts = urlsplit(url)
    try:
        with smtp.greeted(parts, SECONDS) as server:
            ends = _ends_of(server.sock) or _shown_to_ourselves(server)
    except ssl.SSLCertVerificationError as error:
        return Reached(_ended(error, _shown_by_mail(parts)))
    except (smtplib.SMTPException, smtp.MailFailed, OSError) as error:
        raise Unreached(_words(error)) from None
    return Reached(ends, _date_in(_greeting(parts)))


def _shown_to_ourselves(server: smtplib.SMTP) -> datetime | None:
    """A letter to this machine itself goes in the open; a certificate that is there may be for others."""
    with suppress(smtplib.SMTPException, OSError):
        server.ehlo_or_helo_if_needed()
        server.starttls(context=_believing())
    return _ends_of(server.sock)


def _shown_by_mail(parts: SplitResult) -> datetime | None:
    with suppress(smtplib.SMTPException, OSError):
        if parts.scheme == "smtps":
            return _shown(parts)
        with smtplib.SMTP(parts.hostname or "", parts.port or PORTS[parts.scheme], timeout=SECONDS) as server:
            return _shown_to_ourselves(server)
    return None


def _greeting(parts: SplitResult) -> str:
    """The first line of a mail server, or nothing."""
    with suppress(OSError), _line(parts) as line:
        if parts.scheme == "smtps":
            with _believing().wrap_socket(line) as safe:
                return safe.recv(512).decode("ascii", "replace")
        return line.recv(512).decode("ascii", "replace")
    return ""


def _date_in(greeting: str) -> datetime | None:
    found = A_DATE.search(greeting)
    return parsedate_to_datetime(found[0]) if found else None


def system(url: str, path: str = "/") -> Reached:
    """Somebody answers at the host of this address. Raises Unreached."""
    parts = urlsplit(url)
    try:
        ends = _certificate(parts) if parts.scheme == "https" else None
        if ends and ends < clock.now():
            return Reached(ends)
        status, theirs = _asked(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{path}")
    except OSError as error:
        raise Unreached(_words(error)) from None
    return Reached(ends, theirs, status)


def _certificate(parts: SplitResult) -> datetime | None:
    try:
        with (
            _line(parts) as line,
            ssl.create_default_context().wrap_socket(line, server_hostname=parts.hostname) as safe,
        ):
            return _ends_of(safe)
    except ssl.SSLCertVerificationError as error:
        return _ended(error, _shown(parts))


def _shown(parts: SplitResult) -> datetime | None:
    """Until when a certificate holds, whoever has signed it."""
    with _line(parts) as line, _believing().wrap_socket(line, server_hostname=parts.hostname) as safe:
        return _ends_of(safe)


def _ended(error: ssl.SSLCertVerificationError, ends: datetime | None) -> datetime:
    """That is why it is not believed; anything else is raised as Unreached."""
    if ends and ends < clock.now():
        return ends
    raise Unreached(_words(error)) from None


def _line(parts: SplitResult) -> socket.socket:
    return socket.create_connection((parts.hostname or "", parts.port or PORTS[parts.scheme]), SECONDS)


def _asked(url: str) -> tuple[int, datetime | None]:
    """The status of a page, and what time it is where it is answered. Raises Unreached.

    Asked for its head alone: a system that takes something in takes nothing of that.
    """
    urllib3 = import_module("urllib3")
    try:
        answer = urllib3.request("HEAD", url, timeout=SECONDS, redirect=False, retries=False)
    except urllib3.exceptions.HTTPError as error:
        raise Unreached(_words(error)) from None
    try:
        theirs = parsedate_to_datetime(answer.headers.get("Date", ""))
    except ValueError:
        return int(answer.status), None
    return int(answer.status), theirs if theirs.tzinfo else theirs.replace(tzinfo=UTC)


def _ends_of(line: object) -> datetime | None:
    shown = line.getpeercert(binary_form=True) if isinstance(line, ssl.SSLSocket) else None
    return x509.load_der_x509_certificate(shown).not_valid_after_utc if shown else None


def _believing() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _words(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not believed: {error.verify_message}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"it answers {error.smtp_code}"
    if isinstance(error, smtp.MailFailed):
        return str(error)
    return getattr(error, "strerror", None) or type(error).__name__
