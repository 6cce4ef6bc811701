"""Signing in with a link that works once, and out again."""

from __future__ import annotations

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response

from .. import htmx, limits
from ..outside import openid
from ..records import staff
from . import provider, way
from .access import blueprint, let_in, let_out
from .tokens import DeskForm
from .vouching import DESK

# A token is longer than anybody guesses; whoever tries is slowed down all the same.
ATTEMPTS = "30 per 10 minutes"


@blueprint.route("/log-ind", methods=["GET", "POST"])
def sign_in() -> Response:
    """Opening the link changes nothing: mail programs open links, too."""
    token, form = request.args.get("kode", ""), DeskForm()
    if form.validate_on_submit():
        limits.consume_attempt("desk", limits.address(), ATTEMPTS)
        if session := staff.sign_in(token):
            return let_in(redirect(url_for(".queue_page"), 303), session)
    good = bool(token) and staff.invited(token)
    status = 422 if request.method == "POST" else 200
    known = openid.for_whom(DESK) is not None
    return htmx.page("desk/sign_in.html", status, form=form, token=token, good=good, provider=known)


@blueprint.post("/log-ud")
def sign_out() -> Response:
    """Out here on every device and, where there is a provider with a way out of its own, on through that."""
    onward = ""
    if g.staff and DeskForm().validate():
        onward = provider.way_out(g.desk_token)
        staff.sign_out(g.staff)
    answer = redirect(url_for(".signed_out" if onward else ".sign_in"), 303)
    return let_out(way.remember(answer, {"onward": onward}) if onward else answer)
