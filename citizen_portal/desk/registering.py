"""A whole registration by telephone: the call is written down here, the rest in the ordinary steps of a citizen."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from .. import htmx, i18n
from ..forms import error_summary
from ..placement.status import Side
from ..records import prepared
from ..records.prepared import FOR_CALL
from . import call_form
from .access import blueprint
from .call_form import CallForm, call_in, choice

LANGUAGES = {code: language.name for code, language in i18n.LANGUAGES.items() if not language.easy}


def language_choice() -> Any:
    return choice("call.language", "call.language_error", LANGUAGES)


class RegisterForm(CallForm):
    language = language_choice()


@blueprint.route("/telefon", methods=["GET", "POST"])
def register() -> Response:
    """The call is kept sealed until the steps are opened with it."""
    form = RegisterForm() if request.method == "POST" else RegisterForm(formdata=None, data=_begun())
    if form.validate_on_submit():
        call = prepared.keep({**asdict(call_in(form)), "language": form.language.data}, Side.JOBCENTER)
        return redirect(url_for("registration.by_telephone", lang="da", token=call.token_for(FOR_CALL)), 303)
    return htmx.form_page("desk/register.html", form=form, errors=error_summary.errors(form) if form.errors else [])


def _begun() -> dict[str, Any]:
    begun = call_form.begun()
    day = {part: begun[f"called_on-{part}"] for part in ("day", "month", "year")}
    return {"called_on": day, "called_at": begun["called_at"], "language": i18n.DANISH.code}
