"""What the citizen can do about our letters: have the employer reminded now, and mend her own address or number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response

from .. import htmx, limits
from ..documents.context import may_say, page_context
from ..errors import not_done
from ..forms import error_summary
from ..forms import validators as must
from ..forms.inputs import line
from ..forms.posted import PortalForm, posted
from ..notifications import asked
from ..notifications.reach import reached_at
from ..placement.status import EventKind, Side
from ..records.arrival import arrival
from ..records.events import NewEvent, record_event_with_retry
from ..records.refusals import NotAllowed
from ..records.repository import PlacementRecord
from ..stamps import StampedForm
from ..typed.contacts import same_mailbox, same_phone, sms_number
from . import routes
from .access import blueprint, closed
from .contacts import said_of

OWN = ("email", "phone")
REMINDERS_OF_A_SENDER = "30 per day"
ADDRESSES_OF_ONE, ADDRESSES_OF_A_SENDER = "5 per day", "30 per day"


@blueprint.post("/mind")
def remind() -> Response:
    """Write to the employer now, at most once a day; pressed again, the page says from when on."""
    record, form = g.record, StampedForm()
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
    """The citizen is written to there from now on: by letter, and by SMS where that is asked for or no address is left.

    `employer` is how the other side is reached.
    """

    employer: Mapping[str, str] = {}
    email = line("email", must.email, required=False, room="own_email")
    phone = line("phone", must.phone, hint=True, required=False, room="own_email")

    def validate_email(self, field: Any) -> None:
        if not must.filled(field) and not must.filled(self.phone):
            must.refuse("own_email.missing")
        if same_mailbox(field.data or "", self.employer.get("contact_email", "")):
            must.refuse("email.theirs")

    def validate_phone(self, field: Any) -> None:
        alone = must.filled(field) and not must.filled(self.email)
        if alone and not sms_number(field.data):
            must.refuse("phone.sms")
        if alone and same_phone(field.data, self.employer.get("contact_phone", "")):
            must.refuse("phone.theirs")


@blueprint.route("/adresse", methods=["GET", "POST"])
def address() -> Response:
    record: PlacementRecord = g.record
    if not may_say(record, Side.CITIZEN, EventKind.CONTACT_CHANGED):
        return closed()
    form = NewAddress() if request.method == "POST" else NewAddress(**said_of(OWN, record.state.current))
    form.employer = record.state.current
    if form.validate_on_submit():
        keep(record, said_of(OWN, posted(OWN)))
        return redirect(url_for(".page"), 303)
    return htmx.form_page(
        "status/address.html", form=form, fields=(form.email, form.phone), errors=error_summary.errors(form),
        words="own_email", action=url_for(".address"), own=True, **page_context(record, Side.CITIZEN),
    )  # fmt: skip


def keep(record: PlacementRecord, said: Mapping[str, str]) -> None:
    """Raises GoneMeanwhile or NotAllowed. The same ones again are another try, where they did not work before.

    What had no box stays as it is.
    """
    now = {**said_of(OWN, record.state.current), **said}
    if now == said_of(OWN, record.state.current) and Side.CITIZEN not in arrival(record).unreached:
        return
    limits.consume_attempt("address", record.id, ADDRESSES_OF_ONE)
    limits.consume_attempt("address-sender", limits.address(), ADDRESSES_OF_A_SENDER)
    limits.consume_letters(*reached_at({**record.state.current, **now}, Side.CITIZEN).values())
    record_event_with_retry(record, NewEvent(Side.CITIZEN, EventKind.CONTACT_CHANGED, now))
