"""`make drill`: many hostile requests to every address of the site; none may end in an accident.

`python -m bench.fuzz --count 20000 --seed 7` sends the same ones every time, up to what the day and the keys change.
"""

from __future__ import annotations

import argparse
import logging
import random
import re
import secrets
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse, run_wsgi_app

from citizen_portal import clock, create_app, i18n, links
from citizen_portal.config import Settings
from citizen_portal.headers import of as headers_of
from citizen_portal.placement.field import PARTS
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events, repository
from citizen_portal.records.events import NewEvent
from citizen_portal.registration.device import DRAFT

from .hostile import PATHS, Drawer, Hostile, Way

# A world is used up: placements are withdrawn, drafts are sent.
FRESH_AFTER = 250
# Making paper takes as long as a hundred pages.
PAPER, PAPER_SHARE = ".pdf", 0.01
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
RIGHT = {
    "name": "Mette Holm", "email": "mette@example.org", "phone": "31 22 44 55", "benefit": "dagpenge",
    "cvr": "10000009",
    "spoken_language": "dansk", "company_name": "Café Bro ApS", "street": "Bro 12", "postcode": "1635",
    "city": "København V", "contact_name": "Jørgen Bro", "contact_email": "jorgen@example.com", "contact_phone": "",
    "latest_employer": "no", "family_owned": "no", "kind": "virksomhedspraktik", "weekly_hours": "37",
    "tasks": "Lave kaffe og frokost, bestille varer og stå for kassen om eftermiddagen.", "paid_hours": "after",
    "purpose": "job", "purpose_text": "Caféen mangler en om formiddagen.", "job_chance": "maybe", "confirm": "y",
    "learning-0": "Lave espresso, som caféen serverer den", "learning-1": "Bestille varer", "afterwards": "",
    "workplace_contact": "Pia Holm", "job_realistic": "hours", "decided_when": "Til sidst", "answer": "yes",
    "seen": "1",
}  # fmt: skip


@dataclass
class Drill:
    """What came of it."""

    seed: int
    count: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    failures: dict[str, Hostile] = field(default_factory=dict)

    def __str__(self) -> str:
        hundreds = ", ".join(f"{hundred}00: {count}" for hundred, count in sorted(self.statuses.items()))
        head = f"seed {self.seed}, {self.count} requests, {hundreds}; slowest {self.slowest[0]:.2f} s {self.slowest[1]}"
        return "\n".join((head, *(f"FAILED {what}\n  {request}" for what, request in self.failures.items())))


class LastAccident(logging.Handler):
    """Where the last accident happened, so that two of one kind are told as one."""

    where = ""

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            frames = [
                frame for frame in traceback.extract_tb(error.__traceback__) if "citizen_portal" in frame.filename
            ]
            last = frames[-1] if frames else None
            self.where = f"{error!r:.200} at {last and f'{Path(last.filename).name}:{last.lineno}'}"


def right_form() -> dict[str, str]:
    days = {"birth_date": clock.today().replace(day=1, year=1984)}
    days |= {name: clock.today() + timedelta(days=far) for name, far in
             (("starts_on", 21), ("ends_on", 48), ("midway_on", 33), ("end_talk_on", 45))}  # fmt: skip
    return RIGHT | {f"{name}-{part}": str(getattr(day, part)) for name, day in days.items() for part in PARTS}


def drawer(app: Flask, chance: random.Random) -> Drawer:
    """A fresh world: a draft with its cookie, placements wherever they can stand, and every way to them."""
    app.extensions["attempts"].shared.storage.reset()
    client, right = app.test_client(), right_form()
    token = ""
    for step in ("dig", "virksomhed", "plads", "formaal", "laering"):
        found = TOKEN.search(client.get(f"/da/plads/{step}").text)
        token = found[1] if found else token
        client.post(f"/da/plads/{step}", data=right | {"csrf_token": token})
    cookie = client.get_cookie("portal")
    with client.session_transaction() as kept:
        draft = kept[DRAFT]
    with app.test_request_context():
        tokens = dict(_tokens(right, draft))
    ways = [_way(rule, tokens) for rule in app.url_map.iter_rules()]
    return Drawer(chance, ways, f"portal={cookie.value}" if cookie else "", token, right)


def _tokens(right: dict[str, str], draft: str) -> Iterator[tuple[str, list[str]]]:
    """Links of placements that were sent, answered and agreed on, by the first part of their address."""
    happened = (NewEvent(Side.EMPLOYER, EventKind.ANSWERED, {"terms": {"weekly_hours": "20"}, "employer": {}}),
                NewEvent(Side.CITIZEN, EventKind.AGREED, {}))  # fmt: skip
    records = []
    for many in range(len(happened) + 1):
        record = repository.by_reference(events.send(secrets.token_hex(16), right, "da"))
        assert record is not None
        for event in happened[:many]:
            record = events.record_event_with_retry(record, event)
        records.append(record)
    yield "status", [record.status_token for record in records]
    yield "employer", [record.employer_token() for record in records]
    yield "registration", [links.sign("draft", draft)]


