"""The employer's page for one placement. Opening it changes nothing; only a button does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import g, redirect, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import htmx, i18n
from ..documents.context import page_context
from ..documents.findings import explained_to_employer
from ..documents.sheet import compared, sheet
from ..documents.timeline import timeline
from ..forms import error_summary
from ..forms.agreement import filled
from ..forms.posted import expected_version, posted, posted_values
from ..guidance import law
from ..placement.fields import WORKPLACE_FACTS, changeable_by
from ..placement.finding import Finding
from ..placement.status import EventKind, Side
from ..records import findings, repository
from ..records.events import NewEvent, record_event
from ..records.refusals import ChangedMeanwhile, GoneMeanwhile, NotAllowed, Stopped
from ..records.repository import PlacementRecord
from .access import blueprint
from .forms import MAY_WRITE, TERMS, AnswerForm, DeclineForm


@blueprint.route("/<token>", methods=["GET", "POST"])
def page() -> Response:
    record: PlacementRecord = g.record
    form = answer_form(record)
    if request.method != "POST" or not record.state.answerable:
        return screen(record, form, 409 if request.method == "POST" else 200)
    if request.form.get("answer") == "no":
        return decline(record, form)
    if form.validate():
        return answer(record, form)
    return screen(record, form, htmx.form_status())


def answer_form(record: PlacementRecord) -> Any:
    held = {**record.state.terms, **record.state.employer}
    held["workplace_contact"] = held.get("workplace_contact") or record.state.fields.get("contact_name", "")
    return filled(AnswerForm, record.state, MAY_WRITE, held)


def answer(record: PlacementRecord, form: Any) -> Response:
    content = {"terms": posted_values(TERMS), "employer": posted_values(WORKPLACE_FACTS), "via": g.via}
    return happen(record, form, EventKind.ANSWERED, content)


def decline(record: PlacementRecord, form: Any) -> Response:
    no = DeclineForm()
    if no.validate():
        return happen(record, form, EventKind.DECLINED, {"reason": no.reason.data or "", "via": g.via}, no)
    return screen(record, form, htmx.form_status(), no)


def happen(
    record: PlacementRecord, form: Any, kind: EventKind, content: Mapping[str, Any], no: FlaskForm | None = None
) -> Response:
    """Record what the employer decided, or show the page as it stands now when somebody else was faster."""
    new, language = NewEvent(Side.EMPLOYER, kind, content), i18n.current().code
    try:
        record_event(record, new, expected_version(), employer_language=language)
    except (ChangedMeanwhile, NotAllowed):
        return screen(newest(record), form, 409, no)
    except Stopped as stopped:
        return screen(record, form, 422, no, stopped.findings)
    return redirect(url_for(".page") + "#svar", 303)


def newest(record: PlacementRecord) -> PlacementRecord:
    """The placement as it stands now. Raises GoneMeanwhile."""
    found = repository.by_id(record.id)
    if found is None:
        raise GoneMeanwhile
    return found


@blueprint.post("/<token>/enig")
def agree() -> Response:
    """Agree to what the citizen wrote last."""
    record: PlacementRecord = g.record
    pressed = FlaskForm()
    if not pressed.validate():
        return screen(record, answer_form(record), 422, pressed=pressed)
    if record.state.changeable and Side.EMPLOYER in record.state.agreed:
        # Pressed twice.
        return redirect(url_for(".page") + "#svar", 303)
    return happen(record, answer_form(record), EventKind.AGREED, {})


def screen(
    record: PlacementRecord, form: Any, status: int = 200, no: FlaskForm | None = None,
    stops: tuple[Finding, ...] = (), pressed: FlaskForm | None = None,
) -> Response:  # fmt: skip
    """The page as it stands. `stops` is what keeps the employer's answer from being agreed to.

    `no` and `pressed` are the form that was sent, where it was not the answer.
    """
    state = record.state
    # Other languages have this page, also where a button led to an address of its own.
    g.here = ("employer.page", {})
    mine = {**state.terms, **{name: value for name, value in posted(TERMS).items() if name in TERMS}}
    clash = compared(mine, state.terms) if status == 409 and state.answerable else []
    return htmx.page(
        "employer/page.html", status, form=form, fields=changeable_by(Side.EMPLOYER),
        no=no or (DeclineForm() if htmx.switch() else DeclineForm(formdata=None)), clash=clash,
        sent=no or pressed or form,
        errors=error_summary.errors(no or form) if request.method == "POST" else [],
        lines=sheet(state), timeline=timeline(state, record.status),
        findings=explained_to_employer(stops or findings.ratio(state, law.rules())),
        moved=status == 409 and state.answerable and not clash,
        seen=record.version if status == 409 else expected_version() or record.version,
        **page_context(record, Side.EMPLOYER),
    )  # fmt: skip
