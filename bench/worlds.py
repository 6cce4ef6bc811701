"""What a fuzz is let loose on: a draft, placements wherever one can stand, a desk, and every way to them."""

from __future__ import annotations

import random
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from citizen_portal import clock, i18n, links
from citizen_portal.desk.actions import ACTIONS
from citizen_portal.desk.daily_mail import KIND as DAILY_MAIL
from citizen_portal.placement.field import PARTS
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import calls, employer_room, events, prepared, representative, short_links, staff, wishes
from citizen_portal.records.prepared import FOR_CALL, FOR_WRITER
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.records.staff import Role
from citizen_portal.registration.device import DRAFT
from citizen_portal.storage.database import db
from citizen_portal.storage.desk_tables import StaffRow
from tests.desk.by_telephone import said
from tests.desk_stories import STORIES
from tests.placements import YES, sent

from .hostile import PATHS, Drawer, Way

# Making paper takes as long as a hundred pages.
PAPER, PAPER_SHARE = ".pdf", 0.01
# Placements of a world beside the one that was answered by telephone.
MANY = 6
TODAY = [story for story in STORIES.values() if not story.after]
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
    "seen": "1", "spoke_with": "Pia Holm", "why": "cannot-use", "heard": "y",
}  # fmt: skip
# What stands for a part of an address that is no token, besides what nobody has: a step of the employer's after the
# yes, a change, a page to read, a trade, a button and a call at the desk.
STEPS = ("tal", "repraesentant", "hjaelp", "samtaler", "virksomhed", "kontakt")
WORDS = {
    "what": ("indhold", "dage"), "slug": ("virksomhedspraktik", "formaal", "cafe"), "question": ("wellbeing", "age"),
    "decision": (*ACTIONS, "note"), "act": ("ja", "nej", "ret", "aftale"), "talk": ("midway", "end"),
}  # fmt: skip


@dataclass(frozen=True)
class Session:
    """A cookie, and a form's token that belongs to it."""

    cookie: str
    token: str


def right_form() -> dict[str, str]:
    days = {"birth_date": clock.today().replace(day=1, year=1984)}
    days |= {name: clock.today() + timedelta(days=far) for name, far in
             (("starts_on", 21), ("ends_on", 48), ("midway_on", 33), ("end_talk_on", 45))}  # fmt: skip
    return RIGHT | {f"{name}-{part}": str(getattr(day, part)) for name, day in days.items() for part in PARTS}


def drawer(app: Flask, chance: random.Random) -> Drawer:
    """A fresh world, and every way into it."""
    app.extensions["attempts"].shared.storage.reset()
    right = right_form()
    citizen, draft = _citizen(app, right)
    with app.test_request_context():
        invitation = staff.invite("Karen Holm", Role.LEAD)
    desk = _worker(app, invitation)
    with app.test_request_context():
        records = [_made(chance) for _ in range(MANY)]
        tokens = dict(_tokens(records, right, draft))
    ways = [_way(rule, tokens, desk) for rule in app.url_map.iter_rules()]
    return Drawer(chance, ways, citizen.cookie, citizen.token, right)


def _citizen(app: Flask, right: dict[str, str]) -> tuple[Session, str]:
    """Somebody who has filled in all but the last step, and the number of the draft."""
    client, token = app.test_client(), ""
    for step in ("dig", "virksomhed", "plads", "formaal", "laering"):
        found = TOKEN.search(client.get(f"/da/plads/{step}").text)
        token = found[1] if found else token
        client.post(f"/da/plads/{step}", data=right | {"csrf_token": token})
    cookie = client.get_cookie("portal")
    with client.session_transaction() as kept:
        draft: str = kept[DRAFT]
    return Session(f"portal={cookie.value}" if cookie else "", token), draft


def _worker(app: Flask, invitation: str) -> Session:
    """Somebody who is signed in at the desk."""
    client, door = app.test_client(), f"/sagsbord/log-ind?kode={invitation}"
    found = TOKEN.search(client.get(door).text)
    answer = client.post(door, data={"csrf_token": found[1] if found else ""})
    cookies = [told.partition(";")[0] for told in answer.headers.getlist("Set-Cookie")]
    found = TOKEN.search(client.get("/sagsbord/").text)
    assert found, "nobody is signed in at the desk"
    return Session("; ".join(cookies), found[1])


