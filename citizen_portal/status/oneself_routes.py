"""Everything about oneself: to read, to take along, and to correct. To delete it there is the page that stops it."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from .. import htmx, limits, pdf
from ..documents import oneself
from ..documents.context import page_context
from ..forms import error_summary
from ..forms.inputs import form_of
from ..forms.posted import posted_values
from ..handover.payload import payload
from ..placement.fields import BY_NAME, names
from ..placement.oneself import CORRECTABLE, decided
from ..placement.questions import told_to
from ..placement.status import EventKind, Side
from ..records.events import NewEvent, record_event_with_retry
from ..records.repository import PlacementRecord
from .access import blueprint

CORRECTIONS_OF_ONE = "10 per day"
FIELDS = tuple(BY_NAME[name] for name in CORRECTABLE)
BOXES = names(FIELDS)
CorrectForm: Any = form_of("CorrectForm", FIELDS, Side.CITIZEN)

# What is there once nothing is: no link leads to it any more.
deleted = Blueprint("deleted", __name__, url_prefix="/<reading:lang>/plads")


@blueprint.get("/oplysninger")
def oplysninger() -> Response:
    record: PlacementRecord = g.record
    if request.args.get("format") == "json":
        return as_json()
    return htmx.page(
        "status/oneself.html", decided=decided(record.state), **oneself.kept(record),
        **page_context(record, Side.CITIZEN),
    )  # fmt: skip


@blueprint.get("/oplysninger.json")
def as_json() -> Response:
    """What other systems are handed, with what is told on the page beside it."""
    record: PlacementRecord = g.record
    everything = {"placement": told(record), **oneself.kept_as_data(record)}
    text = json.dumps(everything, ensure_ascii=False, indent=2)
    return pdf.download(text.encode(), "application/json", f"{record.reference}.json")


def told(record: PlacementRecord) -> dict[str, Any]:
    """What is handed over, as far as it is hers: what the jobcenter asks the workplace is between the two of them, and
    so is why the workplace says that it ended."""
    whole = payload(record)
    hers = {event.number for event in record.state.history if told_to(event, Side.CITIZEN)}
    ends = {
        side: end if side == Side.CITIZEN else {name: end[name] for name in end if name != "reason"}
        for side, end in whole["ends_told"].items()
    }
    return {
        **whole, "ends_told": ends, "history": [one for one in whole["history"] if one["version"] in hers],
        "messages": [one for one in whole["messages"] if one["to"] == Side.CITIZEN],
    }  # fmt: skip


@blueprint.route("/oplysninger/ret", methods=["GET", "POST"])
def correct() -> Response:
    """A name or a birth date that was typed wrongly: mended with an event, so that the municipality sees it."""
    record: PlacementRecord = g.record
    held = {box: record.state.fields.get(box, "") for box in BOXES}
    form = CorrectForm() if request.method == "POST" else CorrectForm(formdata=MultiDict(held))
    if form.validate_on_submit():
        keep(record, posted_values(BOXES), held)
        return redirect(url_for(".oplysninger"), 303)
    return htmx.form_page(
        "status/correct.html", form=form, fields=FIELDS, errors=error_summary.errors(form),
        **page_context(record, Side.CITIZEN),
    )  # fmt: skip


def keep(record: PlacementRecord, now: dict[str, str], before: dict[str, str]) -> None:
    """Raises GoneMeanwhile. What is as it was is no correction."""
    if now != before:
        limits.consume_attempt("correction", record.id, CORRECTIONS_OF_ONE)
        record_event_with_retry(record, NewEvent(Side.CITIZEN, EventKind.CORRECTED, {"fields": now}))


@deleted.get("/slettet")
def gone() -> Response:
    return htmx.page("status/deleted.html", room="registration", stays=oneself.lasts("audit"))
