"""Links for whoever has lost the way to their page: asked for at once, looked up when the letter is written.

So nobody can tell by an answer, or by how long it takes, whether there is anything to be found.
"""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import Any

from flask import Flask, current_app

from .. import limits, links
from ..outside.sms import Sms
from ..placement.status import Side
from ..records import employer_room, repository
from ..records.company_contact import contact_of
from ..storage import outbox
from ..storage.database import db
from ..storage.outbox import OutboxDelivery
from ..typed.contacts import plain_mailbox, plain_phone, sms_number
from . import delivery, sms_delivery
from .compose import Letter
from .pages import page_of

KIND, FOUND = "find", "citizen.found"
# SMS for one request, the latest first: nobody's phone is filled by somebody else.
MOST = 3
# Letters and SMS asked for by one sender, to one address or for one number, and by all. A whole course shares one line.
LETTERS_OF_A_SENDER, LETTERS_TO_ONE, LETTERS_OF_ALL = "30 per hour", "5 per hour", "1000 per hour"


def init_app(app: Flask) -> None:
    outbox.register(app, KIND, deliver)


def write_to_citizen(email: str, born: date, language: str) -> None:
    """One letter with all that was sent from this address by somebody born that day, if anything was.

    Answers 429 when it was asked for too often. Whether there is anything is found out later, and by nobody who asks.
    """
    _count("find-letters", plain_mailbox(email) or email.strip().casefold())
    _ask({"email": email, "born": born.isoformat(), "language": language})


def text_to_citizen(phone: str, born: date, language: str) -> None:
    """The same by SMS: one for each of the latest MOST that were sent from this number. Counted with the letters."""
    _count("find-letters", plain_phone(phone))
    _ask({"phone": phone, "born": born.isoformat(), "language": language})


def write_to_employer(reference: str) -> None:
    """A letter to the contact of the placement with this number, if there is one; answers 429 likewise."""
    _count("employer-letters", reference)
    _ask({"reference": reference})


def write_to_room(email: str, language: str) -> None:
    """A letter with a link to the room of this address of a workplace, if anything is in it; answers 429 likewise."""
    _count("room-letters", plain_mailbox(email) or email.strip().casefold())
    _ask({"room": email, "language": language})


def _count(name: str, to: str) -> None:
    limits.consume_attempt(f"{name}-sender", limits.address(), LETTERS_OF_A_SENDER)
    limits.consume_attempt(f"{name}-to", to, LETTERS_TO_ONE)
    limits.consume_attempt(name, limits.EVERYBODY, LETTERS_OF_ALL)


def _ask(content: dict[str, Any]) -> None:
    key = f"{KIND}:{secrets.token_hex(16)}"
    outbox.put(key, KIND, key, content)
    db.session.commit()
    outbox.wake(current_app)


def deliver(item: OutboxDelivery) -> datetime | None:
    """Write the letter, or the SMS, where there is somebody to write to."""
    if "phone" in item.content:
        # Each has a key of its own: when one fails, those before it are known for repeats.
        for one in _texts(item):
            sms_delivery.send(one)
        return None
    write = next((write for name, write in LETTERS.items() if name in item.content), _to_citizen)
    if letter := write(item.content):
        delivery.send(letter, item.key)
    return None


def _to_citizen(asked: dict[str, Any]) -> Letter | None:
    found = repository.of_email(asked["email"], date.fromisoformat(asked["born"]))
    if not found:
        return None
    language = asked["language"]
    pages = tuple((one.reference, page_of(one, Side.CITIZEN, "mail", language)) for one in reversed(found))
    # To the address on file, as it was written there.
    return Letter(FOUND, found[-1].email, language, pages=pages)


def _texts(item: OutboxDelivery) -> list[Sms]:
    """To the number on file, which may be written another way there. One that cannot get any gets none."""
    asked = item.content
    found = repository.of_phone(asked["phone"], date.fromisoformat(asked["born"]))[: -MOST - 1 : -1]
    return [
        Sms(to, sms_delivery.text(one, Side.CITIZEN, FOUND, asked["language"]), f"{item.key}:{one.reference}")
        for one in found
        if (to := sms_number(one.state.current.get("phone", "")))
    ]


def _to_employer(asked: dict[str, Any]) -> Letter | None:
    found = repository.by_reference(asked["reference"])
    # No link outlives its day because somebody asked for it once more.
    if found is None or not found.contact_email or found.links_ended:
        return None
    return Letter(
        "employer.found", found.contact_email, found.language_of(Side.EMPLOYER), page_of(found, Side.EMPLOYER, "mail"),
        reference=found.reference, contact=contact_of(found.state),
    )  # fmt: skip


def _to_room(asked: dict[str, Any]) -> Letter | None:
    room = employer_room.room_of(asked["room"])
    found = employer_room.placements(room) if room else []
    if not room or not found:
        return None
    # To the address on file, as it was written there.
    to, language = employer_room.address_in(found[0], room), asked["language"]
    path = links.path("employer_room.page", language, token=employer_room.token(room))
    return Letter("employer.room", to, language, path, contact=contact_of(found[0].state))


# What somebody else than a citizen asked for, by what it was asked with.
LETTERS = {"reference": _to_employer, "room": _to_room}
