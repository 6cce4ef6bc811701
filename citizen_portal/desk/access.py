"""Who is at the desk: a cookie of its own, which no citizen's clearing of a device touches."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response

from .. import i18n
from ..records import staff
from ..records.staff import WHOLE
from . import vouching
from .tokens import token_of

blueprint = Blueprint("desk", __name__, url_prefix="/sagsbord")
# What opens without being signed in.
OPEN = (
    "desk.sign_in", "desk.sign_out", "desk.signed_out", "desk.to_provider", "desk.from_provider",
    "desk.ended_at_provider", "desk.calendar_feed", "desk.mail_out",
)  # fmt: skip


@blueprint.url_value_preprocessor
def in_danish(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    g.language = i18n.DANISH


@blueprint.before_request
def find() -> Response | None:
    """Whoever is not signed in (any more) is asked to; what was posted is not done."""
    g.desk_token = request.cookies.get(cookie(), "")
    # Before anything is looked up: an error's page has a button, too.
    g.form_token = token_of(g.desk_token)
    g.staff = staff.signed_in(g.desk_token)
    if request.endpoint in OPEN:
        return None
    if g.staff:
        g.staff = vouching.still_here(g.desk_token, g.staff)
    return None if g.staff else redirect(url_for("desk.sign_in"), 303)


@blueprint.after_request
def keep_to_oneself(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


def cookie() -> str:
    return "__Host-desk" if current_app.config["SESSION_COOKIE_SECURE"] else "desk"


def let_in(response: Response, token: str) -> Response:
    response.set_cookie(
        cookie(), token, max_age=int(WHOLE.total_seconds()), httponly=True, samesite="Strict",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )  # fmt: skip
    return response


def let_out(response: Response) -> Response:
    response.delete_cookie(cookie(), secure=current_app.config["SESSION_COOKIE_SECURE"], httponly=True)
    return response
