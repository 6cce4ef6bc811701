"""What the employer wants differently once it has applied, and what it answers when the jobcenter asks."""

from __future__ import annotations

from flask import g
from werkzeug.wrappers import Response

from ..documents import asked_change, change_pages, question
from ..placement.status import Side
from .access import blueprint


@blueprint.route("/<token>/aendring", methods=["GET", "POST"])
def changes() -> Response:
    return change_pages.overview(g.record, Side.EMPLOYER)


@blueprint.route("/<token>/aendring/<what>", methods=["GET", "POST"])
def ask_change(what: str) -> Response:
    return asked_change.ask(g.record, Side.EMPLOYER, what)


@blueprint.route("/<token>/svar", methods=["GET", "POST"])
def reply() -> Response:
    return question.reply(g.record, Side.EMPLOYER)
