"""What the employer is shown, and what each of these screens needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response

from .. import htmx
from ..documents import sheet
from ..documents.context import delivery_context, page_context
from ..documents.findings import explained_to_employer
from ..documents.question import question_context
from ..documents.timeline import timeline
from ..forms import error_summary
from ..forms.answer import TERMS
from ..forms.posted import expected_version
from ..guidance import law
from ..placement.decline import DECLINE_REASONS
from ..placement.field import Field
from ..placement.fields import VITAS, names
from ..placement.finding import Finding
from ..placement.state import PlacementState
from ..placement.status import Side
from ..records import findings
from ..records.company_contact import contact_of
from ..records.repository import PlacementRecord
from . import proposal
from .forms import as_shown, said


def around(record: PlacementRecord, form: Any, status: int, stops: tuple[Finding, ...] = ()) -> dict[str, Any]:
    """`moved` says that somebody else was faster; `seen` is the version the next answer is given to."""
    late = status == 409
    return {
        "form": form, "errors": error_summary.errors(form) if request.method == "POST" else [], "moved": late,
        "seen": record.version if late else expected_version() or record.version,
        "findings": explained_to_employer(stops), **page_context(record, Side.EMPLOYER),
    }  # fmt: skip


def page(
    record: PlacementRecord, status: int = 200, stops: tuple[Finding, ...] = (), pressed: Any = None
) -> Response:  # fmt: skip
    """What is asked, or how it stands. `stops` is what keeps the employer's answer from being agreed to."""
    state = record.state
    # Other languages have this page, also where a button led to an address of its own.
    answers = state.asked_of(Side.EMPLOYER) and (state.answered or not state.changeable)
    g.here = ("employer.reply" if answers else "employer.page", {})
    # Whether there is room is of use until it is applied for.
    found = stops or (findings.ratio(state, law.rules()) if state.answerable else ())
    needed = sheet.vitas(state) if state.adding else []
    return htmx.page(
        "employer/page.html", status, terms=TERMS, **proposal.both(state),
        timeline=timeline(state, record.status),
        lacking=[line for line in needed if line.has_it == Side.EMPLOYER], company_contact=contact_of(state),
        **around(record, asked(state, pressed), status, found), **delivery_context(record, Side.EMPLOYER),
        **question_context(state, Side.EMPLOYER),
    )  # fmt: skip


def asked(state: PlacementState, pressed: Any) -> Any:
    """The form of the first page, with what was wrong when it was just sent."""
    form = as_shown(state)
    if pressed:
        form.csrf_token.errors = pressed.csrf_token.errors
        form.job_realistic.errors = pressed.job_realistic.errors if "job_realistic" in pressed else ()
    return form


def change(
    record: PlacementRecord, form: Any, fields: Iterable[Field], status: int, stops: tuple[Finding, ...] = ()
) -> Response:  # fmt: skip
    """The terms, to be written differently. Where somebody else did so at once, both versions."""
    g.here = ("employer.change", {})
    fields, state = tuple(fields), record.state
    clash = sheet.compared({**state.terms, **said(names(fields))}, state.terms) if status == 409 else []
    shown = around(record, form, status, stops)
    return htmx.page("employer/change.html", status, fields=fields, clash=clash, **shown)


def decline(record: PlacementRecord, form: Any, status: int) -> Response:
    g.here = ("employer.decline", {})
    return htmx.page("employer/decline.html", status, reasons=DECLINE_REASONS, **around(record, form, status))


def vitas(record: PlacementRecord, form: Any, status: int, stops: tuple[Finding, ...] = ()) -> Response:
    """The application, field by field; what is missing are boxes of `form`."""
    lines, boxes = sheet.vitas(record.state), {field.name for field in VITAS if field.name in form}
    # The address that takes what is typed, so that it goes along into another language.
    g.here = ("employer.more", {"step": "vitas"}) if boxes else ("employer.vitas", {})
    return htmx.page(
        "documents/vitas.html", status, groups=sheet.grouped(lines), boxes=boxes, fields=VITAS,
        ready=all(line.values for line in lines if line.has_it != Side.CITIZEN),
        **around(record, form, status, stops),
    )  # fmt: skip


def address() -> str:
    """Where the page of the placement says what came of it."""
    return url_for(".page") + "#svar"


def onward(where: str) -> Response:
    return redirect(where, 303)
