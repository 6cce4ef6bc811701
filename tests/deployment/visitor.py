"""Somebody with a phone, on the other side of a proxy that speaks TLS."""

from __future__ import annotations

import http.client
import re
import ssl
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from citizen_portal.placement.fields import STEPS

from ..people import TOKEN, Case

PATIENCE = 60  # seconds; without an answer by then there is none
TIMES = 10
FOLLOW = re.compile(r'href="([^"]+)"[^>]*\sdata-follow')


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Visitor:
    """Believes one certificate, asks for one name at a port of this machine, and keeps cookies."""

    name: str
    port: int
    certificate: Path
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, form: dict[str, str] | None = None) -> Answer:
        trust = ssl.create_default_context(cafile=self.certificate)
        with closing(_Line(self.name, self.port, trust)) as line:
            line.request(
                "GET" if form is None else "POST", path, None if form is None else urlencode(form), self._headers()
            )
            answer = line.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie", []):
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return Answer(answer.status, answer.headers, answer.read())

    def again(self, path: str) -> Answer:
        """As whoever is told that it is somebody else's turn, and when to come back: on a busy machine, some times."""
        for _ in range(TIMES):
            if (answer := self.ask(path)).status != 503:
                break
            time.sleep(int(answer.headers["Retry-After"]))
        return answer

    def _headers(self) -> dict[str, str]:
        return {
            "Host": self.name, "Referer": f"https://{self.name}/", "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }  # fmt: skip

    def send(self, path: str, fields: dict[str, str]) -> Answer:
        """Open a page, fill in its form and send it."""
        found = TOKEN.search(self.ask(path).text)
        assert found, f"no form at {path}"
        return self.ask(path, {**fields, "csrf_token": found[1]})

    def register(self, who: Case) -> str:
        """Fill in and send a registration; returns the path of the citizen's own page for it."""
        for step in (*STEPS, "tjek"):
            sent = self.send(f"/{who.lang}/plads/{step}", {"confirm": "y"} if step == "tjek" else who.step(step))
            assert sent.status == 303, (step, sent.status)
        found = FOLLOW.search(self.ask(urlsplit(sent.headers["Location"]).path).text)
        assert found
        return urlsplit(found[1]).path


class _Line(http.client.HTTPSConnection):
    """A connection to this machine that asks for another name."""

    def __init__(self, name: str, port: int, trust: ssl.SSLContext) -> None:
        super().__init__("127.0.0.1", port, timeout=PATIENCE, context=trust)
        self.name, self.trust = name, trust

    def connect(self) -> None:
        http.client.HTTPConnection.connect(self)
        self.sock = self.trust.wrap_socket(self.sock, server_hostname=self.name)
