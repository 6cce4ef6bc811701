"""Letting the employer in: by the link of one placement, or by the code that leads to it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, redirect, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from .. import htmx, limits, links
from ..errors import not_done, unusable_link
from ..placement.status import Status
from ..records import repository
from ..records.refusals import GoneMeanwhile, Refused
from ..records.repository import PlacementRecord
from . import way_back
from .forms import CodeForm

blueprint = Blueprint("employer", __name__, url_prefix="/<lang:lang>/arbejdsgiver")
CODE_PAGE = way_back.CODE_PAGE
# A code is guessed once in twenty thousand million tries: with these, not in a lifetime of the site.
ATTEMPTS, ATTEMPTS_OF_ALL = "10 per 15 minutes", "1000 per hour"


@blueprint.url_value_preprocessor
def take_token(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.token = (values or {}).pop("token", "")


@blueprint.url_defaults
def put_token(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint.startswith("employer.") and endpoint != CODE_PAGE and g.get("token"):
        values.setdefault("token", g.token)


@blueprint.before_request
def find() -> Response | None:
    """Whatever is wrong with a link, the answer is the same. `via` is how the link travelled."""
    if request.endpoint == CODE_PAGE:
        return None
    found = repository.by_employer_link(g.token)
    if found is None:
        return unusable_link()
    g.record, g.via = found
    return None


@blueprint.errorhandler(Refused)
def closed(_error: Refused | None = None) -> Response:
    """What the employer sent cannot be taken as the placement stands now; who sent nothing is led to its page."""
    if request.method != "POST":
        return redirect(url_for(".page"), 303)
    record = repository.by_id(g.record.id)
    if record is None:
        return unusable_link()
    return not_done("withdrawn" if record.status is Status.WITHDRAWN else "closed", onward=url_for(".page"))


@blueprint.errorhandler(GoneMeanwhile)
def gone(_error: GoneMeanwhile) -> Response:
    return unusable_link()


@blueprint.route("/", methods=["GET", "POST"])
def code_page() -> Response:
    """Where an employer types the code they were shown, or the number of a letter whose link they have lost."""
    try:
        return way_back.asked_for() or by_code()
    except TooManyRequests as spent:
        return way_back.door(429, spent=spent)


def by_code() -> Response:
    form = CodeForm()
    if form.validate_on_submit():
        record = attempt(form.code.data or "")
        if record is not None:
            return redirect(url_for(".page", token=record.employer_token("code")), 303)
        form.code.errors = [*form.code.errors, gettext("error.code.unknown")]
    return way_back.door(htmx.form_status(), form)


def attempt(code: str) -> PlacementRecord | None:
    """The placement of a code. What could be no code costs nothing."""
    if not links.could_be_code(code):
        return None
    return limits.guess("employer-code", ATTEMPTS, ATTEMPTS_OF_ALL, lambda: repository.by_code(code))
