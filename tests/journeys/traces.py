"""Marked words in every box of every form, and all that the site wrote anywhere meanwhile."""

from __future__ import annotations

import base64
import html
import logging
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from citizen_portal.forms import decoy
from citizen_portal.operations.logs.lines import JsonLines

from ..house_style import Page
from ..people import case

CAFE = case("cafe-dagpenge-da")
# Somebody's words, address and numbers: no text, no other person and no figure of the site has them.
WORDS, ADDRESS, DIGITS, OTHERS_DIGITS = "Qzxmark", "qzxmark@example.org", "93706142", "93706143"
MARKS = re.compile(r"qzxmark|93[ .-]?70[ .-]?61[ .-]?4[23]", re.IGNORECASE)
OTHER_DIGITS = {"cvr": "10000009", "p_number": "1003388394", "postcode": CAFE.fields["postcode"], "weekly_hours": "25"}
LED_BY = re.compile(r'\s(?:href|src|action|hx-get|hx-post)="([^"]*)"')
# What is meant to be written to, rung at, or looked for on a map: a workplace's address is no secret.
ON_PURPOSE = ("mailto:", "tel:", "sms:", "https://www.openstreetmap.org/search?query=")
PAPER = b"%PDF"


@dataclass
class Written:
    """Every address a page or a redirect led to, every cookie, every line of the log, and which boxes were filled."""

    addresses: set[str] = field(default_factory=set)
    cookies: set[str] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)
    boxes: set[str] = field(default_factory=set)
    answers: set[tuple[str, int]] = field(default_factory=set)


class WatchedClient(FlaskClient):
    """A client that notes what no page shows: where it is led, and what is laid on its device.

    It reads no page as a careful person would: that takes time, and others do.
    """

    written: ClassVar[Written] = Written()

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        self.written.addresses.add(response.headers.get("Location", ""))
        self.written.cookies.update(map(opened, response.headers.getlist("Set-Cookie")))
        if response.mimetype == "text/html":
            self.written.addresses.update(led_to(response.text))
        if data := kwargs.get("data"):
            self.written.boxes.update(data)
            self.written.answers.add((str(args[0]).partition("?")[0], response.status_code))
        return response


def led_to(text: str) -> set[str]:
    return {where for found in LED_BY.findall(text) if not (where := html.unescape(found)).startswith(ON_PURPOSE)}


def opened(cookie: str) -> str:
    """A cookie, and what its first part says to whoever takes it apart without a key."""
    body = cookie.partition("=")[2].lstrip(".").partition(".")[0].partition(";")[0]
    try:
        plain = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    except ValueError:
        return cookie
    try:
        return cookie + zlib.decompress(plain).decode(errors="replace")
    except zlib.error:
        return cookie + plain.decode(errors="replace")


@contextmanager
def logged(written: Written) -> Iterator[None]:
    """Every line of our own loggers, down to what nobody switches on, with its trace; in both forms they have."""
    handler = logging.Handler()
    forms = logging.Formatter(), JsonLines()
    handler.emit = lambda record: written.lines.extend(form.format(record) for form in forms)  # type: ignore[method-assign]
    ours = logging.getLogger("citizen_portal")
    before = ours.level
    ours.addHandler(handler)
    ours.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        ours.removeHandler(handler)
        ours.setLevel(before)


# Filling in


def forms_on(page: Page) -> list[Element]:
    return [form for form in page.all("form") if form.get("method") == "post"]


def filled(form: Element, wrong: bool) -> dict[str, str]:
    """Each box with marked words; as many as can be right are, unless all are to be `wrong`."""
    found: dict[str, str] = {}
    for box in form.iter():
        name, kind = box.get("name"), box.get("type")
        if not name or (kind == "radio" and name in found):
            continue
        found[name] = typed(box, name, kind or "", wrong)
    return found


def typed(box: Element, name: str, kind: str, wrong: bool) -> str:
    value = box.get("value") or ""
    if name in ("csrf_token", "seen", decoy.NAME):
        return value
    if wrong:
        return WORDS
    if kind in ("radio", "checkbox", "submit", "hidden") or box.tag.endswith("button"):
        return value
    return words_for(name, kind, value)


def words_for(name: str, kind: str, value: str) -> str:
    """Something that may stand in a box of this name."""
    if kind == "email" or name.endswith("email"):
        return ADDRESS if name == "email" else f"arbejde.{ADDRESS}"
    if kind == "tel" or name.endswith("phone"):
        return DIGITS if name == "phone" else OTHERS_DIGITS
    if name in OTHER_DIGITS:
        return OTHER_DIGITS[name]
    if value or name.rpartition("-")[2] in ("day", "month", "year"):
        return value or CAFE.fields.get(name, "")
    return f"{WORDS} {name.rpartition('-')[0] or name}"


def press(client: FlaskClient, form: Element, wrong: bool) -> TestResponse:
    return client.post(form.get("action") or "", data=filled(form, wrong))


def marked(fields: Mapping[str, str]) -> dict[str, str]:
    """A registration with marks wherever somebody may type as they like."""
    own = {
        name: f"{WORDS} {name}" for name in ("name", "tasks", "purpose_text", "learning-0", "afterwards", "street",
        "company_name", "contact_name", "spoken_language", "city")
    }  # fmt: skip
    numbers = {"email": ADDRESS, "phone": DIGITS, "contact_phone": OTHERS_DIGITS, "sms": "yes"}
    return {**fields, **own, **numbers, "contact_email": f"arbejde.{ADDRESS}"}


# Reading what was written


def letters_in(folder: Path) -> Iterator[str]:
    """All that a letter says to whoever carries it, but to whom it goes."""
    for file in folder.glob("*.eml"):
        letter = message_from_bytes(file.read_bytes(), policy=policy.default)
        del letter["To"]
        yield file.name + "".join(f"{name}: {value}\n" for name, value in letter.items()) + letter.get_content()


def traces(texts: Iterator[str] | list[str] | set[str]) -> list[str]:
    return [text for text in texts if MARKS.search(text)]


def traces_in_files(folder: Path) -> list[str]:
    """The files that hold a mark, or a paper, as bytes."""
    bytes_of = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    return [str(file) for file, held in bytes_of.items() if MARKS.search(held.decode("latin-1")) or PAPER in held]
