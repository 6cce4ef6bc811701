"""Who is who at the workplace, written differently once it has applied. Nobody has to agree to it."""

from __future__ import annotations

from typing import Any

from flask import g, url_for
from werkzeug.wrappers import Response

from .. import htmx
from ..documents.context import may_say
from ..forms.answer import AnswerForm
from ..placement.fields import BY_NAME, names
from ..placement.finding import Finding
from ..placement.state import PlacementState
from ..placement.status import EventKind, Side
from ..records.refusals import NotAllowed
from ..records.repository import PlacementRecord
from . import screens
from .access import blueprint
from .answering import happen
from .forms import form_for, said
from .steps import STEPS, held, new

FIELDS = tuple(BY_NAME[name] for name in STEPS["kontakt"])


@blueprint.route("/<token>/kontakt", methods=["GET", "POST"])
def contact() -> Response:
    record: PlacementRecord = g.record
    if not may_say(record, Side.EMPLOYER, EventKind.CONTACT_CHANGED):
        raise NotAllowed
    form = form_for(AnswerForm, FIELDS, record.state, held(record.state))
    return keep(record, form) if form.validate_on_submit() else screen(record, form, htmx.form_status())


def keep(record: PlacementRecord, form: Any) -> Response:
    def again(now: PlacementRecord, status: int, _stops: tuple[Finding, ...] = ()) -> Response:
        return (
            screen(now, form, status)
            if may_say(now, Side.EMPLOYER, EventKind.CONTACT_CHANGED)
            else screens.page(now, status)
        )

    boxes = names(FIELDS)
    told = new(said(boxes), boxes, kept(record.state))
    if not told:
        return screens.onward(url_for(".page"))
    return happen(record, EventKind.CONTACT_CHANGED, {"employer": told, "via": g.via}, again, url_for(".page"))


def kept(state: PlacementState) -> dict[str, str]:
    """What has been told already; whoever is only proposed in the form has not been yet."""
    return {"daily_contact_name": state.terms.get("workplace_contact", ""), **state.employer}


def screen(record: PlacementRecord, form: Any, status: int) -> Response:
    return htmx.page("employer/contact.html", status, fields=FIELDS, **screens.around(record, form, status))
