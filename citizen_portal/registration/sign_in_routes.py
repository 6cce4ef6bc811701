"""A citizen who signs in (OpenID Connect, where it is set) gets back to what they began and sent without a code."""

from __future__ import annotations

import logging

from flask import Blueprint, abort, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from .. import clock, htmx, i18n, limits, links
from ..outside import openid
from ..outside.openid import NoLonger, SignIn
from ..outside.openid_requests import ProviderFailed
from ..records import signed_in
from ..stamps import StampedForm
from ..typed.told_name import told_name
from . import device, person, resume_routes
from .blueprint import blueprint
from .draft import RegistrationDraft
from .my_places import CITIZEN, by_token
from .person import Person

log = logging.getLogger(__name__)

# One address of our own for every language: a provider knows it letter by letter.
back_blueprint = Blueprint("sign_in", __name__)
WAY, LIFE = "way", 600  # key of the session, and seconds
LONGEST = 100  # signs of a name
ATTEMPTS = "60 per 10 minutes"
STATUS = {"away": 503, "slow": 503, "wrong": 502, "not_in": 400}


def provider() -> SignIn:
    """Where there is none (any more), an address that was kept leads to where one begins."""
    found = openid.for_whom(CITIZEN)
    if found is None:
        abort(redirect(url_for("registration.start"), 303))
    return found


def back() -> str:
    return links.whole(url_for("sign_in.back"))


@blueprint.get("/log-ind")
def sign_in() -> Response:
    """A link and no form, as at the desk. Nothing changes but this device's own cookie."""
    known = provider()
    limits.consume_attempt("citizen-provider", limits.address(), ATTEMPTS)
    try:
        address, kept = known.begin(back())
    except ProviderFailed as error:
        return not_in(error.why, error)
    session[WAY] = {**kept, "lang": i18n.current().code, "until": int(clock.now().timestamp()) + LIFE}
    return redirect(address, 302)


@back_blueprint.get("/log-ind/retur", endpoint="back")
def come_back() -> Response:
    known, kept = provider(), session.pop(WAY, None) or {}
    g.language = i18n.LANGUAGES[kept.get("lang") or i18n.preferred().code]
    fresh = kept.get("until", 0) > clock.now().timestamp()
    if not (fresh and known.sent_back(request.args, kept)) or "error" in request.args:
        return not_in("not_in")
    try:
        found = known.finish(back(), request.args.get("code", ""), kept)
    except NoLonger:
        return not_in("not_in")
    except ProviderFailed as error:
        return not_in(error.why, error)
    name = told_name(found.claims.get("name"), clock.today(), LONGEST)
    let_in(Person(signed_in.print_of(known.provider.issuer, found.subject), name))
    return redirect(url_for("registration.start"), 303)


def let_in(who: Person) -> None:
    """Whoever signs in has nothing to do with what somebody else who had signed in left open here."""
    here = device.draft_id()
    if here and signed_in.is_of_others(who.key, here):
        device.leave()
    person.remember(who)


def not_in(why: str, error: ProviderFailed | None = None) -> Response:
    """Nobody is signed in; what was typed before is where it was."""
    if error:
        log.warning("Signing in at the provider of the citizens failed: %s, %s", error.why, error)
    return htmx.page("registration/not_in.html", STATUS[why], said="not_in" if why == "not_in" else "away")


@blueprint.post("/mine")
def go_on() -> Response:
    """Let this device in to a draft of theirs; a button that is too old leads back to where it stood."""
    found = by_token(request.form.get("draft", "")) if StampedForm().validate_on_submit() else None
    if found and resume_routes.let_in(found):
        return redirect(RegistrationDraft.of_reader().next_address(), 303)
    return redirect(url_for(".start"), 303)


@blueprint.post("/log-ud")
def sign_out() -> Response:
    """Leave nothing of theirs on this device, also when the form's token is too old.

    What was typed before they signed in would be out of everybody's reach: it stays as it was before.
    """
    here = device.draft_id()
    if here is None or signed_in.reaches(person.key(), here):
        device.leave()
    person.forget()
    return redirect(url_for(".signed_out"), 303)


@blueprint.get("/log-ud")
def signed_out() -> Response:
    """On to the provider, where it has a way out of its own."""
    address = provider().way_out(links.address("registration.start", i18n.current().code), "")
    return htmx.page("registration/signed_out.html", address=address) if address else redirect(url_for(".start"), 303)