def _way(rule: Rule, tokens: dict[str, list[str]]) -> Way:
    """To a route: mostly an address that leads somewhere."""

    def draw(chance: random.Random) -> str:
        if rule.rule.endswith(PAPER) and chance.random() > PAPER_SHARE:
            return f"/{chance.choice(list(i18n.LANGUAGES))}/viden/"
        return re.sub(r"<(?:[^:>]+:)?(\w+)>", lambda part: _filled(part[1], part[0], rule, tokens, chance), rule.rule)

    return Way(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}), draw)


def _filled(name: str, part: str, rule: Rule, tokens: dict[str, list[str]], chance: random.Random) -> str:
    if chance.random() < 0.03:
        return chance.choice(PATHS)
    if name == "lang":
        return chance.choice(list(i18n.LANGUAGES))
    if name == "token":
        good = chance.choice(tokens.get(rule.endpoint.split(".")[0], tokens["registration"]))
        return chance.choice((*[good] * 12, good[:-1], good[::-1], f"{good}.", chance.choice(PATHS)))
    if name == "step":
        steps: list[str] = re.findall(r"\w+", part.partition("(")[2].partition(")")[0])
        # The employer's steps after the yes are named in no rule.
        return chance.choice(steps or ["tal", "repraesentant", "hjaelp", "samtaler", "virksomhed", "kontakt"])
    return chance.choice(("virksomhedspraktik", "wellbeing", "age", chance.choice(PATHS)))


def fault_of(app: Flask, request: Hostile, accident: LastAccident) -> tuple[int, str]:
    """The status of the answer, and what is wrong with it."""
    accident.where = ""
    try:
        body, status, headers = run_wsgi_app(app, request.environ(), buffered=True)
    except Exception as error:  # Nothing may come through.
        return 599, f"not answered: {error!r:.200}"
    answer = TestResponse(body, status, headers, request=None)  # type: ignore[arg-type]
    return answer.status_code, _fault(app, answer, accident)


def _fault(app: Flask, answer: TestResponse, accident: LastAccident) -> str:
    if answer.status_code > 499 or accident.where:
        return f"{answer.status_code} {accident.where}"
    if b"Traceback (most recent call last)" in answer.data:
        return "a traceback in the answer"
    lacking = [name for name, value in headers_of(app).items() if answer.headers.getlist(name) != [value]]
    if answer.mimetype == "text/html" and lacking:
        return f"{answer.status_code} without {', '.join(lacking)}"
    location = answer.headers.get("Location", "/")
    return "" if re.match(r"/(?![/\\])", location) else f"leads away: {location:.80}"


def smallest(request: Hostile, fails: Callable[[Hostile], bool]) -> Hostile:
    """The same request without whatever it fails without, as well."""
    for pair in (*request.headers, *request.fields):
        headers, fields = (tuple(kept for kept in pairs if kept != pair) for pairs in (request.headers, request.fields))
        shorter = replace(request, headers=headers, fields=fields)
        request = shorter if fails(shorter) else request
    for shorter in (replace(request, query=""), replace(request, kind=""), replace(request, method="GET")):
        request = shorter if fails(shorter) else request
    return request


def drill(app: Flask, count: int, seed: int) -> Drill:
    done, chance, accident = Drill(seed), random.Random(seed), LastAccident()
    logger = logging.getLogger("citizen_portal.errors")
    logger.addHandler(accident)
    for number in range(count):
        if number % FRESH_AFTER == 0:
            draw = drawer(app, chance).draw
        _one(app, done, draw(), accident)
    logger.removeHandler(accident)
    return done


def _one(app: Flask, done: Drill, request: Hostile, accident: LastAccident) -> None:
    began = time.perf_counter()
    status, fault = fault_of(app, request, accident)
    done.slowest = max(done.slowest, (time.perf_counter() - began, f"{request.method} {request.path[:80]}"))
    done.count += 1
    done.statuses[status // 100] += 1
    if fault and fault not in done.failures:
        done.failures[fault] = smallest(request, lambda shorter: fault_of(app, shorter, accident)[1] == fault)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), keys=("k" * 43,), database_url=f"sqlite:///{folder}/drill.sqlite")
        done = drill(create_app(settings, prerender=False), asked.count, asked.seed)
    print(done)
    return 1 if done.failures else 0


if __name__ == "__main__":
    sys.exit(main())
