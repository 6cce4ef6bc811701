"""An employer begins a registration for somebody: the place, the days and the tasks, and nothing about the person."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from ..documents import preparing
from ..placement.status import Side

blueprint = Blueprint("inviting", __name__, url_prefix="/<lang:lang>/arbejdsgiver/inviter")


@blueprint.route("", methods=["GET", "POST"])
def begin() -> Response:
    return preparing.begin(Side.EMPLOYER)


@blueprint.route("/<token>", methods=["GET", "POST"])
def ready(token: str) -> Response:
    return preparing.ready(token)
