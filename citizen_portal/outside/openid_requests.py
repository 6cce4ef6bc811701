"""What an OpenID provider is asked, in the shape Authlib asks in: with an end in time, and few at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from threading import BoundedSemaphore
from time import monotonic
from typing import Any
from urllib.parse import urlencode, urlsplit

CONNECT, READ = 2.0, 3.0  # seconds
# Seconds for all that one sign-in asks together.
WHOLE = 8.0
# For all that is asked again about somebody who is signed in: their page waits for it.
AGAIN = 2.0
MOST = 256 * 1024  # bytes
# How many wait for the provider at a time, of each process: when it is slow, everybody else's page is not.
AT_ONCE = 3
# Of those who ask again; the lines that are left are for everybody else.
AGAIN_AT_ONCE = 6
OWN_MACHINE = ("127.0.0.1", "::1", "localhost")
SENT = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "citizen-portal"}
_waiting, _waiting_again = BoundedSemaphore(AT_ONCE), BoundedSemaphore(AGAIN_AT_ONCE)


class ProviderFailed(Exception):
    """Nobody can be signed in. `why`: "away", "slow", or "wrong" (an answer that must not be believed)."""

    def __init__(self, why: str, words: str = "") -> None:
        super().__init__(words or why)
        self.why = why


@dataclass(frozen=True)
class Answer:
    """What came back, by the names Authlib reads it by."""

    status_code: int
    body: bytes

    def raise_for_status(self) -> None:
        """Raises ProviderFailed."""
        if self.status_code != 200:
            away = self.status_code >= 500 or self.status_code == 429
            raise ProviderFailed("away" if away else "wrong", f"answered {self.status_code}")

    def json(self) -> Any:
        """Raises ValueError."""
        try:
            return json.loads(self.body)
        except RecursionError:
            raise ValueError("too deep") from None

    def told(self) -> dict[str, Any]:
        """The table it holds. Raises ProviderFailed when it holds none."""
        self.raise_for_status()
        try:
            told = self.json()
        except ValueError:
            told = None
        if not isinstance(told, dict):
            raise ProviderFailed("wrong", "no table of JSON")
        return told


class Requests:
    """The questions of one sign-in. Raises ProviderFailed when there is no answer in time."""

    def __init__(self, whole: float | None = None) -> None:
        self._until = monotonic() + (WHOLE if whole is None else whole)

    def get(self, url: str, token: str = "") -> Answer:
        return self._asked("GET", url, {"Authorization": f"Bearer {token}"} if token else {}, None)

    def post(self, url: str, data: Mapping[str, str], headers: Mapping[str, str], auth: Any) -> Answer:
        """As a session of the library `requests` does it, which Authlib expects."""
        url, signed, body = auth.prepare("POST", url, dict(headers), urlencode(data))
        return self._asked("POST", url, signed, body)

    def _asked(self, method: str, url: str, headers: Mapping[str, str], body: str | None) -> Answer:
        if not confidential(url):
            raise ProviderFailed("wrong", "names an address in the open")
        left = self._until - monotonic()
        if left <= 0:
            raise ProviderFailed("slow")
        # Loaded when it is needed: every worker would carry it.
        urllib3 = import_module("urllib3")
        timeout = urllib3.Timeout(connect=min(CONNECT, left), read=min(READ, left))
        told = {**SENT, **headers}
        try:
            answer = urllib3.request(
                method, url, headers=told, body=body, timeout=timeout, redirect=False, retries=False,
                preload_content=False,
            )  # fmt: skip
            try:
                return Answer(answer.status, self._body(answer))
            finally:
                answer.close()
        except urllib3.exceptions.HTTPError as error:
            raise ProviderFailed(_why(error, urllib3.exceptions)) from None

    def _body(self, answer: Any) -> bytes:
        body = b""
        # As it comes in: whoever sends a sign a second is not waited for.
        while part := answer.read1(MOST):
            body += part
            if len(body) > MOST:
                raise ProviderFailed("wrong", "says too much")
            if monotonic() > self._until:
                raise ProviderFailed("slow")
        return body


def _why(error: Exception, errors: Any) -> str:
    # Refused at once counts as a kind of timeout there.
    refused = isinstance(error, errors.NewConnectionError)
    return "slow" if isinstance(error, errors.TimeoutError) and not refused else "away"


def confidential(url: Any) -> bool:
    """Whether what goes there is read by nobody on the way."""
    if not isinstance(url, str):
        return False
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in OWN_MACHINE)


@contextmanager
def asking() -> Iterator[Requests]:
    """Raises ProviderFailed when too many wait already."""
    if not _waiting.acquire(blocking=False):
        raise ProviderFailed("away", "many wait already")
    try:
        yield Requests()
    finally:
        _waiting.release()


@contextmanager
def asking_again() -> Iterator[Requests]:
    """Waits for its turn, as part of its time. Raises ProviderFailed when that is over."""
    requests = Requests(AGAIN)
    if not _waiting_again.acquire(timeout=AGAIN):
        raise ProviderFailed("slow", "many wait already")
    try:
        yield requests
    finally:
        _waiting_again.release()
