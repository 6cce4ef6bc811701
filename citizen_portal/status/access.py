"""Letting the citizen in by the link of one placement."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from ..errors import not_done, unusable_link
from ..placement.status import Status
from ..records import citizen_links, repository
from ..records.refusals import GoneMeanwhile, Refused
from ..records.repository import PlacementRecord

blueprint = Blueprint("status", __name__, url_prefix="/<reading:lang>/status/<token>")


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
    found = repository.by_status_link(g.token) or switched_just_now()
    if found is None:
        return unusable_link()
    g.record = found
    return None


def switched_just_now() -> PlacementRecord | None:
    """Whoever presses twice to end their old links comes with one of them; the offer they pressed on is the new one."""
    if request.method != "POST" or request.endpoint != "status.old_links":
        return None
    return citizen_links.taken(request.form.get("offer", ""))


@blueprint.errorhandler(Refused)
def closed(_error: Refused | None = None) -> Response:
    """What the citizen sent cannot be taken as the placement stands now; whoever sent nothing is led to its page."""
    if request.method != "POST":
        return redirect(url_for(".page"), 303)
    record = repository.by_id(g.record.id)
    return unusable_link() if record is None else not_done(why_not(record), onward=url_for(".page"))


@blueprint.errorhandler(GoneMeanwhile)
def gone(_error: GoneMeanwhile) -> Response:
    return unusable_link()


def why_not(record: PlacementRecord) -> str:
    """The word for what keeps the citizen from changing anything."""
    if record.status is Status.WITHDRAWN:
        return "withdrawn"
    return "declined" if record.state.declined is not None else "closed"
