"""Whom the provider of the desk vouches for, in which role, and whether it still does."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from .. import clock
from ..config import Provider
from ..outside import openid
from ..outside.openid import NoLonger, Person
from ..outside.openid_requests import ProviderFailed
from ..records import staff, staff_of_provider
from ..records.staff import Role, Staff
from ..records.staff_of_provider import Vouched
from ..typed.told_name import told_name
from .words import desk

log = logging.getLogger(__name__)

DESK = "desk"
NAMES = ("name", "preferred_username")
LONGEST = 200


def vouched(person: Person, provider: Provider, known_as: str = "") -> Vouched | None:
    """None for somebody the provider gives no role here."""
    role = role_of(person.claims, provider)
    if role is None:
        return None
    sid = person.claims.get("sid")
    name = _name(person.claims) or known_as or desk("openid.unnamed")
    return Vouched(
        provider.issuer, person.subject, name, role, person.tokens, sid if isinstance(sid, str) else "",
    )  # fmt: skip


def role_of(claims: Mapping[str, Any], provider: Provider) -> Role | None:
    """A lead may do all a worker may, so that of both the one of a lead counts."""
    held = _values(claims, provider.role_claim)
    if provider.lead in held:
        return Role.LEAD
    return Role.WORKER if provider.worker in held else None


def _values(claims: Mapping[str, Any], name: str) -> list[Any]:
    """Of a claim by its name or, when there is none of that name, by the way its dots show."""
    found: Any = claims
    for part in [name] if name in claims else name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found if isinstance(found, list) else [found]


def _name(claims: Mapping[str, Any]) -> str:
    """The first of them that says something."""
    told = (told_name(claims.get(name), clock.today(), LONGEST) for name in NAMES)
    return next(filter(None, told), "")


def still_here(token: str, who: Staff) -> Staff | None:
    """Ask the provider about somebody who has been signed in for a while: nobody, when it says no.

    When it says nothing they stay, until it has been silent for too long.
    """
    turn = staff_of_provider.take_turn(token)
    if turn is None:
        return who
    try:
        person = _asked_again(who, *turn)
    except NoLonger:
        staff_of_provider.end_session(token)
        return None
    except ProviderFailed as error:
        log.warning("The provider of the desk does not say who is still there: %s", error)
        return who
    if person is None:
        staff.sign_out(who)
        return None
    return staff_of_provider.confirm(token, who, person)


def _asked_again(who: Staff, issuer: str, subject: str, tokens: Mapping[str, str]) -> Vouched | None:
    """Whom another provider has let in is no longer here."""
    sign_in = openid.for_whom(DESK)
    if sign_in is None or sign_in.provider.issuer != issuer:
        raise NoLonger
    return vouched(sign_in.again(subject, tokens), sign_in.provider, who.name)
