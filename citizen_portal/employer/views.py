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
from ..placement import agreeing, document, happening, history, places, summary
from ..placement.explained import explained
from ..placement.next_step import next_step
from ..placement.places import Place
from ..placement.status import EventKind, Side
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
    state = place.story
    held = {**state.terms, **state.employer}
    held["workplace_contact"] = held.get("workplace_contact") or state.fields.get("contact_name", "")
    return agreeing.filled(Answer, state, (*ANSWERED, *FACTS), held)


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
        happening.add(place, Side.EMPLOYER, kind, content, agreeing.seen(),
                      employer_language=i18n.current().code)  # fmt: skip
    except happening.Outdated:
        return screen(places.of_id(place.row.id) or place, form, 409, no)
    return redirect(url_for(".page") + "#svar", 303)


@blueprint.post("/<token>/enig")
def agree() -> Response:
    """Agree to what the citizen wrote last."""
    place: Place = g.place
    if FlaskForm().validate() and place.story.awaits(Side.EMPLOYER) and place.story.answered:
        try:
            happening.add(
                place, Side.EMPLOYER, EventKind.AGREED, {}, agreeing.seen(), employer_language=i18n.current().code
            )
        except happening.Outdated:
            return screen(places.of_id(place.row.id) or place, answer_form(place), 409)
    return redirect(url_for(".page") + "#svar", 303)


@blueprint.post("/<token>/soegt")
def applied() -> Response:
    """The employer has made the application in VITAS and says so."""
    place: Place = g.place
    if FlaskForm().validate() and place.story.status in ("agreed", "with-jobcenter", "more-needed"):
        happening.insist(place, Side.EMPLOYER, EventKind.MOVED, {"status": "applied"})
    return redirect(url_for(".page") + "#svar", 303)


def screen(place: Place, form: agreeing.Terms, status: int = 200, no: FlaskForm | None = None) -> Response:
    state = place.story
    mine = {**state.terms, **{name: value for name, value in agreeing.posted(ANSWERED).items() if name in ANSWERED}}
    clash = document.compared(mine, state.terms) if status == 409 and state.answerable else []
    errors = summary.errors(form) if request.method == "POST" and no is None else []
    return htmx.page(
        "employer/page.html", status, place=place, state=state, standing=place.status, side=Side.EMPLOYER,
        room="employer",
        turn=next_step(state, clock.today(), Side.EMPLOYER), may_start=history.may_start(state), form=form,
        no=no or Decline(formdata=None), errors=errors, clash=clash, lines=document.sheet(state),
        timeline=document.timeline(place), findings=explained(agreeing.ratio(state)),
        moved=status == 409 and state.answerable and not clash,
        seen=state.number if status == 409 else agreeing.seen() or state.number,
    )  # fmt: skip
