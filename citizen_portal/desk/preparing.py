"""A start a worker makes ready: the place and what it is for, as a link and a picture in the citizen's language."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from .. import htmx, i18n, links
from ..errors import unusable_link
from ..forms import error_summary
from ..forms.inputs import box_of
from ..forms.posted import posted_values
from ..forms.prepared import leave_days_open, may_stay_open
from ..placement.fields import BY_NAME, PREPARED, names
from ..placement.status import Side
from ..qr import qr
from ..records import prepared
from ..records.prepared import FOR_WRITER, PreparedPlace
from .access import blueprint
from .registering import LANGUAGES, language_choice
from .tokens import DeskForm

# Only the name of the place is needed: the citizen fills in the rest, or the two talk about it.
ASKED = tuple(
    replace(field, required=field.name == "company_name", hint=False) for field in (*PREPARED, BY_NAME["purpose"])
)
BOXES = names(ASKED)


class Offered(DeskForm):
    language = language_choice()

    def validate(self, extra_validators: Any = None) -> bool:
        leave_days_open(self)
        return bool(super().validate(extra_validators))


def _box(field: Any) -> Any:
    box = box_of(field, Side.CITIZEN)
    return box if field.required else may_stay_open(box)


PrepareForm: Any = type("PrepareForm", (Offered,), {field.name: _box(field) for field in ASKED})


@blueprint.route("/forbered", methods=["GET", "POST"])
def prepare() -> Response:
    form = PrepareForm() if request.method == "POST" else PrepareForm(formdata=None, language=i18n.DANISH.code)
    if form.validate_on_submit():
        place = prepared.keep(posted_values(BOXES), Side.JOBCENTER)
        return redirect(url_for(".made_ready", token=place.writers_token, sprog=form.language.data), 303)
    return htmx.form_page(
        "desk/prepare.html", form=form, fields=ASKED, errors=error_summary.errors(form) if form.errors else [],
        deleted="slettet" in request.args,
    )  # fmt: skip


@blueprint.route("/forbered/<token>", methods=["GET", "POST"])
def made_ready(token: str) -> Response:
    """What is shown, printed or sent on; and the button that deletes it."""
    place, form = prepared.by_link(token, FOR_WRITER), DeskForm()
    if place is None or place.by is not Side.JOBCENTER:
        return unusable_link()
    if form.validate_on_submit():
        prepared.forget(place)
        return redirect(url_for(".prepare", slettet=""), 303)
    asked = request.args.get("sprog", "")
    language = asked if asked in LANGUAGES else i18n.DANISH.code
    return htmx.form_page(
        "desk/made_ready.html", form=form, place=place, here=url_for(".made_ready", token=token, sprog=language),
        spoken=i18n.LANGUAGES[language], say=i18n.words(language), **ways(place, language),
    )  # fmt: skip


def ways(place: PreparedPlace, language: str) -> dict[str, str]:
    """The ways to the citizen's page of it, in her language."""
    address = links.address("registration.prepared_place", language, token=place.token)
    door = f"\u2066{links.address('registration.prepared_code', language)}\u2069"
    return {"address": address, "qr": qr(address), "door": door}
