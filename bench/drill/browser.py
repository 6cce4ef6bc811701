"""A browser in somebody's hands: it keeps cookies, opens pages, and presses again when something did not work."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

import urllib3

from . import tally
from .pages import Form, Page, read
from .tally import Tally

# Seconds somebody waits before they press again, and until they give up for good.
PAUSE, PATIENCE = 1.5, 240.0
# Whoever gets no answer for this long has a line that is as good as broken.
SILENCE = 75.0
OURS = re.compile(r"<h1[ >]")
TOKEN = "csrf_token"


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: Mapping[str, str]
    path: str

    @property
    def page(self) -> Page:
        return read(self.text)

    @property
    def onward(self) -> str:
        return urlsplit(self.headers.get("Location", "")).path


@dataclass
class Browser:
    """`home` is an address of this machine that only this person comes from."""

    url: str
    tally: Tally
    home: str
    cookies: dict[str, str] = field(default_factory=dict)
    patience: float = PATIENCE
    line: urllib3.HTTPConnectionPool = field(init=False)

    def __post_init__(self) -> None:
        where = urlsplit(self.url)
        self.line = urllib3.HTTPConnectionPool(
            where.hostname or "", where.port, timeout=SILENCE, maxsize=1, retries=False, source_address=(self.home, 0)
        )

    def open(self, path: str) -> Answer:
        """The page there, however often it has to be asked for; it follows where that leads."""
        until = time.monotonic() + self.patience
        while time.monotonic() < until:
            answer = self._asked("GET", path, None)
            if answer is not None and answer.status in (301, 302, 303, 308):
                path = answer.headers.get("Location", "/").removeprefix(self.url)
            elif answer is not None and answer.status < 500:
                return answer
            else:
                time.sleep(PAUSE)
        self.tally.count(tally.STUCK, f"GET {bare(path)}")
        raise Stuck(path)

    def press(self, form: Form, **typed: str) -> Answer:
        """Send a form until it is taken. Returns the answer to whichever try was; raises Stuck when none is."""
        until, fields, unsure = time.monotonic() + self.patience, {**form.fields, **typed}, False
        while time.monotonic() < until:
            answer = self._asked("POST", form.action, fields)
            if answer is not None and answer.status < 400:
                return answer
            if answer is not None and answer.status < 500:
                return self._refused(answer, unsure)
            unsure = True
            if answer is not None and (again := answer.page.form(TOKEN)):
                # The page has a button of its own for it, with all that was typed behind it.
                fields = again.fields
            time.sleep(PAUSE)
        self.tally.count(tally.STUCK, f"POST {bare(form.action)}")
        raise Stuck(form.action)

    def _refused(self, answer: Answer, unsure: bool) -> Answer:
        """Somebody who had pressed before may be told that it is done; anybody else has met a wall."""
        kind = tally.ALREADY if unsure and answer.status == 409 else tally.REFUSED
        self.tally.count(kind, f"{answer.status} for POST {bare(answer.path)}")
        return answer

    def _asked(self, method: str, path: str, fields: Mapping[str, str] | None) -> Answer | None:
        began = time.monotonic()
        try:
            answer = self._answer(method, path, fields)
        except (urllib3.exceptions.HTTPError, OSError):
            self.tally.count(tally.BROKEN, seconds=time.monotonic() - began)
            return None
        kind = kind_of(answer, fields)
        if kind:
            about = f"{answer.status} for {method} {bare(path)}: {answer.text[:80]!r}"
            self.tally.count(kind, about, time.monotonic() - began)
        return answer

    def _answer(self, method: str, path: str, fields: Mapping[str, str] | None) -> Answer:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Host": urlsplit(self.url).netloc, "Accept-Language": "da"} | ({"Cookie": cookie} if cookie else {})
        body = None
        if fields is not None:
            headers["Content-Type"], body = "application/x-www-form-urlencoded", urlencode(fields)
        got = self.line.request(method, path, body=body, headers=headers, redirect=False)
        for told in got.headers.getlist("Set-Cookie"):
            for name, morsel in SimpleCookie(told).items():
                self.cookies[name] = morsel.value
        return Answer(got.status, got.data.decode(), got.headers, path)


class Stuck(Exception):
    """Nobody took it, for minutes."""


def kind_of(answer: Answer, fields: Mapping[str, str] | None) -> str:
    """ "" for an answer that must be looked at by whoever knows what was sent."""
    if answer.status < 400:
        return tally.TAKEN
    if answer.status < 500 and OURS.search(answer.text):
        return "" if fields is not None else tally.TAKEN
    if not OURS.search(answer.text):
        return tally.BARE
    if answer.status in (502, 504):
        return tally.AWAY
    if answer.status != 503 or "Retry-After" not in answer.headers:
        return tally.BARE
    return tally.KEPT if kept(answer, fields) else tally.LOST_WORDS


def kept(answer: Answer, fields: Mapping[str, str] | None) -> bool:
    """Whether everything that was sent stands in the form on the page, to be sent by one press."""
    if fields is None:
        return True
    form = answer.page.form(TOKEN)
    there = form.fields if form else {}
    return all(plain(there.get(name, "")) == plain(value) for name, value in fields.items() if name != TOKEN)


def plain(words: str) -> str:
    return words.replace("\r\n", "\n")


def bare(path: str) -> str:
    """An address without what opens somebody's page."""
    return re.sub(r"[\w.-]{24,}", "…", path)
