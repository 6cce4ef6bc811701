"""Every page of the site in one language, as somebody gets it: to read, empty, filled in, refused, on its day."""

from __future__ import annotations

import re
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from citizen_portal import clock, create_app, i18n
from citizen_portal.gallery.drawing import VIEWS
from citizen_portal.gallery.stories import STORIES
from citizen_portal.placement.fields import STEPS
from tests import people
from tests.browser.long_words import Pages, Sides, refused, registration, shown
from tests.browser.screens import CASE_OF
from tests.conftest import settings_in, without_waiting
from tests.house_style import ReadingClient

PERSONS = tomllib.loads((Path(people.__file__).parent / "personas.toml").read_text(encoding="utf-8"))["person"]
CONTENT = Path(i18n.__file__).parent / "content/da"
SLUGS = sorted(file.stem for file in (CONTENT / "guidance").glob("*.md"))
TRADES = sorted(tomllib.loads(file.read_text(encoding="utf-8"))["slug"] for file in (CONTENT / "trades").glob("*.toml"))
# What is asked behind a guidance page's address, and what leads nowhere.
BESIDE = (
    "viden/virksomhedspraktik?dansk=",
    "viden/fag/cafe?dansk=",
    "viden/soeg?q=barista",
    "viden/soeg?q=praktik",
    "viden/soeg?q=xyzzy",
    "plads/find?sendt=",
    "nothing-here",
)
# Days after it was sent: no answer yet, and the closing day of one that nobody answered; begun, half over, over.
SILENT, LIVED = (12, 23), (22, 36, 60, 150)
# What of an address is drawn by lot.
SECRET = re.compile(r"\bW[\w.-]{7,}")
OFFICE = ("with-jobcenter", "more-needed", "applied", "approved")


class QuickClient(ReadingClient):
    """A client that takes what it gets, and notes where the site had an accident."""

    accidents: ClassVar[list[str]] = []

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = FlaskClient.open(self, *args, **kwargs)
        if response.status_code >= 500:
            self.accidents.append(f"{response.request.method} {response.request.path} {response.status_code}")
        return response


@contextmanager
def site() -> Iterator[Flask]:
    """A site of its own with the pages for whoever works on it, the gallery among them."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("FLASK_DEBUG", "1")
        app = create_app(settings_in(Path(folder)), prerender=False)
        app.test_client_class = QuickClient
        yield without_waiting(app)


Part = Callable[[Flask, str], Pages]


def every_page(app: Flask, lang: str, parts: Sequence[Part]) -> Pages:
    """The name and the HTML of each page; one that is as another was comes once."""
    seen: set[bytes] = set()
    for part in [part for part in parts if part is read or not i18n.LANGUAGES[lang].easy]:
        app.extensions["attempts"].shared.storage.reset()
        for name, html in going_on(part.__name__, part(app, lang)):
            if (bare := sha256(people.TOKEN.sub("", html).encode()).digest()) not in seen:
                seen.add(bare)
                yield f"{part.__name__}: {SECRET.sub('…', name)}", html


def going_on(name: str, pages: Pages) -> Pages:
    """The pages as far as the walk comes; where it cannot go on as it should, that is noted."""
    try:
        yield from pages
    except Exception as fault:
        QuickClient.accidents.append(f"{name} ended: {type(fault).__name__} {fault}"[:300])


def reader(app: Flask) -> ReadingClient:
    client: Any = app.test_client()
    return client  # type: ignore[no-any-return]


def read(app: Flask, lang: str) -> Pages:
    """Whatever is there for anybody who asks."""
    client = reader(app)
    yield from gathered(client, *addresses(app, lang), *(f"/{lang}/{path}" for path in BESIDE))


def gathered(client: ReadingClient, *paths: str) -> Pages:
    """Those of these that are pages: no paper, no picture, no way on to another one."""
    for path in dict.fromkeys(paths):
        answer = client.get(path)
        if answer.mimetype == "text/html" and not 300 <= answer.status_code < 400:
            yield path, answer.text


def addresses(app: Flask, lang: str) -> Iterator[str]:
    """Every address that asks for nothing but a language, a guidance page or a trade."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if "GET" in (rule.methods or ()) and "lang" in rule.arguments and rule.arguments <= {"lang", "slug"}:
                for slug in slugs(rule):
                    values: dict[str, Any] = {"lang": lang, **({"slug": slug} if slug else {})}
                    yield url_for(rule.endpoint, **values)


