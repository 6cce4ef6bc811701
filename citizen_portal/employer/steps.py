"""What is told after the yes, one short step each. Each can be skipped, and come back to until it is applied for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import abort, g, request, url_for
from werkzeug.wrappers import Response

from .. import htmx
from ..forms.answer import FACTS, LEFT_OPEN, AnswerForm
from ..placement.field import Field
from ..placement.fields import BY_NAME, names
from ..placement.finding import Finding
from ..placement.state import PlacementState
from ..placement.status import EventKind
from ..records.refusals import NotAllowed
from ..records.repository import PlacementRecord
from . import as_last, screens
from .access import blueprint
from .answering import happen
from .forms import form_for, said

STEPS: Mapping[str, tuple[str, ...]] = {
    "tal": ("ordinary_employees", "placed_now", "employee_rep", "employee_rep_email", "p_number"),
    "hjaelp": ("support", "job_realistic", "decided_when"),
    "samtaler": ("midway_on", "end_talk_on", "end_talk_about"),
    "kontakt": ("daily_contact_name", "daily_contact_email", "daily_contact_phone", "signer_name"),
}
ORDER = tuple(STEPS)
# What VITAS asks for and the employer can still tell, where the application is copied from.
FROM_VITAS = "vitas"
# Steps of their own once: links in letters still lead to them.
NOW_IN = {"repraesentant": "tal", "virksomhed": "tal"}


@blueprint.route("/<token>/mere/<step>", methods=["GET", "POST"])
def more(step: str) -> Response:
    record: PlacementRecord = g.record
    step = NOW_IN.get(step, step)
    if step not in (*STEPS, FROM_VITAS):
        abort(404)
    if not record.state.adding:
        raise NotAllowed
    fields = asked_in(step, record.state)
    last = as_last.answers(record, fields)
    form = form_for(AnswerForm, fields, record.state, {**held(record.state), **(last if as_last.wanted() else {})})
    if request.method == "POST" and form.validate():
        return add(record, step, form)
    return screen(record, step, form, htmx.form_status(), last=bool(last))


def add(record: PlacementRecord, step: str, form: Any) -> Response:
    """Keep what is new; who changed nothing goes on all the same."""

    def again(now: PlacementRecord, status: int, stops: tuple[Finding, ...] = ()) -> Response:
        return screen(now, step, form, status, stops) if now.state.adding else screens.page(now, status)

    state, boxes = record.state, names(asked_in(step, record.state))
    told = said(boxes)
    facts = new(told, FACTS, state.employer)
    terms = new(told, set(boxes) - set(FACTS), state.terms)
    if "daily_contact_name" in facts:
        terms["workplace_contact"] = facts["daily_contact_name"]
    if not facts and not terms:
        return screens.onward(following(step))
    content = {"terms": terms, "employer": facts, "added": True, "via": g.via}
    return happen(record, EventKind.ANSWERED, content, again, following(step))


def new(told: Mapping[str, str], boxes: Any, before: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in told.items() if name in boxes and value != before.get(name, "")}


def asked_in(step: str, state: PlacementState) -> tuple[Field, ...]:
    """The fields of a step; the company's number and street only where the citizen did not know them."""
    if step == FROM_VITAS:
        return missing(state)
    open_ones = [field for field in LEFT_OPEN if step == "tal" and not state.fields.get(field.name, "").strip()]
    return (*(BY_NAME[name] for name in STEPS[step]), *open_ones)


def missing(state: PlacementState) -> tuple[Field, ...]:
    """What the application lacks, or lacked when the form that was just sent was made."""
    told = {**state.fields, **state.terms, **{name: said for name, said in state.employer.items() if said}}
    wanted = (*asked_in("tal", state), BY_NAME["support"])
    return tuple(
        field
        for field in wanted
        if field.name in request.form or not any(told.get(box, "").strip() for box in field.boxes)
    )


def held(state: PlacementState) -> dict[str, str]:
    """What is known already; whoever the citizen has talked with is proposed as the one who is there."""
    talked_with = state.fields.get("contact_name", "")
    contact = state.terms.get("workplace_contact") or talked_with
    return {"daily_contact_name": contact, "signer_name": talked_with, **state.terms, **state.employer}


def following(step: str) -> str:
    """The address of the next step, or of the page after the last one."""
    if step == FROM_VITAS:
        return url_for(".vitas")
    at = ORDER.index(step) + 1
    return url_for(".more", step=ORDER[at], **as_last.along()) if at < len(ORDER) else screens.address()


def screen(
    record: PlacementRecord, step: str, form: Any, status: int, stops: tuple[Finding, ...] = (), last: bool = False
) -> Response:  # fmt: skip
    """`last` says that some of what is asked was answered before."""
    if step == FROM_VITAS:
        return screens.vitas(record, form, status, stops)
    around = screens.around(record, form, status, stops)
    return htmx.page(
        "employer/more.html", status, step=step, number=ORDER.index(step) + 1, total=len(ORDER),
        fields=asked_in(step, record.state), following=following(step), last=last, along=as_last.along(),
        as_last=url_for(".more", step=step, **as_last.ASKED), **around,
    )  # fmt: skip
