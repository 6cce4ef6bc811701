"""Writing down what somebody says by telephone, and what becomes of it when they say that it is not right."""

from __future__ import annotations

from typing import Any

from flask import abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from .. import clock, htmx, links
from ..documents.findings import explained
from ..documents.sheet import sheet
from ..forms import error_summary
from ..forms.agreement import filled
from ..forms.posted import expected_version
from ..notifications.pages import not_right
from ..notifications.reach import reached_at
from ..placement.changes import as_asked_for
from ..placement.fields import names
from ..placement.finding import Finding
from ..placement.state import PlacementState
from ..placement.status import PARTIES, EventKind, Side
from ..placement.taken_back import by_telephone
from ..qr import qr
from ..records.events import NewEvent, record_event
from ..records.refusals import ChangedMeanwhile, GoneMeanwhile, NotAllowed, Stopped
from ..records.repository import PlacementRecord
from . import call_form
from .access import blueprint
from .call_form import call_in
from .decisions import found
from .said import WORDS, Word, may_be_said, name_of
from .tokens import DeskForm

# The three of a day are one.
OF_A_CALL = {box.partition("-")[0] for box in call_form.BOXES}


@blueprint.route("/<reference>/telefon", methods=["GET", "POST"])
def calls(reference: str) -> Response:
    """What was written down, and what can be; the button says that somebody was rung up about what is not right."""
    record, form = found(reference), DeskForm()
    if not form.validate_on_submit():
        return calls_page(record, htmx.form_status())
    try:
        record_event(record, NewEvent(Side.JOBCENTER, EventKind.LOOKED_INTO, actor=g.staff.id), expected_version())
    except ChangedMeanwhile:
        now = found(record.reference)
        if now.state.disputed:
            # Perhaps something else is not right, too.
            return calls_page(now, 409)
    except GoneMeanwhile:
        abort(404)
    except NotAllowed:
        # Pressed twice, or a colleague was faster: nothing is left to look into.
        pass
    return redirect(url_for(".calls", reference=record.reference), 303)


def calls_page(record: PlacementRecord, status: int) -> Response:
    state = record.state
    said = [{"event": event, "word": name_of(event), "at": clock.here(event.call.moment), "call": event.call}
            for event in by_telephone(state) if event.call]  # fmt: skip
    return htmx.page(
        "desk/calls.html", status, record=record, state=state, said=said, may=may_be_said(state), words=WORDS,
        on_paper=on_paper(record), form=DeskForm(formdata=None), moved=status == 409,
    )  # fmt: skip


def on_paper(record: PlacementRecord) -> dict[int, dict[str, str]]:
    """What no letter or SMS may reach somebody about, by its number: the address that says so, and its picture."""
    nobody = [side for side in PARTIES if not reached_at(record.state.current, side)]
    ways = {event.number: links.whole(not_right(record, event.number))
            for event in by_telephone(record.state)
            if event.by in nobody or (event.call and event.call.why == "no-link")}  # fmt: skip
    return {number: {"address": way, "qr": qr(way)} for number, way in ways.items()}


@blueprint.route("/<reference>/telefon/<act>", methods=["GET", "POST"])
def call(reference: str, act: str) -> Response:
    """Written down on the version that was read aloud: whoever was slower reads the newest one aloud again."""
    record, word = found(reference), WORDS.get(act)
    if word is None:
        abort(404)
    form = form_of_call(record, word)
    if act not in may_be_said(record.state):
        return call_page(record, act, form, 409, told="passed") if request.method == "POST" else to_calls(record)
    if not form.validate_on_submit():
        return call_page(record, act, form, htmx.form_status())
    content = word.content(record.state)
    if content is None:
        return call_page(record, act, form, 422, told="nothing")
    return written_down(record, act, form, content)


def written_down(record: PlacementRecord, act: str, form: Any, content: dict[str, Any]) -> Response:
    word = WORDS[act]
    new = NewEvent(word.side, word.kind, {**content, **call_in(form).kept}, actor=g.staff.id, on_behalf=True)
    try:
        record_event(record, new, expected_version())
    except ChangedMeanwhile:
        return call_page(found(record.reference), act, form, 409, told="moved")
    except GoneMeanwhile:
        abort(404)
    except NotAllowed:
        return call_page(found(record.reference), act, form, 409, told="passed")
    except Stopped as stopped:
        return call_page(record, act, form, 422, stopped.findings)
    return to_calls(record)


def to_calls(record: PlacementRecord) -> Response:
    return redirect(url_for(".calls", reference=record.reference), 303)


def form_of_call(record: PlacementRecord, word: Word) -> Any:
    """The boxes of the call and of what is said, as just posted, else as it stands."""
    state = record.state
    boxes = (*names(word.fields(state)), *word.beside, *call_form.BOXES)
    form = filled(word.form, state, boxes, {**state.proposed_terms, **state.employer, **call_form.begun()})
    asked = {name for field in word.fields(state) for name in (field.name, field.phrases)}
    for name in [box.short_name for box in form]:
        if name not in (*asked, *word.beside, "no", "correction", "seen", "csrf_token") and name not in OF_A_CALL:
            del form[name]
    return form


def read_aloud(state: PlacementState, word: Word) -> PlacementState:
    """As it stands, or as it would with the change somebody is asked to agree to."""
    return as_asked_for(state) if word.kind is EventKind.AGREED else state


def call_page(
    record: PlacementRecord, act: str, form: Any, status: int, stops: tuple[Finding, ...] = (), told: str = ""
) -> Response:  # fmt: skip
    """The form, with how it stands to read aloud. `told` is the word for why it was not taken."""
    word, state = WORDS[act], record.state
    late = status == 409
    return htmx.page(
        "desk/call.html", status, record=record, state=state, act=act, word=word, form=form, told=told,
        fields=word.fields(state), lines=sheet(read_aloud(state, word)), findings=explained(stops),
        errors=error_summary.errors(form) if request.method == "POST" and not late else [],
        seen=record.version if late else expected_version() or record.version,
    )  # fmt: skip
