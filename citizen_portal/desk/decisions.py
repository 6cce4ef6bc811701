"""What is done at the desk about one placement, and what is written there for colleagues; never from a list."""

from __future__ import annotations

from typing import Any

from flask import abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from .. import links
from ..forms.posted import expected_version
from ..placement.agreement import differing
from ..placement.status import EventKind, Side
from ..records import notes, repository
from ..records.events import NewEvent, record_event
from ..records.refusals import ChangedMeanwhile, GoneMeanwhile, NotAllowed, Stopped
from ..records.repository import PlacementRecord
from .access import blueprint
from .actions import ACTIONS
from .forms import NoteForm
from .placement_page import Posted, placement_page

NOTE = "note"


@blueprint.get("/<reference>")
def placement(reference: str) -> Response:
    return placement_page(found(reference), told=done())


def done() -> str:
    """The word for what was just done; an address written by hand says nothing."""
    word = request.args.get("gjort", "")
    return f"done-{word}" if word in (*ACTIONS, NOTE) else ""


@blueprint.post("/<reference>/<decision>")
def decide(reference: str, decision: str) -> Response:
    """Done on the version that was seen: whoever was slower sees what happened, keeps their words, and decides anew."""
    record = found(reference)
    if decision == NOTE:
        return write_note(record)
    if decision not in ACTIONS:
        abort(404)
    form = ACTIONS[decision].form(record, True)
    posted = Posted(decision, form)
    if not form.validate():
        return placement_page(record, 422, _why_not(form), posted)
    return _do(record, decision, form, posted)


def _why_not(form: Any) -> str:
    """The token was too old, or something stands in the form that is to be mended."""
    return "moved_meanwhile" if form.csrf_token.errors else "mend"


def _do(record: PlacementRecord, decision: str, form: Any, posted: Posted) -> Response:
    action = ACTIONS[decision]
    new = NewEvent(Side.JOBCENTER, action.kind_of(form), action.content(form, record), actor=g.staff.id)
    if new.kind is EventKind.CHANGED and not _differs(record, new):
        return placement_page(record, 422, "same_days", posted)
    try:
        record_event(record, new, expected_version())
    except (ChangedMeanwhile, GoneMeanwhile):
        return placement_page(found(record.reference), 409, "moved_meanwhile", posted)
    except NotAllowed:
        return placement_page(found(record.reference), 409, "passed", posted)
    except Stopped as stopped:
        return placement_page(record, 422, "stopped", posted, stopped.findings)
    return redirect(url_for(".placement", reference=record.reference, gjort=decision), 303)


def _differs(record: PlacementRecord, new: NewEvent) -> bool:
    return bool(differing({**record.state.terms, **new.content["terms"]}, record.state.terms))


def write_note(record: PlacementRecord) -> Response:
    """Only added to: whatever has happened meanwhile, it holds."""
    form = NoteForm()
    if not form.validate():
        return placement_page(record, 422, _why_not(form), Posted(NOTE, form))
    notes.add(record, g.staff, form.note.data or "")
    return redirect(url_for(".placement", reference=record.reference, gjort=NOTE, _anchor="noter"), 303)


def found(reference: str) -> PlacementRecord:
    """By its number, however it was typed."""
    record = repository.by_reference(links.written_code(reference))
    if record is None:
        abort(404)
    return record
