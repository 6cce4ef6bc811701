"""The representative's page. Opening it changes nothing; the signature itself is made in VITAS."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from .. import htmx, limits
from ..documents.findings import explained_to_employer
from ..documents.sheet import planned
from ..errors import not_done, unusable_link
from ..forms import error_summary
from ..forms.inputs import text
from ..forms.posted import PortalForm
from ..guidance import law
from ..placement.representative import changed_since, seen
from ..records import findings, representative
from ..records.refusals import Refused
from ..records.repository import PlacementRecord

blueprint = Blueprint("representative", __name__, url_prefix="/<lang:lang>/medarbejder/<token>")

# What is shown, and nothing else: see the room.
WORK = ("company_name", "street", "postcode", "city", "kind", "starts_on", "ends_on", "weekly_hours", "tasks")
NUMBERS = ("ordinary_employees", "placed_now")


class SeenForm(PortalForm):
    rep_comment = text("rep_comment", required=False, room="representative")


@blueprint.url_value_preprocessor
def take_token(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.token = (values or {}).pop("token", "")


@blueprint.url_defaults
def put_token(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint.startswith("representative.") and "token" in g:
        values.setdefault("token", g.token)


@blueprint.before_request
def find() -> Response | None:
    """Whatever is wrong with a link, the answer is the same."""
    found = representative.by_link(g.token)
    if found is None:
        return ended()
    g.record = found
    return None


@blueprint.errorhandler(Refused)
def ended(_error: Refused | None = None) -> Response:
    """The link opens nothing (any more); what was typed comes back."""
    return not_done("representative") if request.method == "POST" else unusable_link()


@blueprint.route("", methods=["GET", "POST"])
def page() -> Response:
    form = SeenForm()
    if form.validate_on_submit():
        say(g.record, form.rep_comment.data or "")
        return redirect(url_for("representative.page"), 303)
    return screen(g.record, form, htmx.form_status())


def say(record: PlacementRecord, comment: str) -> None:
    """Pressed twice, it is said once."""
    before = seen(record.state)
    if (
        before
        and not changed_since(record.state, before)
        and comment.strip() in ("", before.content["comment"].strip())
    ):
        return
    limits.consume_letters(record.contact_email)
    representative.record_seen(g.token, comment)


def screen(record: PlacementRecord, form: SeenForm, status: int = 200) -> Response:
    state = record.state
    before, held = seen(state), planned(state)
    return htmx.page(
        "representative/page.html", status, form=form, errors=error_summary.errors(form), record=record,
        place=state.fields["company_name"], work=[held[name] for name in WORK if name in held],
        numbers=[held[name] for name in NUMBERS if name in held], seen=before,
        changed=before is not None and changed_since(state, before),
        findings=explained_to_employer(findings.ratio(state, law.rules())),
    )  # fmt: skip
