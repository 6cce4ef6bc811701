"""Every way into what is kept that somebody may have in hand: links, codes, addresses of calendars, sessions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask
from sqlalchemy import select

from citizen_portal import links
from citizen_portal.placement.status import Side
from citizen_portal.records import (
    employer_room,
    industries,
    notes,
    of_person,
    prepared,
    queue,
    repository,
    search_prints,
    short_links,
    signed_in,
    staff,
    staff_of_provider,
    tombstones,
    wishes,
)  # fmt: skip
from citizen_portal.records.staff import Role
from citizen_portal.registration import draft_repository
from citizen_portal.storage.database import db
from citizen_portal.storage.desk_tables import DeskSessionRow
from citizen_portal.storage.rights_tables import TombstoneRow
from citizen_portal.storage.sealed import CannotOpen, sealer
from citizen_portal.storage.tables import OutboxRow

from .kept import DRAFTS, PLACEMENTS

PERSON = "somebody"
MAILBOX = "jorgen@example.com"
BORN = date(1984, 3, 7)


@dataclass(frozen=True)
class InHand:
    """What people hold of a site."""

    short: str
    calendar: str
    room: str
    prepared_code: str
    prepared_link: str
    session: str
    invitation: str


def given(app: Flask) -> InHand:
    """Fill the tables that were not there at e3416a0, and hand out a way in of each kind."""
    app.test_cli_runner().invoke(args=["placement", "rebuild"])
    with app.app_context():
        record = some_placement()
        session = staff.sign_in(staff.invite("Karen Holm", Role.WORKER)) or ""
        karen = staff.signed_in(session)
        assert karen
        notes.add(record, karen, "Ring i morgen")
        wishes.renew_calendar(karen.id)
        wishes.want_mail(karen.id, "karen@example.org")
        place = prepared.keep({"company_name": "Fem Ens"}, Side.EMPLOYER)
        signed_in.add(signed_in.print_of("https://id.example.org", PERSON), record.draft_id, record.state.sent_at)
        industries.remember("10000009", "561010")
        tombstones.bury("d" * 32)
        seal_tokens(session)
        db.session.commit()
        room = employer_room.room_of(MAILBOX)
        assert room
        return InHand(
            short_links.give(record, Side.CITIZEN), wishes.calendar_token(karen.id), employer_room.token(room),
            place.code, place.token, session, staff.invite("Bo Ravn", Role.LEAD),
        )  # fmt: skip


def seal_tokens(session: str) -> None:
    """What a provider of sign-in is asked with again lies sealed beside a session."""
    key = staff.print_of(session)
    sealed = sealer().seal({"access_token": "a"}, f"desk_sessions:{key}")
    row = db.session.get(DeskSessionRow, key)
    assert row
    row.sealed = sealed


def some_placement() -> repository.PlacementRecord:
    found = repository.by_id(next(who["id"] for who in PLACEMENTS.values() if who["code"]))
    assert found
    return found


LOOKS: Mapping[str, Callable[[InHand], Any]] = {
    "status links": lambda _: [of_status(who["status_path"]) for who in PLACEMENTS.values()],
    "employer's links": lambda _: [of_employer(who["employer_path"]) for who in PLACEMENTS.values()],
    "employer's codes": lambda _: [named(repository.by_code(who["code"])) for who in PLACEMENTS.values()],
    "codes of drafts": lambda _: [drafted(draft["code"]) for draft in DRAFTS.values() if draft["code"]],
    "links of drafts": lambda _: [links.read("draft", last(one["resume_path"])) for one in DRAFTS.values()],
    "short link": lambda hand: of_short(hand.short),
    "calendar": lambda hand: wishes.calendar_owner(hand.calendar),
    "the calendar's own address": lambda hand: wishes.calendar_token(owner(hand)),
    "mail of the day": lambda hand: wishes.mail_to(owner(hand)),
    "room": lambda hand: in_room(hand.room),
    "prepared, by code": lambda hand: getattr(prepared.by_code(hand.prepared_code), "fields", None),
    "prepared, by link": lambda hand: getattr(prepared.by_link(hand.prepared_link), "fields", None),
    "session": lambda hand: getattr(staff.signed_in(hand.session), "name", None),
    "provider's tokens": lambda hand: staff_of_provider.tokens_of(hand.session),
    "invitation": lambda hand: staff.invited(hand.invitation),
    "signed in": lambda _: list(signed_in.draft_ids(signed_in.print_of("https://id.example.org", PERSON))),
    "industry": lambda _: industries.industry_of("10000009"),
    "search": lambda _: len(queue.search(search_prints.of_text("østergaard"), "", {}).rows),
    "find my page": lambda _: len(of_person.of_email("mette@example.org", BORN)),
    "note": lambda _: [note.words for note in notes.of(some_placement())],
    "deleted again": lambda _: tombstones.rest() or tombstoned("d" * 32),
    "outbox": lambda _: unopened(),
}


def seen(app: Flask, hand: InHand) -> dict[str, Any]:
    """What each way in leads to."""
    with app.app_context():
        return {name: look(hand) for name, look in LOOKS.items()}


def last(path: str) -> str:
    return path.rpartition("/")[2]


def named(record: repository.PlacementRecord | None) -> Any:
    """What is found: its number, a word that lay sealed, and how much has happened."""
    return record and (record.reference, record.state.current["name"], len(record.state.history))


def of_status(path: str) -> Any:
    return named(repository.by_status_link(last(path)))


def of_employer(path: str) -> Any:
    found = repository.by_employer_link(last(path))
    return found and named(found[0])


def of_short(code: str) -> Any:
    found = short_links.find(code)
    return found and named(found[0])


def in_room(token: str) -> Any:
    found = employer_room.by_link(token)
    return found and len(employer_room.placements(found[0]))


def drafted(code: str) -> Any:
    found = draft_repository.by_code(code)
    return found and found.fields


def owner(hand: InHand) -> str:
    return wishes.calendar_owner(hand.calendar) or ""


def tombstoned(one: str) -> bool:
    return db.session.get(TombstoneRow, links.fingerprint("deleted", one)) is not None


def unopened() -> int:
    """How many entries of the outbox are sealed and do not open."""
    kept = db.session.execute(select(OutboxRow.key, OutboxRow.sealed).where(OutboxRow.sealed.is_not(None)))
    return sum(not opens(key, sealed) for key, sealed in kept)


def opens(key: str, sealed: bytes | None) -> bool:
    try:
        return bool(sealer().open(sealed or b"", f"outbox:{key}"))
    except CannotOpen:
        return False