def slugs(rule: Rule) -> list[str]:
    if "slug" not in rule.arguments:
        return [""]
    return TRADES if "/fag/" in rule.rule else SLUGS


def walked(app: Flask, lang: str) -> Pages:
    """Every question as it is asked, refused and answered, and every outcome."""
    for person in PERSONS:
        client = reader(app)
        for question, choice in person["says"].items():
            path = f"/{lang}/vejviser/{question}"
            yield from gathered(client, path)
            yield from shown(f"{question} unanswered", people.post(client, path, {}))
            people.post(client, path, {"answer": choice})
            yield from gathered(client, path)
        for name, html in gathered(client, f"/{lang}/vejviser/", f"/{lang}/vejviser/svar"):
            yield f"{name} {person['ends']}", html


def somebody(lang: str) -> people.Case:
    return replace(people.case(CASE_OF.get(lang, "cafe-dagpenge-da")), lang=lang)


def registered(app: Flask, lang: str) -> Pages:
    """Every step as it is empty, refused and filled in, and what comes of it."""
    client = reader(app)
    for step in STEPS:
        yield from gathered(client, f"/{lang}/plads/{step}")
        people.post(client, f"/{lang}/plads/{step}", somebody(lang).step(step))
    yield from registration(reader(app), somebody(lang))
    yield from doors(app, lang)


def doors(app: Flask, lang: str) -> Pages:
    """What somebody may type in who has nothing but a code, an address or a wrong link."""
    client = reader(app)
    employers = ("arbejdsgiver/", "arbejdsgiver/inviter", "arbejdsgiver/mine")
    for path in ("plads/find", "plads/fortsaet", "plads/forberedt/", *employers):
        empty = client.get(f"/{lang}/{path}")
        if empty.status_code == 200:
            form = people.filled_in(empty.text)
            yield from shown(f"{path} empty", client.post(f"/{lang}/{path}", data=form))
            yield from shown(f"{path} refused", client.post(f"/{lang}/{path}", data=refused(form, lang)))
    for room in ("status", "arbejdsgiver", "medarbejder", "plads/forberedt"):
        yield from gathered(client, f"/{lang}/{room}/nothing")
    yield from shown("no token", client.post(f"/{lang}/plads/dig", data={"csrf_token": "old", "name": "Amal"}))


class Usual(Sides):
    """A placement between two who type what people usually do."""

    def __init__(self, app: Flask, lang: str) -> None:
        super().__init__(app, lang, somebody(lang), reader)

    def typed(self, client: ReadingClient, path: str, field: str) -> dict[str, str]:
        return people.filled_in(client.get(path).text, field)

    def days_later(self, *days: int) -> Pages:
        for day in days:
            with clock.played(clock.now() + timedelta(days=day)):
                pages = list(self.pages(f"in {day} days"))
            yield from pages


def told(app: Flask, lang: str) -> Pages:
    """From sending to what came of it."""
    sides = Usual(app, lang)
    for part in (sides.pages("sent"), sides.days_later(*SILENT), sides.refused(), sides.answered(), sides.agreed()):
        yield from going_on("told", part)
    for part in (*map(sides.moved, OFFICE), sides.wanted(), sides.days_later(*LIVED)):
        yield from going_on("told", part)


def stopped(app: Flask, lang: str) -> Pages:
    """What comes to nothing: declined, withdrawn, not approved."""
    sides, changed = Usual(app, lang), Usual(app, lang)
    people.answer(changed.employer, changed.link, weekly_hours="25")
    people.agree(changed.citizen, changed.status)
    for part in (changed.changed(), changed.moved("not-approved"), sides.declined(), sides.withdrawn()):
        yield from going_on("stopped", part)


def drawn(app: Flask, lang: str) -> Pages:
    """Every story of the gallery for every side, and every part that pages are made of, in both directions."""
    client = reader(app)
    yield from gathered(client, *(f"/{lang}/om/forloeb/{name}/{side}" for name in STORIES for side in VIEWS))
    yield from gathered(client, *(f"/{lang}/om/komponenter?dir={way}" for way in ("ltr", "rtl")))


PARTS: tuple[Part, ...] = (read, walked, registered, told, stopped, drawn)
