"""One placement at the desk, and what is decided about it. Nothing is decided from the list."""

from __future__ import annotations

from flask import abort, g, redirect, url_for
from werkzeug.wrappers import Response

from .. import clock, htmx, links
from ..documents.answers import sections
from ..documents.sheet import sheet
from ..documents.timeline import timeline
from ..forms.posted import expected_version
from ..placement import history
from ..placement.state import Event
from ..placement.status import MOVES, EventKind, Side
from ..records import repository
from ..records.events import NewEvent, record_event
from ..records.refusals import ChangedMeanwhile, GoneMeanwhile, NotAllowed
from ..records.repository import PlacementRecord
from .access import blueprint
from .tokens import DeskForm

DECIDED = (EventKind.CHANGE_APPROVED, EventKind.CHANGE_REFUSED)
# By the name of their button.
DECISIONS = {
    **{str(status): (EventKind.MOVED, {"status": status}) for status in MOVES[Side.JOBCENTER]},
    **{str(kind): (kind, {}) for kind in DECIDED},
}


def possible(record: PlacementRecord) -> list[str]:
    """What can be decided today; where it stands already is not decided again."""
    made = {name: Event(record.version + 1, clock.now(), Side.JOBCENTER, kind, content)
            for name, (kind, content) in DECISIONS.items()}  # fmt: skip
    return [
        name for name, event in made.items()
        if name != record.status and history.may_happen(record.state, event, clock.today())
    ]  # fmt: skip


@blueprint.get("/<reference>")
def placement(reference: str) -> Response:
    return placement_page(found(reference))


@blueprint.post("/<reference>/<decision>")
def decide(reference: str, decision: str) -> Response:
    """Decided on the version that was seen: whoever was slower sees what happened and decides again."""
    record, form = found(reference), DeskForm()
    if decision not in DECISIONS:
        abort(404)
    if not form.validate():
        return placement_page(record, 422, "moved_meanwhile")
    kind, content = DECISIONS[decision]
    try:
        record_event(record, NewEvent(Side.JOBCENTER, kind, content, actor=g.staff.id), expected_version())
    except (ChangedMeanwhile, GoneMeanwhile):
        return placement_page(found(reference), 409, "moved_meanwhile")
    except NotAllowed:
        return placement_page(found(reference), 409, "passed")
    return redirect(url_for(".placement", reference=record.reference), 303)


def found(reference: str) -> PlacementRecord:
    """By its number, however it was typed."""
    record = repository.by_reference(links.written_code(reference))
    if record is None:
        abort(404)
    return record


def placement_page(record: PlacementRecord, status: int = 200, told: str = "") -> Response:
    return htmx.page(
        "desk/placement.html", status, record=record, state=record.state, lines=sheet(record.state),
        sections=sections(record.state.current), timeline=timeline(record.state, record.status),
        decisions=possible(record), told=told, form=DeskForm(formdata=None),
    )  # fmt: skip
