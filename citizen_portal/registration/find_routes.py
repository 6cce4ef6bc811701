"""Find my page again: for whoever has sent a placement and lost the link to its page."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import redirect, request, url_for
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from .. import htmx, i18n, limits
from ..forms import error_summary
from ..forms import validators as must
from ..forms.checks import any_day
from ..forms.decoy import OpenForm
from ..forms.inputs import DateField, line
from ..notifications import ways_back
from . import find_access, resume_routes
from .blueprint import blueprint
from .draft import RegistrationDraft
from .saved_draft import SavedDraft


class FindForm(OpenForm):
    """A code opens at once; as long as none is typed, an address is written to, and without one a number."""

    code = line("code", hint=True, required=False, room="find")
    email = line("email", must.email, hint=True, required=False, room="find")
    phone = line("phone", must.phone, hint=True, required=False, room="find")
    # Only what was sent knows which day is right.
    birth_date = DateField("birth_date", any_day, room="find")

    def validate_code(self, field: Any) -> None:
        if not any(map(must.filled, (field, self.email, self.phone))):
            must.refuse("find.missing")


@blueprint.route("/find", methods=["GET", "POST"])
def find() -> Response:
    """Lead to a page by code, or have its link sent to an address or number. Opening this page changes nothing."""
    if request.method == "GET" and "sendt" in request.args:
        words = "find.texted" if request.args["sendt"] == "sms" else "find.sent"
        return htmx.page("documents/link_sent.html", words=words, again=url_for(".find"), room="registration")
    form = FindForm()
    born = form.birth_date.date if form.validate_on_submit() else None
    if born is None:
        return find_page(form, htmx.form_status())
    try:
        onward = way(form, born)
    except TooManyRequests as error:
        return limits.told_to_wait(find_page(form, 429, "spent"), error)
    return redirect(onward, 303) if onward else find_page(form, 422, "unknown")


def find_page(form: FindForm, status: int, trouble: str = "") -> Response:
    """`trouble`: the code leads nowhere ("unknown"), or too much was tried ("spent"). What was typed stands there."""
    return htmx.page(
        "registration/find.html", status, form=form, trouble=trouble, errors=error_summary.errors(form)
    )  # fmt: skip


def way(form: FindForm, born: date) -> str | None:
    """Where it leads; None when the code is none, or not of somebody born that day. Answers 429."""
    if not must.filled(form.code):
        return asked(form, born)
    found = find_access.authenticate(form.code.data or "", born)
    if isinstance(found, SavedDraft):
        return RegistrationDraft.of_reader().next_address() if resume_routes.let_in(found) else None
    return url_for("status.page", token=found.status_token) if found else None


def asked(form: FindForm, born: date) -> str:
    """Have the links sent; where it leads says how they come, and not whether. Answers 429."""
    if must.filled(form.email):
        ways_back.write_to_citizen(form.email.data or "", born, i18n.current().code)
        return url_for(".find", sendt="")
    ways_back.text_to_citizen(form.phone.data or "", born, i18n.current().code)
    return url_for(".find", sendt="sms")
