"""Whom the provider of the desk vouches for, in which role, and whether it still does."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from .. import clock
from ..config import Provider
from ..outside import openid
from ..outside.one_asks import OneAsks
from ..outside.openid import NoLonger, Person, SignIn
from ..outside.openid_requests import ProviderFailed
from ..records import staff_of_provider
from ..records.staff import Role, Staff
from ..records.staff_of_provider import Vouched
from ..storage.database import db
from ..typed.told_name import told_name
from .words import desk

log = logging.getLogger(__name__)

DESK = "desk"
NAMES = ("name", "preferred_username")
LONGEST = 200
# What somebody can be asked about with, and how a provider fails that says nothing at all.
ASKED_WITH, SILENT = {"access_token", "refresh_token"}, ("away", "slow")
_asking: OneAsks[Staff | None] = OneAsks()


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
    """Whoever came by the provider, as it says of them now: nobody, when it says no.

    When it says nothing they stay, until it has been silent for too long.
    """
    sign_in = openid.for_whom(DESK)
    if who.confirmed_at is None or (sign_in and _holds(who.confirmed_at, sign_in.provider)):
        return who
    db.release()
    return _asking.answer(token, lambda: _asked_again(token, who, sign_in))


def _holds(confirmed_at: datetime, provider: Provider) -> bool:
    return clock.now() - confirmed_at < timedelta(seconds=provider.ask_again)


def _asked_again(token: str, who: Staff, sign_in: SignIn | None) -> Staff | None:
    """Whom another provider has let in is no longer here."""
    issuer, subject, tokens = staff_of_provider.question(token)
    if sign_in is None or sign_in.provider.issuer != issuer:
        staff_of_provider.end_session(token)
        return None
    if not (ASKED_WITH & tokens.keys()) or not sign_in.silence.may_ask():
        return who
    db.release()
    try:
        person = sign_in.again(subject, tokens, lambda: staff_of_provider.take_turn(token))
    except NoLonger:
        sign_in.silence.broke()
        staff_of_provider.end_session(token)
        return None
    except ProviderFailed as error:
        _unheard(sign_in, error)
        return who
    if person is None:
        return who
    sign_in.silence.broke()
    return _as_told(token, who, person, sign_in.provider, tokens)


def _unheard(sign_in: SignIn, error: ProviderFailed) -> None:
    log.warning("The provider of the desk does not say who is still there: %s", error)
    if error.why in SILENT:
        sign_in.silence.fell()


def _as_told(token: str, who: Staff, person: Person, provider: Provider, tokens: Mapping[str, str]) -> Staff | None:
    found = vouched(person, provider, who.name)
    if found is None:
        staff_of_provider.has_no_role(who.id)
        return None
    return staff_of_provider.confirm(token, who, found, tokens)
