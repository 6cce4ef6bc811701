"""An employer begins a registration for somebody: the place, the days and the tasks, and nothing about the person."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from ..documents import preparing
from ..placement.fields import PREPARED, names
from ..placement.status import Side
from ..records import employer_room
from ..records.repository import PlacementRecord

blueprint = Blueprint("inviting", __name__, url_prefix="/<lang:lang>/arbejdsgiver/inviter")
OF_THE_COMPANY = names(field for field in PREPARED if field.step == "virksomhed")


@blueprint.route("", methods=["GET", "POST"])
def begin() -> Response:
    return preparing.begin(Side.EMPLOYER, of_the_company(request.args.get("mine", "")))


def of_the_company(token: str) -> dict[str, str]:
    """What the latest placement of an employer's own room says of the workplace; nothing without a link into one."""
    found = employer_room.by_link(token) if token else None
    latest = employer_room.placements(found[0])[:1] if found else []
    return {name: value for record in latest for name in OF_THE_COMPANY if (value := told_of(record).get(name))}


def told_of(record: PlacementRecord) -> dict[str, str]:
    """With what the workplace has filled in itself."""
    state = record.state
    return {**state.current, **{name: said for name, said in state.employer.items() if said}}


@blueprint.route("/<token>", methods=["GET", "POST"])
def ready(token: str) -> Response:
    return preparing.ready(token)
