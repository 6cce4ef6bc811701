"""The citizen's links so far can be ended, and every other device shut out; this one goes on."""

from __future__ import annotations

from flask import g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from .. import htmx, limits
from ..documents.context import page_context
from ..notifications.hooks import links_switched_off
from ..placement.status import Side
from ..records import citizen_links
from ..records.citizen_links import Offer
from ..records.repository import PlacementRecord
from ..stamps import StampedForm
from .access import blueprint

ROUNDS_OF_ONE = "10 per day"


@blueprint.route("/gamle-links", methods=["GET", "POST"])
def old_links() -> Response:
    """Shows the code of the next round first: whoever has no e-mail has written it down before anything ends."""
    record: PlacementRecord = g.record
    form, offer = StampedForm(), Offer.read(request.form.get("offer", ""))
    if form.validate_on_submit() and offer:
        now = record if offer.is_taken(record) else renewed(record, offer)
        return redirect(url_for(".page", token=now.status_token, slukket=""), 303)
    if offer is None or not offer.is_next(record):
        offer = Offer.of(record)
    return htmx.form_page("status/old_links.html", form=form, offer=offer, **page_context(record, Side.CITIZEN))


def renewed(record: PlacementRecord, offer: Offer) -> PlacementRecord:
    limits.consume_attempt("new-round", record.id, ROUNDS_OF_ONE)
    return citizen_links.switch_off(record, offer, session.get("device"), links_switched_off)
