"""A place somebody else has written down: the citizen may begin with it, changes it at will, and alone sends it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import redirect, request, url_for
from flask_babel import gettext
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import htmx, limits, links
from ..documents.answers import compared, sections
from ..errors import unusable_link
from ..forms import error_summary
from ..forms.inputs import line
from ..forms.posted import PortalForm
from ..placement.fields import PREPARED
from ..records import prepared
from ..records.prepared import PreparedPlace
from ..records.refusals import ChangedMeanwhile
from ..stamps import StampedForm
from . import device
from .blueprint import blueprint
from .draft import RegistrationDraft
from .postcodes import city_of

ATTEMPTS, ATTEMPTS_OF_ALL = "10 per 15 minutes", "1000 per hour"
OF_A_PLACE = ("virksomhed", "plads", "formaal")
# The jobcenter may have written down what it is for, too.
NAMES = (*(field.name for field in PREPARED), "purpose")


class PreparedCode(PortalForm):
    code = line("code", hint=True, room="forberedt")


@blueprint.route("/forberedt/", methods=["GET", "POST"])
def prepared_code() -> Response:
    """Where a citizen types the code a workplace gave her."""
    form = PreparedCode()
    if form.validate_on_submit():
        found = attempt(form.code.data or "")
        if found is not None:
            return redirect(url_for(".prepared_place", token=found.token), 303)
        form.code.errors = [*form.code.errors, gettext("error.code.unknown")]
    return htmx.form_page("registration/forberedt_kode.html", form=form, errors=error_summary.errors(form))


def attempt(code: str) -> PreparedPlace | None:
    """What could be no code costs nothing."""
    if not links.could_be_code(code):
        return None
    return limits.guess("prepared-code", ATTEMPTS, ATTEMPTS_OF_ALL, lambda: prepared.by_code(code))


@blueprint.route("/forberedt/<token>", methods=["GET", "POST"])
def prepared_place(token: str) -> Response:
    """What somebody has prepared. Opening it changes nothing, and nobody is told."""
    found = prepared.by_link(token)
    if found is None:
        return unusable_link()
    draft, form = RegistrationDraft.of_reader(), StampedForm()
    draft.begin()
    if not form.validate_on_submit():
        return place_page(found, draft, form, htmx.form_status())
    try:
        return redirect(taken_over(draft, found), 303)
    except ChangedMeanwhile:
        draft.read_again()
        return place_page(found, draft, form, 409)


def place_page(found: PreparedPlace, draft: RegistrationDraft, form: FlaskForm, status: int) -> Response:
    """Where the citizen has written something else already, both stand there and she chooses."""
    fields = offered(found)
    return htmx.page(
        "registration/forberedt.html", status, form=form, place=found, fields=fields, sections=prepared_answers(fields),
        clash=differing(fields, draft.fields), draft=draft, seen=draft.seen(fields), here=request.path,
        moved=status == 409, mine=draft.next_address() if draft.fields else "",
    )  # fmt: skip


def taken_over(draft: RegistrationDraft, found: PreparedPlace) -> str:
    """Put what was prepared into this reader's draft; returns where they go on. Raises ChangedMeanwhile."""
    if draft.sent_as:
        device.begin_another()
        draft = RegistrationDraft.of_reader()
        draft.begin()
    draft.take_over(offered(found))
    return draft.next_address() if draft.done("dig") else url_for(".step", step="dig")


def offered(found: PreparedPlace) -> dict[str, str]:
    """The boxes as they were filled in. A city left out is the one of the postcode."""
    city = found.fields.get("city") or city_of(found.fields.get("postcode", "")) or ""
    return {**found.fields, **({"city": city} if city else {})}


def prepared_answers(fields: Mapping[str, str]) -> list[dict[str, Any]]:
    """What is known of the place, by step; what was left open is hers to fill in and not named here."""
    told = [
        {**part, "rows": [row for row in part["rows"] if row["name"] in NAMES and row["values"]]}
        for part in sections(fields)
        if part["step"] in OF_A_PLACE
    ]
    return [part for part in told if part["rows"]]


def differing(theirs: Mapping[str, str], mine: Mapping[str, str]) -> list[dict[str, Any]]:
    """Where the citizen has written one thing and the other side another."""
    together = {**mine, **theirs}
    rows = [row for step in OF_A_PLACE for row in compared(step, together, mine)]
    return [row for row in rows if row["was"]]
