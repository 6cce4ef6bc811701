"""The end of a placement, planned or not: withdraw it, delete it, be left in peace, say what came of it."""

from __future__ import annotations

import contextlib

from flask import Blueprint, g, redirect, request, session, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import htmx
from . import agreeing, happening, papers, summary
from . import validators as must
from .evaluation import EVALUATION_QUESTIONS, OUTCOMES
from .fields import choice, line
from .places import Place
from .status import CLOSED, EventKind, Side


def join(blueprint: Blueprint) -> None:
    for rule, view in (("/stop", stop), ("/paamindelser", quiet), ("/bagefter", afterwards), ("/link", relink)):
        blueprint.add_url_rule(rule, view_func=view, methods=["GET", "POST"])


class Afterwards(FlaskForm):
    """Three short questions; none of them may be left out, all of them may be answered with no."""

    outcome = choice("outcome", *OUTCOMES, hint=True, room="after")
    purpose_reached = choice("purpose_reached", "yes", "partly", "no", room="after")
    again = choice("again", "yes", "maybe", "no", room="after")
    comment = line("comment", hint=True, required=False, room="after")


class NewLink(FlaskForm):
    citizens_email = ""
    contact_email = line("contact_email", must.email, hint=True, required=False, room="relink")

    def validate_contact_email(self, field: object) -> None:
        typed = (getattr(field, "data", "") or "").strip().casefold()
        if typed and typed == self.citizens_email.strip().casefold():
            must.refuse("contact_email.own")


def stop() -> Response:
    """Withdraw or delete: two buttons, one page that says what each does."""
    place: Place = g.place
    form = FlaskForm()
    if request.method == "POST" and form.validate():
        if request.form.get("do") == "delete":
            draft = place.row.draft_id
            happening.forget(place)
            if session.get("draft") == draft:
                session.pop("draft")
            return htmx.page("status/deleted.html", room="placement")
        if request.form.get("do") == "withdraw" and place.status not in CLOSED:
            happening.insist(place, Side.CITIZEN, EventKind.WITHDRAWN, {})
            return redirect(url_for("status.page"), 303)
    return htmx.page("status/stop.html", form=form, **papers.around(place))


def quiet() -> Response:
    """No more reminders. Opening the page changes nothing, because programmes open links too."""
    place: Place = g.place
    form = FlaskForm()
    done = request.method == "POST" and form.validate()
    if done:
        happening.quieten(place, Side.CITIZEN)
    return htmx.page("status/quiet.html", form=form, done=done or place.row.quiet_citizen,
                     action=url_for("status.quiet"), **papers.around(place))  # fmt: skip


def afterwards() -> Response:
    place: Place = g.place
    if place.status != "ended":
        return redirect(url_for("status.page"), 303)
    form = Afterwards()
    if request.method == "POST" and form.validate():
        answers = agreeing.typed(EVALUATION_QUESTIONS)
        happening.insist(place, Side.CITIZEN, EventKind.EVALUATED, {"answers": answers})
        return redirect(url_for("status.page"), 303)
    status = 422 if request.method == "POST" else 200
    around = papers.around(place) | {"form": form, "errors": summary.errors(form)}
    return htmx.page("status/after.html", status, action=url_for("status.afterwards"), **around)


def relink() -> Response:
    """A new link for the employer: the ones before it stop working. Also mends an address that was wrong."""
    place: Place = g.place
    if place.status in CLOSED:
        return redirect(url_for("status.page"), 303)
    form = NewLink() if request.method == "POST" else NewLink(contact_email=place.contact_email)
    form.citizens_email = place.story.fields.get("email", "")
    if request.method == "POST" and form.validate():
        with contextlib.suppress(happening.Outdated):
            # Whoever answers at this very moment needs no new link.
            happening.relink(place, (form.contact_email.data or "").strip())
        return redirect(url_for("status.page") + "#employer", 303)
    return htmx.page("status/link.html", 422 if request.method == "POST" else 200, form=form,
                     errors=summary.errors(form), **papers.around(place))  # fmt: skip
