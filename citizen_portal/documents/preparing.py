"""Writing down a place for a citizen who registers it herself: the same for every side that may begin one."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from .. import htmx, i18n, limits, links
from ..errors import unusable_link
from ..forms import decoy, error_summary
from ..forms.posted import posted, posted_values
from ..forms.prepared import ASKED, PrepareForm
from ..placement.fields import names
from ..placement.status import Side
from ..qr import qr
from ..records import prepared
from ..records.prepared import FOR_WRITER, PreparedPlace
from ..stamps import StampedForm

BOXES = names(ASKED)
# Each kept place is a row of its own. A whole course may sit behind one address.
OF_A_SENDER = ("10 per 10 minutes", "60 per day")


def begin(by: Side, held: Mapping[str, str] | None = None) -> Response:
    """The form; once it is right, on to the page with link, picture and code. That page is `.ready`.

    `held` is what is known of the place beforehand.
    """
    form = PrepareForm(posted((*BOXES, decoy.NAME)) if request.method == "POST" else MultiDict(held) if held else None)
    if form.validate_on_submit():
        for most in OF_A_SENDER:
            limits.consume_attempt("prepare", limits.address(), most)
        place = prepared.keep(posted_values(BOXES), by)
        return redirect(url_for(".ready", token=place.writers_token), 303)
    return htmx.form_page(
        "documents/prepare.html", form=form, fields=ASKED, errors=error_summary.errors(form), here=url_for(".begin"),
        deleted="slettet" in request.args,
    )  # fmt: skip


def ready(token: str) -> Response:
    """What is shown, printed or sent on; and the button that deletes it."""
    place = prepared.by_link(token, FOR_WRITER)
    if place is None:
        return unusable_link()
    form = StampedForm()
    if form.validate_on_submit():
        prepared.forget(place)
        return redirect(url_for(".begin", slettet=""), 303)
    return htmx.form_page("documents/prepared.html", form=form, place=place, here=request.path, **ways(place))


def ways(place: PreparedPlace) -> dict[str, str]:
    """The ways to the citizen's page of it."""
    language = i18n.current().code
    address = links.address("registration.prepared_place", language, token=place.token)
    # An address runs from left to right, also in the middle of a sentence that does not.
    door = f"\u2066{links.address('registration.prepared_code', language)}\u2069"
    return {"address": address, "qr": qr(address), "door": door}
