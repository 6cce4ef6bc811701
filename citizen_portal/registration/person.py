"""Who has signed in on this device: the print and the name of a person in its cookie, for an hour."""

from __future__ import annotations

from dataclasses import dataclass

from flask import session

from .. import clock

KEY = "person"
# Seconds. Whoever forgets to sign out on a computer others use is out by then.
LIFE = 3600


@dataclass(frozen=True)
class Person:
    """`key` is the print they are known by; `name` may be empty."""

    key: str
    name: str


def current() -> Person | None:
    kept = session.get(KEY)
    if not isinstance(kept, list) or len(kept) != 3 or kept[2] < clock.now().timestamp():
        return None
    return Person(kept[0], kept[1])


def key() -> str:
    """The print alone; "" for whoever is not signed in."""
    found = current()
    return found.key if found else ""


def remember(person: Person) -> None:
    session[KEY] = [person.key, person.name, int(clock.now().timestamp()) + LIFE]


def forget() -> None:
    session.pop(KEY, None)
