"""The end of a placement, planned or not: withdraw, delete, be left in peace, say what came of it, then and later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from .. import htmx, limits
from ..documents import closing_pages, oneself, question
from ..documents.context import may_say, page_context
from ..documents.ending_page import ending
from ..forms import error_summary
from ..forms import validators as must
from ..forms.address_hint import address_hint
from ..forms.ending import WithdrawForm
from ..forms.evaluation import LaterForm
from ..forms.inputs import line
from ..forms.not_ones_own import refuse_ones_own
from ..forms.posted import PortalForm, posted
from ..notifications.reach import reached_at
from ..placement.oneself import decided
from ..placement.status import CLOSED, EventKind, Side, Status
from ..records import events, repository
from ..records.events import NewEvent, record_event_with_retry
from ..records.refusals import NotAllowed
from ..records.repository import PlacementRecord
from .access import blueprint, closed
from .contacts import said_of

NEW_LINK = ("contact_email", "contact_phone")
LINKS_OF_ONE, LINKS_OF_A_SENDER = "5 per day", "30 per day"


class NewLink(PortalForm):
    citizen: Mapping[str, str] = {}
    contact_email = line("contact_email", must.email, hint=True, required=False, room="relink")
    contact_phone = line("contact_phone", must.phone, hint=True, required=False, room="relink")

    def validate_contact_email(self, field: Any) -> None:
        refuse_ones_own(field, self.citizen)

    def validate_contact_phone(self, field: Any) -> None:
        refuse_ones_own(field, self.citizen)


@blueprint.route("/stop", methods=["GET", "POST"])
def stop() -> Response:
    """Withdraw or delete: two buttons, one page that says what each does. What is decided is asked to be deleted."""
    record: PlacementRecord = g.record
    form, wish, is_decided = WithdrawForm(), request.form.get("do"), decided(record.state)
    if form.validate_on_submit() and wish == "delete" and not is_decided:
        return delete(record)
    if form.validate_on_submit() and wish == "ask-deletion":
        return ask_deletion(record)
    if form.validate_on_submit() and wish == "withdraw":
        return withdraw(record, form.end_reason.data or "")
    return htmx.form_page(
        "status/stop.html", form=form, decided=is_decided, lasts=oneself.lasts("audit"),
        **page_context(record, Side.CITIZEN),
    )  # fmt: skip


def withdraw(record: PlacementRecord, reason: str) -> Response:
    try:
        record_event_with_retry(record, NewEvent(Side.CITIZEN, EventKind.WITHDRAWN, {"reason": reason}))
    except NotAllowed:
        now = repository.by_id(record.id)
        if now is None or now.status is not Status.WITHDRAWN:  # else pressed twice
            raise
    return redirect(url_for(".page"), 303)


def ask_deletion(record: PlacementRecord) -> Response:
    """The jobcenter finds it in its list. Asked twice, it is asked once."""
    try:
        record_event_with_retry(record, NewEvent(Side.CITIZEN, EventKind.DELETION_ASKED))
    except NotAllowed:
        now = repository.by_id(record.id)
        if now is None or now.state.deletion_asked is None:
            raise
    return redirect(url_for(".oplysninger") + "#slet", 303)


def delete(record: PlacementRecord) -> Response:
    """Where it leads nothing is left to be read: the page says what is gone, and what is not."""
    events.delete_placement(record)
    # What it was made from stays on this device no longer than it does.
    if session.get("draft") == record.draft_id:
        session.pop("draft")
    return redirect(url_for("deleted.gone"), 303)


@blueprint.route("/paamindelser", methods=["GET", "POST"])
def quiet() -> Response:
    return closing_pages.reminders_off(g.record, Side.CITIZEN)


@blueprint.route("/bagefter", methods=["GET", "POST"])
def afterwards() -> Response:
    return closing_pages.evaluation(g.record, Side.CITIZEN)


@blueprint.route("/nu", methods=["GET", "POST"])
def later() -> Response:
    """What somebody does three months later. Said again, the last answer counts."""
    record: PlacementRecord = g.record
    if not may_say(record, Side.CITIZEN, EventKind.FOLLOWED_UP):
        raise NotAllowed
    form = LaterForm(three_months_later=record.state.later)
    if form.validate_on_submit():
        said = {"three_months_later": form.three_months_later.data}
        record_event_with_retry(record, NewEvent(Side.CITIZEN, EventKind.FOLLOWED_UP, said))
        return redirect(url_for(".page"), 303)
    return htmx.form_page(
        "status/later.html", form=form, errors=error_summary.errors(form), **page_context(record, Side.CITIZEN)
    )  # fmt: skip


@blueprint.route("/slut", methods=["GET", "POST"], endpoint="ending")
def end() -> Response:
    return ending(g.record, Side.CITIZEN)


@blueprint.route("/svar", methods=["GET", "POST"])
def reply() -> Response:
    """The answer to what the jobcenter asks."""
    return question.reply(g.record, Side.CITIZEN)


@blueprint.route("/link", methods=["GET", "POST"])
def relink() -> Response:
    """A new link for the employer: the ones before it stop working. Also mends an address that was wrong."""
    record: PlacementRecord = g.record
    if record.status in CLOSED:
        return closed()
    form = NewLink() if request.method == "POST" else NewLink(**said_of(NEW_LINK, record.state.current))
    form.citizen = record.state.current
    if form.validate_on_submit():
        renew(record, said_of(NEW_LINK, posted(NEW_LINK)))
        return redirect(url_for(".page") + "#employer", 303)
    return htmx.form_page(
        "status/address.html", form=form, fields=(form.contact_email, form.contact_phone), words="relink",
        errors=error_summary.errors(form), action=url_for(".relink"), meant=address_hint(form.contact_email.data or ""),
        **page_context(record, Side.CITIZEN),
    )  # fmt: skip


def renew(record: PlacementRecord, said: Mapping[str, str]) -> None:
    """A number that had no box stays as it is. Raises GoneMeanwhile or NotAllowed."""
    limits.consume_attempt("new-link", record.id, LINKS_OF_ONE)
    limits.consume_attempt("new-link-sender", limits.address(), LINKS_OF_A_SENDER)
    limits.consume_letters(*reached_at({**record.state.current, **said}, Side.EMPLOYER).values())
    events.renew_employer_link(record, **{"contact_email": "", **said})
