"""Room 4: the employer's page for one placement. Opening it changes nothing; only a button does.

The employer never sees the benefit, the birth date or the answers of the flow.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, g, redirect, request, url_for
from flask_babel import gettext
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import clock, htmx, i18n, limits
from ..errors import unusable_link
from ..placement import agreeing, document, happening, places, story, summary
from ..placement.explained import explained
from ..placement.places import Place
from ..placement.turn import turn
from . import papers
from .form import ANSWERED, FACTS, Answer, Decline, Door

blueprint = Blueprint("employer", __name__, url_prefix="/<lang:lang>/arbejdsgiver")
papers.join(blueprint)


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)


@blueprint.url_value_preprocessor
def take_token(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.token = (values or {}).pop("token", "")


@blueprint.url_defaults
def put_token(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint.startswith("employer.") and endpoint != "employer.door" and g.get("token"):
        values.setdefault("token", g.token)


@blueprint.before_request
def find() -> Response | None:
    if request.endpoint == "employer.door":
        return None
    found = places.of_employer(g.token)
    if found is None:
        return unusable_link()
    g.place, g.via = found
    return None


@blueprint.route("/", methods=["GET", "POST"])
@limits.tries("employer-code")
def door() -> Response:
    """Where an employer types the code they were shown."""
    form = Door()
    if request.method == "POST" and form.validate():
        place = places.by_code(form.code.data or "")
        if place is not None:
            return redirect(url_for(".page", token=place.employer_token("code")), 303)
        form.code.errors = [*form.code.errors, gettext("error.code.unknown")]
    return htmx.page("employer/door.html", 422 if request.method == "POST" else 200, form=form,
                     errors=summary.errors(form), room="employer")  # fmt: skip


@blueprint.route("/<token>", methods=["GET", "POST"])
def page() -> Response:
    place: Place = g.place
    form = answer_form(place)
    if request.method != "POST" or not place.story.answerable:
        return screen(place, form, 409 if request.method == "POST" else 200)
    if request.form.get("answer") == "no":
        return decline(place, form)
    if form.validate():
        return keep(place, form)
    return screen(place, form, 422)


def answer_form(place: Place) -> agreeing.Terms:
    told = place.story
    held = {**told.terms, **told.employer}
    held["workplace_contact"] = held.get("workplace_contact") or told.fields.get("contact_name", "")
    return agreeing.filled(Answer, told, (*ANSWERED, *FACTS), held)


def keep(place: Place, form: agreeing.Terms) -> Response:
    content = {"terms": agreeing.typed(ANSWERED), "employer": agreeing.typed(FACTS), "via": g.via}
    return happen(place, form, "answered", content)


def decline(place: Place, form: agreeing.Terms) -> Response:
    no = Decline()
    if no.validate():
        return happen(place, form, "declined", {"reason": no.reason.data or "", "via": g.via}, no)
    return screen(place, form, 422, no)


def happen(
    place: Place, form: agreeing.Terms, kind: str, content: dict[str, Any], no: FlaskForm | None = None
) -> Response:
    try:
        happening.add(place, story.EMPLOYER, kind, content, agreeing.seen(),
                      employer_language=i18n.current().code)  # fmt: skip
    except happening.Outdated:
        return screen(places.of_id(place.row.id) or place, form, 409, no)
    return redirect(url_for(".page") + "#svar", 303)


@blueprint.post("/<token>/enig")
def agree() -> Response:
    """Agree to what the citizen wrote last."""
    place: Place = g.place
    if FlaskForm().validate() and place.story.awaits(story.EMPLOYER) and place.story.answered:
        try:
            happening.add(place, story.EMPLOYER, "agreed", {}, agreeing.seen(), employer_language=i18n.current().code)
        except happening.Outdated:
            return screen(places.of_id(place.row.id) or place, answer_form(place), 409)
    return redirect(url_for(".page") + "#svar", 303)


@blueprint.post("/<token>/soegt")
def applied() -> Response:
    """The employer has made the application in VITAS and says so."""
    place: Place = g.place
    if FlaskForm().validate() and place.story.status in ("agreed", "with-jobcenter", "more-needed"):
        happening.insist(place, story.EMPLOYER, "moved", {"status": "applied"})
    return redirect(url_for(".page") + "#svar", 303)


def screen(place: Place, form: agreeing.Terms, status: int = 200, no: FlaskForm | None = None) -> Response:
    told = place.story
    mine = {**told.terms, **{name: value for name, value in agreeing.posted(ANSWERED).items() if name in ANSWERED}}
    clash = document.compared(mine, told.terms) if status == 409 and told.answerable else []
    errors = summary.errors(form) if request.method == "POST" and no is None else []
    return htmx.page(
        "employer/page.html", status, place=place, told=told, standing=place.status, side=story.EMPLOYER,
        room="employer", turn=turn(told, clock.today(), story.EMPLOYER), may_start=story.may_start(told), form=form,
        no=no or Decline(formdata=None), errors=errors, clash=clash, lines=document.sheet(told),
        timeline=document.timeline(place), findings=explained(agreeing.ratio(told)),
        moved=status == 409 and told.answerable and not clash,
        seen=told.number if status == 409 else agreeing.seen() or told.number,
    )  # fmt: skip
