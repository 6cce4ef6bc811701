"""Signing in at the municipality's own provider (OpenID Connect), and out again there, too."""

from __future__ import annotations

import hmac
import logging

from flask import abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from .. import htmx, limits, links
from ..config import Provider
from ..outside import openid
from ..outside.openid import NoLonger, Person, SignIn
from ..outside.openid_requests import ProviderFailed
from ..records import staff_of_provider
from ..records.staff_of_provider import Dismissed
from . import way
from .access import blueprint, let_in
from .tokens import DeskForm
from .vouching import DESK, vouched

log = logging.getLogger(__name__)

# A whole jobcenter comes in the morning, from one address.
ATTEMPTS = "600 per 10 minutes"
# What a page says, and its status. Whoever may not come in is told so; a fault of the provider's is one of a server.
STATUS = {
    "away": 503, "slow": 503, "wrong": 502, "stale": 400, "refused": 403, "no_role": 403, "dismissed": 403,
}  # fmt: skip


def provider() -> SignIn:
    """Where there is none (any more), an address that was kept leads to where one signs in."""
    found = openid.for_whom(DESK)
    if found is None:
        abort(redirect(url_for(".sign_in"), 303))
    return found


def back() -> str:
    """The address the provider leads back to, as it knows it."""
    return links.address("desk.from_provider", "da")


@blueprint.get("/log-ind/videre")
def to_provider() -> Response:
    """A link and no form: the policy lets no form lead to another site. It changes nothing but the browser's cookie."""
    sign_in = provider()
    limits.consume_attempt("desk-provider", limits.address(), ATTEMPTS)
    try:
        address, kept = sign_in.begin(back())
    except ProviderFailed as error:
        return not_in(error.why, error)
    return way.remember(redirect(address, 302), kept)


@blueprint.get("/log-ind/retur")
def from_provider() -> Response:
    """Only the browser that was sent there, and once: the code of an address that was copied opens nothing."""
    sign_in, kept = provider(), way.kept()
    limits.consume_attempt("desk-provider", limits.address(), ATTEMPTS)
    if not _expected(kept, sign_in):
        return redirect(url_for(".queue_page"), 303) if g.staff else not_in("stale")
    if "error" in request.args:
        return not_in("refused")
    try:
        return let_in_as(sign_in.finish(back(), request.args.get("code", ""), kept), sign_in.provider)
    except NoLonger:
        return not_in("stale")
    except Dismissed:
        return not_in("dismissed")
    except ProviderFailed as error:
        return not_in(error.why, error)


def let_in_as(person: Person, known: Provider) -> Response:
    """Whoever has lost their role is out everywhere. Raises Dismissed."""
    found = vouched(person, known)
    if found is None:
        staff_of_provider.end_sessions(known.issuer, person.subject, "")
        # Whoever sits at somebody else's computer gets in as themselves only once that account is out.
        return not_in("no_role", out=address_out(""))
    return way.forget(let_in(inside(), staff_of_provider.sign_in(found)))


def _expected(kept: dict[str, str], sign_in: SignIn) -> bool:
    state, issuer = request.args.get("state", ""), request.args.get("iss", sign_in.provider.issuer)
    same = hmac.compare_digest(state.encode(), kept.get("state", "").encode())
    return bool(state) and same and issuer == sign_in.provider.issuer


def inside() -> Response:
    """A page, because the cookie of the desk is not sent along by a way that began at another site."""
    return onward("inside", url_for(".queue_page"))


def onward(where: str, address: str) -> Response:
    return htmx.page("desk/onward.html", where=where, address=address, form=DeskForm(formdata=None))


def not_in(why: str, error: ProviderFailed | None = None, out: str = "") -> Response:
    """Nobody is signed in, and nothing of the attempt is kept. `out` is where the provider signs somebody out."""
    if error:
        log.warning("Signing in at the provider of the desk failed: %s, %s", error.why, error)
    return way.forget(htmx.page("desk/not_in.html", STATUS[why], why=why, out=out, form=DeskForm(formdata=None)))


def way_out(token: str) -> str:
    """The address where somebody is signed out at the provider, too; "" where there is none or they came by a link."""
    tokens = staff_of_provider.tokens_of(token)
    if not tokens:
        return ""
    whole = address_out(tokens.get("id_token", ""))
    return whole if way.fits({"onward": whole}) else address_out("")


def address_out(id_token: str) -> str:
    sign_in = openid.for_whom(DESK)
    return sign_in.way_out(links.address("desk.sign_in", "da"), id_token) if sign_in else ""


@blueprint.get("/log-ud")
def signed_out() -> Response:
    """Signed out here; on to the provider, by a page for the same reason as on the way there."""
    address = way.kept().get("onward", "")
    return way.forget(onward("outside", address) if address else redirect(url_for(".sign_in"), 303))


@blueprint.post("/log-ud/udbyder")
def ended_at_provider() -> Response:
    """The provider itself says that somebody has signed out there, or may not be here any more."""
    known = openid.for_whom(DESK)
    if known is None:
        abort(404)
    limits.consume_attempt("desk-notice", limits.address(), ATTEMPTS)
    try:
        told = known.signed_out(request.form.get("logout_token", ""))
    except ProviderFailed as error:
        log.warning("A notice of the provider of the desk was not believed: %s", error)
        return Response(status=400)
    subject, sid = told.get("sub"), told.get("sid")
    if not isinstance(subject, str) and not isinstance(sid, str):
        return Response(status=400)
    staff_of_provider.end_sessions(known.provider.issuer, str(subject or ""), str(sid or ""))
    return Response(status=200)
