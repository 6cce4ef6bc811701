"""The citizen's own page for one placement: where it stands, whose turn it is, and what can be done."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, redirect, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import clock, htmx
from ..errors import unusable_link
from . import agreeing, document, happening, history, leaving, papers, places, summary
from .checks import stopped
from .explained import explained
from .next_step import next_step
from .places import Place
from .status import EventKind, Side

blueprint = Blueprint("status", __name__, url_prefix="/<lang:lang>/status/<token>")
leaving.join(blueprint)
papers.join(blueprint)


@blueprint.url_value_preprocessor
def take_token(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.token = (values or {}).pop("token", "")


@blueprint.url_defaults
def put_token(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint.startswith("status.") and "token" in g:
        values.setdefault("token", g.token)


@blueprint.before_request
def find() -> Response | None:
    """Whatever is wrong with a link, the answer is the same."""
    found = places.of_citizen(g.token)
    if found is None:
        return unusable_link()
    g.place = found
    return None


def shown(place: Place) -> dict[str, Any]:
    """What every page about a placement needs."""
    found = agreeing.findings(place.story) if place.story.changeable else ()
    return {
        "place": place, "state": place.story, "standing": place.status, "side": Side.CITIZEN, "room": "placement",
        "turn": next_step(place.story, clock.today()), "may_start": history.may_start(place.story),
        "findings": explained(found), "stopped": stopped(found), "form": FlaskForm(),
    }  # fmt: skip


@blueprint.get("")
def page() -> Response:
    place: Place = g.place
    return htmx.page("status/page.html", timeline=document.timeline(place), lines=document.sheet(place.story),
                     handed=papers.employers_door(place), **shown(place))  # fmt: skip


@blueprint.route("/aftale", methods=["GET", "POST"])
def sheet() -> Response:
    """The expectations sheet, and the button that agrees to it."""
    place: Place = g.place
    around = shown(place)
    asked = place.story.awaits(Side.CITIZEN) and agreeing.seen() == place.story.number
    if request.method == "POST" and around["form"].validate() and asked and not around["stopped"]:
        return agree(place)
    status = 409 if request.method == "POST" else 200
    return htmx.page("status/sheet.html", status, lines=document.sheet(place.story), **around)


def agree(place: Place) -> Response:
    try:
        happening.add(place, Side.CITIZEN, EventKind.AGREED, {}, agreeing.seen())
    except happening.Outdated:
        return redirect(url_for(".sheet"), 303)
    return redirect(url_for(".page"), 303)


@blueprint.route("/ret", methods=["GET", "POST"])
def change() -> Response:
    """Write the terms differently; the employer is asked again."""
    place: Place = g.place
    state = place.story
    if not state.changeable:
        return redirect(url_for(".page"), 303)
    form = agreeing.filled(agreeing.CitizensTerms, state, agreeing.CITIZENS, state.terms)
    if request.method == "POST" and form.validate():
        return keep(place, form)
    return ask_again(place, form, 422 if request.method == "POST" else 200)


def keep(place: Place, form: agreeing.Terms) -> Response:
    mine = agreeing.typed(agreeing.CITIZENS)
    if agreeing.seen() == place.story.number and not document.compared(mine, place.story.terms):
        return redirect(url_for(".sheet"), 303)
    try:
        happening.add(place, Side.CITIZEN, EventKind.CHANGED, {"terms": mine}, agreeing.seen())
    except happening.Outdated:
        return ask_again(places.of_id(place.row.id) or place, form, 409)
    return redirect(url_for(".page"), 303)


def ask_again(place: Place, form: agreeing.Terms, status: int) -> Response:
    """The form once more. When the other side was faster, both versions stand there and nothing is overwritten."""
    mine = {**place.story.terms, **agreeing.typed(agreeing.CITIZENS)}
    clash = document.compared(mine, place.story.terms) if status == 409 else []
    seen = place.story.number if status == 409 else agreeing.seen() or place.story.number
    around = shown(place) | {"form": form, "seen": seen}
    return htmx.page("status/change.html", status, errors=summary.errors(form), clash=clash, **around)
