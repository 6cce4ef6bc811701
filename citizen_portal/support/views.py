"""Room 2: the start of the walk, a question, the outcome. No address ever holds an answer."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from .. import flow, htmx, i18n, pdf
from ..errors import elsewhere
from ..guidance import law
from ..guidance.glossary import ContentError
from ..guidance.pages import Library
from ..guidance.views import reading
from ..rules import Law
from ..stamps import StampedForm
from ..trades.borrowing import borrowed
from ..trades.library import trades
from . import answers, asking, proof
from .asking import question_context, screen
from .form import figures, form_for
from .ideas import ideas
from .plan import Plan, calendar, plan
from .sections import sections
from .standing import progress_of, standing

blueprint = Blueprint("support", __name__, url_prefix="/<reading:lang>/vejviser")


def init_app(app: Flask, library: Library, law: Law) -> None:
    if faults := proof.check_flow(library, law):
        raise ContentError("\n".join(faults))
    asking.init_app(app)
    app.register_blueprint(blueprint)


@blueprint.get("/")
def start() -> Response:
    given = answers.given()
    going_on = address(standing(given)) if given else None
    first = flow.QUESTIONS[0].id
    about = progress_of(first, {}).about
    return htmx.page("support/start.html", first=first, about=about, going_on=going_on, form=StampedForm())


@blueprint.post("/")
def clear() -> Response:
    """Clear every answer, for whoever shares this device; also when the form's token is too old."""
    answers.forget()
    return redirect(url_for(".start"), 303)


@blueprint.route("/<question>", methods=["GET", "POST"])
def question(question: str) -> Response:
    asked = flow.BY_ID.get(question) or abort(404)
    stands = standing(answers.given())
    if question not in stands.path and stands.question is not asked:
        return elsewhere(address(stands), "answers")
    back = address_before(question, stands)
    if request.method != "POST":
        return screen(question, answers.given(), back)
    if not htmx.switch() and request.form.get("answer") in asked.choices and StampedForm().validate():
        return redirect(address(standing(answers.give(question, request.form["answer"]))), 303)
    form = form_for(asked, None, figures())
    if htmx.switch() != "typed":
        form.validate()
    context = question_context(question, progress_of(question, answers.given()))
    return htmx.form_page("support/question.html", form=form, back=back, **context)


@blueprint.get("/tekster")
def texts() -> str:
    """Words to ask a workplace with, for the purpose and the kind of placement the answers lead to, if they do yet."""
    found = plan()
    kind = "loentilskud" if found and found.outcome == "wage-subsidy" else ""
    groups = borrowed(purpose=found.purpose if found else None, kind=kind)
    back = url_for(".outcome" if found else ".start")
    opened = "found-a-place" if found and found.registers else "first-call"
    return render_template("borrowed.html", groups=groups, opened=opened, room="support", back=back)


@blueprint.get("/svar")
def outcome() -> Response:
    plan = my_plan()
    return htmx.page("support/outcome.html", plan=plan, form=StampedForm(), **plan_context(plan))


@blueprint.get("/svar.pdf")
def plan_pdf() -> Response:
    plan = my_plan()
    return pdf.pdf(render_template("support/plan.html", plan=plan, **plan_context(plan)), "plan.pdf")


@blueprint.get("/svar.ics")
def plan_calendar() -> Response:
    start = current_app.config["PUBLIC_URL"] + url_for(".start")
    return pdf.download(calendar(my_plan(), start), "text/calendar", "plan.ics")


def my_plan() -> Plan:
    """The reader's plan; whoever has none yet goes to the question that is next."""
    found = plan()
    if found is None:
        abort(redirect(address(standing(answers.given())), 303))
    return found


def plan_context(plan: Plan) -> dict[str, Any]:
    """What stands around the text of a plan."""
    related = [law.library().find(i18n.current().code, "guidance", slug) for slug in plan.page.related]
    last = plan.rows[-1]["question"]
    return {
        "page": plan.page,
        "parts": sections(plan.page),
        "related": related,
        "back": url_for(".question", question=last),
        "figures": figures(),
        "ideas_for": ideas(plan.outcome, answers.given(), trades()),
        **reading(plan.page),
    }


def address(stands: flow.Standing) -> str:
    """Where somebody who stands here goes next."""
    return url_for(".question", question=stands.question.id) if stands.question else url_for(".outcome")


def address_before(question: str, stands: flow.Standing) -> str:
    steps = [*stands.path, question]
    position = steps.index(question)
    return url_for(".question", question=steps[position - 1]) if position else url_for(".start")
