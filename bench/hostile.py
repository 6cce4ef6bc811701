"""Requests nobody who means well would send: every part of one drawn from what has broken other sites."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import quote, quote_plus

from werkzeug.test import EnvironBuilder

from citizen_portal.placement.fields import TABLE, names

from .echoes import VALUES as ECHOES

Pairs = tuple[tuple[str, str], ...]

VALUES = (
    "", " ", "0", "-1", "1" * 400, "1e999", "NaN", "٣٧", "३७", "²", "½", "Ⅷ", "𝟛𝟟", "37,5,5", "0x10", "29", "2", "9999",
    "\x00", "a\x00b", "\x01\x1b[31m\x7f\x85", "\r\nSet-Cookie: a=b", "\ud800", "a\udfffb", "\u202etxt.exe",
    "\u2066\u2067",
    "\ufeff", "\u200b", "\ufffe\uffff", "\U0010ffff", "e" + "\u0301" * 900, "ß" * 300, "İ", "=1+1", "@SUM(A1)",
    "-2+3|cmd",
    "<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "%s%n%(x)s", "{0.__class__}", "'; DROP TABLE drafts; --",
    "../../etc/passwd", "x" * 5000, "æ" * 4001, "1984-03-07", "7/3", "070384-1234", "10000009", "+45 33 66 33 66",
    "+999999999999999999", "a@b", "a@" + "x" * 70 + ".example.org", "ö@ö.example", "\"a b\"@example.org",
    "a@[127.0.0.1]",
    "mailto:pia@example.com", "a@xn--.example", "a@\u2024.example", "yes", "no", "y", "job", "agree", "later",
    "AAAA-AAAA",
    "CDFG-HJKM", "<!--", "]]>", "\u2028\n\u2029", "999999999", "2147483648", "9" * 4301, "\n" * 3000,
)  # fmt: skip
PATHS = (
    "%2e%2e", "..", ".", "//", "\\", "%", "%zz", "%00", "\x00", "\x7f", "é", "\xff\xfe", "%c0%ae", "a" * 9000, ";",
    ";a=b",
    "?", "#", " ", "%20", "\n", "\r\nX: y", "{{7*7}}", "%s", "'", '"', "<b>", "\u202e", "\ud800", "CON", ".git", "~",
    "*",
    "da", "DA", "xx", "-", "0", ".pdf", "virksomhedspraktik", "benefit", "static/../wsgi.py",
)  # fmt: skip
QUERIES = (
    "", "dato=", "dato=2027-02-30", "dato=0001-01-01", "dato=9999-12-31", "dato=2027-W01-1", "dato=%00", "dato=%D9%A3",
    "dansk", "dansk=%ff", "let", "let=1&let=2", "q=", "q=%ED%A0%80", "q=%00", "q=" + "a+" * 3000, "q=%F0%9F%98%80",
    "slut",
    "q=%22%28%5B", "&", "&&=&", "=", "%", "%zz=%zz", "a" * 9000, ";", "a[]=1&a[b]=2", "benefit=dagpenge&age=x",
    "switch=da",
    "dato=2030-01-01&dansk&q=l%C3%B8n", "\xff\xfe", "dato=" + "9" * 5000,
)  # fmt: skip
PARAMETERS = ("q", "dato", "kode", "gjort", "slut")
HEADERS: Mapping[str, Sequence[str]] = {
    "HTTP_HOST": ("", "a..b", ".a", "x" * 64 + ".example", "[::1", "[::1]:99999", "a:b", "a b", "\xff", "example.org:0",
                  "a/b", "@", "xn--.example", "x" * 300, "*"),
    "HTTP_X_FORWARDED_FOR": ("::1", "198.51.100.7:4007", "unknown, ,", "\xff", "a" * 5000, "[::ffff:1.2.3.4]:1"),
    "HTTP_X_FORWARDED_PROTO": ("https", "javascript", "https,http", ""),
    "HTTP_X_FORWARDED_HOST": ("evil.example", "a..b", ""),
    "HTTP_X_FORWARDED_PORT": ("-1", "x", "99999999"),
    "HTTP_X_FORWARDED_PREFIX": ("//evil.example", "/x", "\xff"),
    "HTTP_FORWARDED": ("for=\"[::1]\";host=a..b", "=;=,"),
    "HTTP_ACCEPT_LANGUAGE": ("", "*", "da;q=x", "da;q=1e999,ar;q=nan", "x" * 4000, "-", "zh-Hant-TW-x-y,,;", "\xff",
        "uk;q=-1",
                             "a_b@c", "da-" * 500),
    "HTTP_ACCEPT_ENCODING": ("", "*", "br", "gzip;q=0", "gzip, *;q=0, identity;q=0", "gzip;q=x", "\xff",
        "zstd,," * 300),
    "HTTP_ACCEPT": ("", "application/json", "*/*;q=nan", "\xff", "text/html;level=" + "1" * 400),
    "HTTP_COOKIE": ("portal=", "portal=a.b.c", "portal=\xff", ";;==;", "a" * 9000, "portal=.eJw.aaa.bbb",
        "portal=\"\\377\\000\""),
    "HTTP_RANGE": ("bytes=0-", "bytes=-1", "bytes=9-1", "bytes=0-" + "9" * 5000, "x", "bytes=" + "0-1," * 900),
    "HTTP_IF_RANGE": ("\"x\"", "x"),
    "HTTP_IF_NONE_MATCH": ("*", "\"", "W/\"a\",", "\xff", "\"a\"," * 900),
    "HTTP_IF_MATCH": ("*", "\"x\""),
    "HTTP_IF_MODIFIED_SINCE": ("x", "Thu, 99 Jan 9999 99:99:99 GMT", "Thu, 01 Jan 0000 00:00:00 GMT", "0"),
    "HTTP_AUTHORIZATION": ("Basic \xff", "Basic", "Bearer " + "a" * 4000, "Digest ="),
    "HTTP_HX_REQUEST_TYPE": ("partial", "full", "\xff"),
    "HTTP_HX_REQUEST": ("true",),
    "HTTP_REFERER": ("x", "http://[", "//", "\xff"),
    "HTTP_ORIGIN": ("null", "http://["),
    "HTTP_CONTENT_ENCODING": ("gzip",),
    "HTTP_EXPECT": ("100-continue", "x"),
    "HTTP_X_HTTP_METHOD_OVERRIDE": ("DELETE",),
    "SCRIPT_NAME": ("/x", "//evil.example"),
    "REMOTE_ADDR": ("", "::1", "fe80::1%eth0", "x", "unix:"),
    "CONTENT_LENGTH": ("", "0", "1", "99999", "999999999999"),
}  # fmt: skip
TYPES = (
    "", "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=nothing",
    "application/x-www-form-urlencoded; charset=idna", "application/json", "application/json; charset=\"", "text/plain",
    "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\xff",
    "multipart/form-data; boundary=" + "b" * 3000, "multipart/mixed; boundary=b", "/", ";", "\xff/\xff", "a" * 5000,
    "application/octet-stream", "message/rfc822",
)  # fmt: skip
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "X" * 300)

BOXES = (
    *names(TABLE), "csrf_token", "seen", "do", "answer", "confirm", "later", "another", "switch", "code", "reason",
    "quiet", "question", "refusal_words", "dates_words", "note", "spoke_with", "colleague", "reply", "rep_comment", "q",
    "outcome", "purpose_reached", "again", "comment", "email_again", "slut", "\x00", "", "\ud800", "learning-99",
)  # fmt: skip


@dataclass(frozen=True)
class Hostile:
    """One request. `path` is as a server hands it on: decoded, a byte a sign. `kind` is "" for a plain form."""

    method: str
    path: str
    query: str = ""
    headers: Pairs = ()
    fields: Pairs = ()
    kind: str = ""

    def environ(self) -> dict[str, Any]:
        body, content_type = self.body()
        environ = EnvironBuilder(method="GET", base_url="http://localhost").get_environ()
        environ |= {
            "REQUEST_METHOD": self.method, "PATH_INFO": self.path, "QUERY_STRING": self.query, "REQUEST_URI": self.path,
            "REMOTE_ADDR": "127.0.0.1", "wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": content_type,
        }  # fmt: skip
        return environ | dict(self.headers)

    def body(self) -> tuple[bytes, str]:
        if self.kind == "multipart":
            return b"".join(_part(*pair) for pair in self.fields) + b"--b--\r\n", "multipart/form-data; boundary=b"
        if self.kind == "json":
            return json.dumps(dict(self.fields)).encode(), "application/json"
        form = "&".join(f"{encoded(name)}={encoded(value)}" for name, value in self.fields)
        return form.encode(), self.kind or "application/x-www-form-urlencoded"


def encoded(text: str) -> str:
    return quote_plus(text.encode("utf-8", "surrogatepass"))


def _part(name: str, value: str) -> bytes:
    head = f'--b\r\nContent-Disposition: form-data; name="{quote(name, errors="replace")}"'
    file = '; filename="../\x00.exe"\r\nContent-Type: x' if len(value) % 7 == 6 else ""
    return f"{head}{file}\r\n\r\n".encode() + value.encode("utf-8", "surrogatepass") + b"\r\n"


@dataclass(frozen=True)
class Way:
    """What a route answers to, and how an address of it is drawn; perhaps with a `cookie` and `token` of its own."""

    methods: Sequence[str]
    path: Callable[[random.Random], str]
    cookie: str = ""
    token: str = ""


@dataclass(frozen=True)
class Drawer:
    """Draws requests. `cookie` and `token` belong together; `right` is a form in which nothing is wrong."""

    chance: random.Random
    ways: Sequence[Way]
    cookie: str
    token: str
    right: Mapping[str, str]

    def draw(self) -> Hostile:
        way = self.chance.choice(self.ways)
        method = self.chance.choice(way.methods if self.chance.random() < 0.85 else METHODS)
        fields = () if method == "GET" else self.fields(way.token or self.token)
        return Hostile(
            method, self.path(way), self.query(), self.headers(way.cookie or self.cookie), fields, self.kind()
        )

    def kind(self) -> str:
        return "" if self.chance.random() < 0.8 else self.chance.choice(("multipart", "multipart", "json", *TYPES))

    def path(self, way: Way) -> str:
        path = way.path(self.chance)
        if self.chance.random() < 0.07:
            parts = path.split("/")
            parts[self.chance.randrange(len(parts))] = self.chance.choice(PATHS)
            path = "/".join(parts)
        return as_bytes(path)

    def query(self) -> str:
        """Now and then in each of its parts what must not come back as it is."""
        if self.chance.random() < 0.05:
            return (
                f"{self.chance.choice(('q', 'dato', 'kode', 'gjort', 'slut'))}={quote_plus(self.chance.choice(ECHOES))}"
            )
        return self.chance.choice(QUERIES) if self.chance.random() < 0.3 else ""

    def headers(self, cookie: str) -> Pairs:
        odd = self.chance.sample(sorted(HEADERS), self.chance.choice((0, 0, 1, 2)))
        drawn = {name: self.chance.choice(HEADERS[name]) for name in odd}
        known = {"HTTP_COOKIE": cookie} if self.chance.random() < 0.8 else {}
        return tuple((known | drawn).items())

    def fields(self, token: str) -> Pairs:
        """Mostly a form that is right but for a few boxes, so that what lies behind the checks is reached too."""
        form = dict(self.right) if self.chance.random() < 0.8 else {}
        for name in self.chance.sample(BOXES, self.chance.choice((0, 1, 1, 2, 5, 20))):
            form[name] = self.chance.choice(VALUES if self.chance.random() < 0.7 else ECHOES)
        if self.chance.random() < 0.9:
            form["csrf_token"] = token
        return tuple(form.items())


def as_bytes(path: str) -> str:
    """A path as a server hands it on."""
    return path.encode("utf-8", "surrogatepass").decode("latin-1")
