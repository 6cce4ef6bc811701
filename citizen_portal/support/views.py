"""Room 2: the start of the walk, a question, the outcome. No address ever holds an answer."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, abort, redirect, request, url_for
from flask_babel import gettext
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import flow, htmx, i18n
from ..guidance import law
from ..guidance.figures import figure_text
from ..guidance.views import reading
from . import answers
from .form import form_for, words

blueprint = Blueprint("support", __name__, url_prefix="/<lang:lang>/vejviser")

# The figures of the law that the questions name, by the word that stands for them.
FIGURES = {"months": ("loentilskud.prior_months", ""), "years": ("loentilskud.prior_exempt", "age")}


def init_app(app: Flask) -> None:
    if faults := flow.faults():
        raise RuntimeError("The flow is not sound:\n" + "\n".join(faults))
    app.register_blueprint(blueprint)


@blueprint.get("/")
def start() -> Response:
    place = flow.walk(answers.given())
    return htmx.page("support/start.html", first=flow.QUESTIONS[0].id, going_on=address(place) if place.path else None,
                     form=FlaskForm())  # fmt: skip


@blueprint.post("/")
def clear() -> Response:
    """Clear every answer, for whoever shares this device."""
    if FlaskForm().validate():
        answers.forget()
    return redirect(url_for(".start"), 303)


@blueprint.route("/<question>", methods=["GET", "POST"])
def question(question: str) -> Response:
    asked = flow.BY_ID.get(question) or abort(404)
    place = flow.walk(answers.given())
    if question not in place.path and place.question is not asked:
        return redirect(address(place), 303)
    form = form_for(asked, answers.given().get(question), figures())
    if request.method == "POST" and form.validate():
        return redirect(address(flow.walk(answers.give(question, form.answer.data))), 303)
    status = 422 if request.method == "POST" else 200
    return htmx.page(
        "support/question.html", status, question=asked, form=form, why=words(question, "why", **figures()),
        back=address_before(question, place), far=len(place.path),
    )  # fmt: skip


@blueprint.get("/svar")
def outcome() -> Response:
    place = flow.walk(answers.given())
    if place.outcome is None:
        return redirect(address(place), 303)
    library = law.library()
    easy = i18n.current() is i18n.DANISH and "let" in request.args
    page = library.find("da-let" if easy else i18n.current().code, "outcomes", place.outcome)
    related = [library.find(i18n.current().code, "guidance", slug) for slug in page.related]
    return htmx.page(
        "support/outcome.html", outcome=place.outcome, page=page, easy=easy, related=related,
        reasons=[said(step) for step in place.reasons], rows=[said(step) for step in place.path],
        back=url_for(".question", question=place.path[-1]), form=FlaskForm(), **reading(page),
    )  # fmt: skip


def address(place: flow.Place) -> str:
    """Where somebody who stands here goes next."""
    return url_for(".question", question=place.question.id) if place.question else url_for(".outcome")


def address_before(question: str, place: flow.Place) -> str:
    steps = [*place.path, question]
    position = steps.index(question)
    return url_for(".question", question=steps[position - 1]) if position else url_for(".start")


def said(question: str) -> dict[str, Any]:
    """A question and what the reader answered, in words, with the way to change it."""
    given = answers.given()[question]
    return {
        "label": words(question, "question", **figures()),
        "value": words(question, given, **figures()),
        "url": url_for(".question", question=question),
        "change_label": words(question, "question", **figures()),
    }


def figures() -> dict[str, str]:
    rules = law.rules()
    locale = i18n.current().locale
    return {name: figure_text(rules[rule].figure(part), locale, gettext) for name, (rule, part) in FIGURES.items()}
