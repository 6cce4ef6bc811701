"""What the citizen can do about our letters: have the employer reminded now, and mend her own address."""

from __future__ import annotations

from typing import Any

from flask import g, redirect, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import htmx, limits
from ..documents.context import may_say, page_context
from ..errors import not_done
from ..forms import error_summary
from ..forms import validators as must
from ..forms.inputs import line
from ..forms.posted import PortalForm
from ..notifications import asked
from ..notifications.reach import reached_at
from ..placement.status import EventKind, Side
from ..records.arrival import arrival
from ..records.events import NewEvent, record_event_with_retry
from ..records.refusals import NotAllowed
from ..records.repository import PlacementRecord
from ..typed.contacts import same_mailbox
from . import routes
from .access import blueprint, closed

REMINDERS_OF_A_SENDER = "30 per day"
ADDRESSES_OF_ONE, ADDRESSES_OF_A_SENDER = "5 per day", "30 per day"


@blueprint.post("/mind")
def remind() -> Response:
    """Write to the employer now, at most once a day; pressed again, the page says from when on."""
    record, form = g.record, FlaskForm()
    if not form.validate():
        return routes.screen(record, form, 422)
    if not asked.again_at(arrival(record)):
        limits.consume_attempt("reminder-sender", limits.address(), REMINDERS_OF_A_SENDER)
        limits.consume_letters(*reached_at(record.state.current, Side.EMPLOYER).values())
        try:
            asked.ask(record)
        except NotAllowed:
            return not_done("remind", onward=url_for(".page"))
    return redirect(url_for(".page") + "#mind", 303)


class NewAddress(PortalForm):
    """Letters to the citizen go there from now on."""

    theirs = ""
    email = line("email", must.email, required=False, room="own_email")

    def validate_email(self, field: Any) -> None:
        if not (field.data or "").strip():
            must.refuse("own_email.missing")
        if self.theirs and same_mailbox(field.data or "", self.theirs):
            must.refuse("email.theirs")


@blueprint.route("/adresse", methods=["GET", "POST"])
def address() -> Response:
    record: PlacementRecord = g.record
    if not may_say(record, Side.CITIZEN, EventKind.CONTACT_CHANGED):
        return closed()
    form = NewAddress() if request.method == "POST" else NewAddress(email=record.email)
    form.theirs = record.contact_email
    if form.validate_on_submit():
        keep(record, (form.email.data or "").strip())
        return redirect(url_for(".page"), 303)
    return htmx.form_page(
        "status/address.html", form=form, field=form.email, errors=error_summary.errors(form), words="own_email",
        action=url_for(".address"), autocomplete="email", **page_context(record, Side.CITIZEN),
    )  # fmt: skip


def keep(record: PlacementRecord, email: str) -> None:
    """Raises GoneMeanwhile or NotAllowed. The same one again is another try, where it did not work before."""
    if email == record.email and Side.CITIZEN not in arrival(record).unreached:
        return
    limits.consume_attempt("address", record.id, ADDRESSES_OF_ONE)
    limits.consume_attempt("address-sender", limits.address(), ADDRESSES_OF_A_SENDER)
    limits.consume_letters(email)
    record_event_with_retry(record, NewEvent(Side.CITIZEN, EventKind.CONTACT_CHANGED, {"email": email}))
