"""A mail server of the tests' own: it keeps what it gets, refuses two recipients, and answers as it is told."""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

DROP = "the line is cut"

PATIENCE = 30  # seconds


class Catcher:
    """The letters lie in `caught`, in the order they came, and how they were addressed in `envelopes`.

    `answers` holds what is said to MAIL, RCPT, DATA (once the letter is read) or QUIT in place of a yes,
    `pauses` the seconds before it.
    """

    def __init__(self, password: str = "") -> None:
        self.password = password
        self.caught: list[Any] = []
        self.envelopes: list[tuple[str, list[str], list[str]]] = []
        self.answers: dict[str, str] = {}
        self.pauses: dict[str, float] = {}
        self.talks = 0
        self._came = threading.Condition()

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, sender: str, options: list[str]) -> str:
        self.talks += 1
        if self.password and not session.authenticated:
            return "530 5.7.0 log in first"
        envelope.mail_from, envelope.mail_options = sender, options
        return await self._answer("MAIL", server)

    async def handle_RCPT(self, server: Any, _session: Any, envelope: Any, to: str, _options: Any) -> str:
        if to.startswith("nobody"):
            return "550 nobody of that name"
        if to.startswith("later"):
            return "450 not now"
        envelope.rcpt_tos.append(to)
        return await self._answer("RCPT", server)

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:
        answer = await self._answer("DATA", server)
        if answer.startswith("250"):
            with self._came:
                self.caught.append(message_from_bytes(envelope.content, policy=policy.default))
                self._came.notify_all()
            self.envelopes.append((envelope.mail_from, envelope.rcpt_tos, envelope.mail_options))
        return answer

    async def handle_QUIT(self, server: Any, _session: Any, _envelope: Any) -> str:
        return await self._answer("QUIT", server, "221 bye")

    async def _answer(self, command: str, server: Any, yes: str = "250 taken") -> str:
        await asyncio.sleep(self.pauses.get(command, 0))
        answer = self.answers.get(command, yes)
        if answer == DROP:
            server.transport.abort()
        return answer

    def about(self, words: str) -> list[Any]:
        """The letters whose subject has these words."""
        return [one for one in self.caught if words in one["Subject"]]

    def link(self, to: str, words: str, number: int = 1) -> str:
        """The link in the first letter to somebody whose subject has these words, or in a later one; waits for it."""

        def came() -> list[Any]:
            return [one for one in self.about(words) if one["To"] == to]

        with self._came:
            enough = self._came.wait_for(lambda: len(came()) >= number, PATIENCE)
            assert enough, f"{len(came())} letters to {to} with »{words}«, not {number}"
            return str(re.findall(r"http://\S+", came()[number - 1].get_content())[0])

    def way(self, to: str, path: str) -> str:
        """The newest link in the letters to somebody that has `path` in its address; waits for it."""

        def came() -> list[str]:
            mine = [one.get_content() for one in self.caught if one["To"] == to]
            return [link for words in mine for link in re.findall(r"https?://\S+", words) if path in link]

        with self._came:
            assert self._came.wait_for(came, PATIENCE), f"no letter to {to} leads to {path}"
            return came()[-1]


@contextmanager
def mail_server(
    utf8: bool = True, password: str = "", encrypted: ssl.SSLContext | None = None
) -> Iterator[tuple[str, Catcher]]:
    """A server on the loopback, and its address as a setting; with a password it lets in nobody else.

    Where it is told how to be `encrypted`, it talks to nobody before STARTTLS.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def knows(_server: Any, _session: Any, _envelope: Any, _way: str, given: Any) -> AuthResult:
        return AuthResult(success=given.password == password.encode(), handled=False)

    catcher = Catcher(password)
    controller = Controller(
        catcher, hostname="127.0.0.1", port=port, enable_SMTPUTF8=utf8, authenticator=knows, auth_require_tls=False,
        tls_context=encrypted, require_starttls=encrypted is not None,
    )  # fmt: skip
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{port}", catcher
    finally:
        controller.stop()


def about(letter: EmailMessage) -> str:
    """What a letter says it is about, between who writes and the number."""
    return str(letter["Subject"]).partition(": ")[2].partition(" (nummer ")[0]