def _made(chance: random.Random) -> PlacementRecord:
    record = sent()
    for event in chance.choice(TODAY).happened:
        record = events.record_event_with_retry(record, event)
    return record


def _tokens(records: list[PlacementRecord], right: dict[str, str], draft: str) -> Iterator[tuple[str, list[str]]]:
    """What opens something, by the endpoint or the first part of its name."""
    yield "status", [record.status_token for record in records]
    yield "employer", [record.employer_token() for record in records]
    yield "registration", [links.sign("draft", draft)]
    yield "registration.anew", [record.status_token for record in records]
    yield "representative", [representative.token_of(record) for record in records]
    yield "short_links", [short_links.give(record, Side.EMPLOYER) for record in records]
    yield "desk", [record.reference for record in records]
    yield from _of_the_telephone()
    yield from _of_the_prepared(right)
    yield from _of_the_staff()
    room = employer_room.room_of(records[0].contact_email)
    yield "employer_room", [employer_room.token(room)] if room else []


def _of_the_telephone() -> Iterator[tuple[str, list[str]]]:
    call = said(Side.EMPLOYER, EventKind.ANSWERED, **YES.content)
    record = events.record_event_with_retry(sent(), replace(YES, content=call, on_behalf=True))
    yield "not_right", [calls.token_of(record, record.version)]


def _of_the_prepared(right: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    place, by_us = prepared.keep(right, Side.EMPLOYER), prepared.keep(right, Side.JOBCENTER)
    yield "inviting", [place.writers_token]
    yield "registration.prepared_place", [place.token, by_us.token]
    yield "desk.made_ready", [by_us.token_for(FOR_WRITER)]
    yield "registration.by_telephone", [by_us.token_for(FOR_CALL)]


def _of_the_staff() -> Iterator[tuple[str, list[str]]]:
    me = db.session.scalar(select(StaffRow.id).limit(1)) or secrets.token_hex(16)
    wishes.renew_calendar(me)
    yield "desk.calendar_feed", [wishes.calendar_token(me)]
    yield "desk.mail_out", [links.sign(DAILY_MAIL, me)]
    db.session.commit()


def _way(rule: Rule, tokens: dict[str, list[str]], desk: Session) -> Way:
    """To a route: mostly an address that leads somewhere."""

    def draw(chance: random.Random) -> str:
        if rule.rule.endswith(PAPER) and chance.random() > PAPER_SHARE:
            return f"/{chance.choice(list(i18n.LANGUAGES))}/viden/"
        return re.sub(r"<(?:[^:>]+:)?(\w+)>", lambda part: _filled(part[1], part[0], rule, tokens, chance), rule.rule)

    methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    session = desk if rule.endpoint.startswith("desk.") else Session("", "")
    return Way(methods, draw, session.cookie, session.token)


def _filled(name: str, part: str, rule: Rule, tokens: dict[str, list[str]], chance: random.Random) -> str:
    if chance.random() < 0.03:
        return chance.choice(PATHS)
    if name == "lang":
        return chance.choice(list(i18n.LANGUAGES))
    if name in ("token", "reference", "code"):
        good = chance.choice(_opening(rule, tokens))
        return chance.choice((*[good] * 12, good[:-1], good[::-1], f"{good}.", chance.choice(PATHS)))
    if name == "step":
        named: list[str] = re.findall(r"\w+", part.partition("(")[2].partition(")")[0])
        # The employer's steps after the yes are named in no rule.
        return chance.choice(named or STEPS)
    return chance.choice((*WORDS.get(name, ()), chance.choice(PATHS)))


def _opening(rule: Rule, tokens: dict[str, list[str]]) -> list[str]:
    blueprint = rule.endpoint.partition(".")[0]
    return tokens.get(rule.endpoint) or tokens.get(blueprint) or tokens["registration"]
