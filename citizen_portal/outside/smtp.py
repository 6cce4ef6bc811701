"""The talk with the mail server, and what its answers mean for the letter in hand."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email import policy
from email.message import EmailMessage
from email.utils import parseaddr
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote

TIMEOUT = 15  # seconds for each answer
# Seconds for the answer to the letter itself. A server may look through it for long before it answers, and
# whoever hangs up meanwhile sends it again.
PATIENCE = 120

# Answers about who we are or how the talk is led (RFC 5321, 4954, 7504): somebody has to mend a setting.
OUR_CODES = {502, 503, 521, 530, 534, 535, 538}
# The same in words: a security or policy status, an unknown sender (RFC 3463), or no leave to send on to others.
OUR_WORDS = re.compile(
    rb"5\.7\.\d|5\.1\.[78]\b|.*\brelay(ing)?\b.*\b(denied|not permitted|prohibited)|.*\bunable to relay", re.I | re.S
)


class Refusal(StrEnum):
    """What a server will not take; a page can say so."""

    SENDER = "sender"
    MAILBOX = "mailbox"
    CHARACTERS = "characters"
    LETTER = "letter"


class MailFailed(Exception):
    """It did not go out; it may another time.

    `server_away` says that no other letter would fare better now: nobody answers, or we are not let in.
    The words name no address.
    """

    def __init__(self, words: str, server_away: bool = False) -> None:
        super().__init__(words)
        self.server_away = server_away


class MailRefused(MailFailed):
    """The server will not take it, today or tomorrow. `refusal` says what it is about."""

    def __init__(self, words: str, refusal: Refusal) -> None:
        super().__init__(words)
        self.refusal = refusal


def over_smtp(url: SplitResult) -> Callable[[EmailMessage], None]:
    """Raises MailFailed or MailRefused for anything but a yes to the letter."""

    def deliver(message: EmailMessage) -> None:
        try:
            with greeted(url) as server:
                _hand_over(server, message)
        except smtplib.SMTPResponseException as error:
            raise MailFailed(f"{type(error).__name__} {error.smtp_code}", server_away=True) from None
        except (smtplib.SMTPException, OSError) as error:
            raise MailFailed(type(error).__name__, server_away=True) from None

    return deliver


@contextmanager
def greeted(url: SplitResult, patience: float | None = None) -> Iterator[smtplib.SMTP]:
    """The server, ready for a letter: encrypted, always, unless it is this machine, and logged in.

    `patience` is seconds for each answer.
    """
    patience = patience or TIMEOUT
    host, server = url.hostname or "localhost", _connected(url, patience)
    try:
        if url.scheme != "smtps" and not is_loopback(host):
            server.starttls(context=_context())
        if url.username:
            _log_in(server, unquote(url.username), unquote(url.password or ""))
        yield server
    finally:
        _say_goodbye(server, patience)


def _log_in(server: smtplib.SMTP, user: str, password: str) -> None:
    try:
        server.login(user, password)
    except UnicodeError:
        raise MailFailed("user and password must be ASCII", server_away=True) from None


def _say_goodbye(server: smtplib.SMTP, patience: float) -> None:
    """Whatever comes of this, the letter has its answer already."""
    with suppress(smtplib.SMTPException, OSError):
        if server.sock:
            server.sock.settimeout(patience)
        server.quit()
    server.close()


def _connected(url: SplitResult, patience: float) -> smtplib.SMTP:
    host = url.hostname or "localhost"
    if url.scheme == "smtps":
        return smtplib.SMTP_SSL(host, url.port or 465, timeout=patience, context=_context())
    return smtplib.SMTP(host, url.port or 587, timeout=patience)


def _context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _hand_over(server: smtplib.SMTP, message: EmailMessage) -> None:
    server.ehlo_or_helo_if_needed()
    sender, recipient = (parseaddr(str(message[name]))[1] for name in ("From", "To"))
    wide = not (sender + recipient).isascii()
    if wide and not server.has_extn("smtputf8"):
        raise _cannot_carry(sender)
    letter = message.as_bytes(policy=policy.SMTPUTF8 if wide else policy.SMTP)
    options = ["SMTPUTF8", "BODY=8BITMIME"] if wide else []
    options += [f"SIZE={len(letter)}"] if server.has_extn("size") else []
    _check(Refusal.CHARACTERS if wide else Refusal.SENDER, *server.mail(sender, options))
    _check(Refusal.MAILBOX, *server.rcpt(recipient))
    _check(Refusal.LETTER, *_data(server, letter))


def _cannot_carry(sender: str) -> MailFailed:
    if sender.isascii():
        return MailRefused("the server knows no SMTPUTF8", Refusal.CHARACTERS)
    return MailFailed("the sender needs SMTPUTF8", server_away=True)


def _data(server: smtplib.SMTP, letter: bytes) -> tuple[int, bytes]:
    if server.sock:
        server.sock.settimeout(PATIENCE)
    try:
        return server.data(letter)
    except smtplib.SMTPDataError as error:
        return error.smtp_code, error.smtp_error  # type: ignore[return-value]  # bytes, whatever its type says


def _check(about: Refusal, code: int, words: bytes) -> None:
    """A yes, or what the answer means: 5xx is final unless it is about us."""
    if 200 <= code < 300:
        return
    if code >= 500 and not _is_about_us(about, code, words):
        raise MailRefused(f"{about} refused with {code}", about)
    at_the_door = about in (Refusal.SENDER, Refusal.CHARACTERS)
    raise MailFailed(f"{about} answered with {code}", server_away=at_the_door or code == 421 or code >= 500)


def _is_about_us(about: Refusal, code: int, words: bytes) -> bool:
    # Once the letter itself has been read, a policy is about what stands in it.
    return code in OUR_CODES or (about != Refusal.LETTER and bool(OUR_WORDS.match(words)))


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
