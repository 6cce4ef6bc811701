"""An e-mail address whose domain is one slip of the finger away from one that many people have. Pure."""

from __future__ import annotations

from .contacts import read_email
from .misread import Misread

# What many people here have, the most usual first: of two that are as near, the first one is meant.
USUAL = (
    "gmail.com", "hotmail.com", "hotmail.dk", "outlook.com", "outlook.dk", "live.dk", "live.com", "yahoo.dk",
    "yahoo.com", "icloud.com", "jubii.dk", "jubiimail.dk", "mail.dk", "email.dk", "stofanet.dk", "webspeed.dk",
    "googlemail.com", "protonmail.com",
)  # fmt: skip
# No slip, though they look like one: somebody gives out addresses there.
REAL = frozenset({"mail.com", "email.com", "ymail.com", "cloud.com", "mali.dk"})
# What the same name ends in elsewhere.
ELSEWHERE = frozenset({"de", "se", "no", "fi", "hk", "is", "uk", "ca"})
# More than one slip away, and still seen often.
KNOWN_SLIPS = {
    "gmail.dk": "gmail.com", "gmial.con": "gmail.com", "gmai.con": "gmail.com",
    "icloud.dk": "icloud.com", "hotmial.con": "hotmail.com", "outlok.con": "outlook.com",
}  # fmt: skip
# Letters. A name as short as this has too many neighbours that are names of their own.
SHORT = 4


def meant_address(text: str) -> str | None:
    """The address somebody may have meant; None for one with nothing odd about it, and for what is no address."""
    try:
        local, _, domain = read_email(text).rpartition("@")
    except Misread:
        return None
    meant = _meant_domain(domain.casefold())
    return f"{local}@{meant}" if meant else None


def _meant_domain(domain: str) -> str | None:
    if domain in USUAL or domain in REAL:
        return None
    return KNOWN_SLIPS.get(domain) or next((usual for usual in USUAL if _is_slip(domain, usual)), None)


def _is_slip(typed: str, usual: str) -> bool:
    name, _, ending = usual.partition(".")
    typed_name, _, typed_ending = typed.partition(".")
    if typed_name == name:
        return typed_ending not in ELSEWHERE and one_slip_apart(typed_ending, ending)
    if len(name) <= SHORT and not _same_letters(typed_name, name):
        return False
    return one_slip_apart(typed, usual)


def _same_letters(one: str, other: str) -> bool:
    return sorted(set(one)) == sorted(set(other))


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter is another, missing, or too much, or two beside each other have changed places."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, others = one[at:], other[at:]
    swapped = rest[:2] == others[:2][::-1] and rest[2:] == others[2:]
    return swapped or rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]
