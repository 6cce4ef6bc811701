"""The employer's papers: the sheet and the VITAS sheet, the calendar, reminders, three questions at the end."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, redirect, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import htmx, i18n, links, paper
from ..placement import agreeing, document, happening, history, summary
from ..placement.evaluation import EVALUATION_QUESTIONS
from ..placement.leaving import Afterwards
from ..placement.papers import sheet_of
from ..placement.places import Place
from ..placement.status import EventKind, Side


def join(blueprint: Blueprint) -> None:
    for rule, view in (("aftale", sheet), ("aftale.pdf", sheet_pdf), ("vitas", vitas), ("kalender.ics", calendar)):
        blueprint.add_url_rule(f"/<token>/{rule}", view_func=view)
    for rule, asked in (("paamindelser", quiet), ("bagefter", afterwards)):
        blueprint.add_url_rule(f"/<token>/{rule}", view_func=asked, methods=["GET", "POST"])


def sheet() -> Response:
    return htmx.page("employer/sheet.html", lines=document.sheet(g.place.story), **around(g.place))


def sheet_pdf() -> Response:
    return sheet_of(g.place)


def vitas() -> Response:
    return htmx.page("status/vitas.html", form=FlaskForm(), lines=document.vitas(g.place.story), **around(g.place))


def calendar() -> Response:
    address = links.address("employer.page", i18n.current().code, token=g.token)
    return paper.download(document.calendar(g.place, address), "text/calendar", f"{g.place.row.reference}.ics")


def quiet() -> Response:
    place: Place = g.place
    form = FlaskForm()
    done = request.method == "POST" and form.validate()
    if done:
        happening.quieten(place, Side.EMPLOYER)
    return htmx.page("status/quiet.html", form=form, done=done or place.row.quiet_employer,
                     action=url_for("employer.quiet"), **around(place))  # fmt: skip


def afterwards() -> Response:
    place: Place = g.place
    if place.status != "ended":
        return redirect(url_for("employer.page"), 303)
    form = Afterwards()
    if request.method == "POST" and form.validate():
        happening.insist(place, Side.EMPLOYER, EventKind.EVALUATED, {"answers": agreeing.typed(EVALUATION_QUESTIONS)})
        return redirect(url_for("employer.page"), 303)
    return htmx.page("status/after.html", 422 if request.method == "POST" else 200, form=form,
                     errors=summary.errors(form), action=url_for("employer.afterwards"), **around(place))  # fmt: skip


def around(place: Place) -> dict[str, Any]:
    return {
        "place": place, "state": place.story, "standing": place.status, "side": Side.EMPLOYER, "room": "employer",
        "may_start": history.may_start(place.story), "back": url_for("employer.page"), "in_danish": document.in_danish,
    }  # fmt: skip
