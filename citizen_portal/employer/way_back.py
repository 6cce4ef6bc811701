"""For an employer who has lost the link: the number stands in every letter, and a link goes to the contact on file."""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from .. import htmx, limits, links
from ..forms import error_summary
from ..notifications import ways_back
from .forms import CodeForm, NumberForm

CODE_PAGE = "employer.code_page"


def asked_for() -> Response | None:
    """Have the link written, if that is what was asked; the answer is the same for every number. Raises 429."""
    if request.form.get("way") != "number":
        return None
    number = NumberForm()
    if not number.validate_on_submit():
        return door(htmx.form_status(), number=number)
    ways_back.write_to_employer(links.written_code(number.reference.data or ""))
    return redirect(url_for(CODE_PAGE, sendt=""), 303)


def door(
    status: int, form: CodeForm | None = None, number: NumberForm | None = None, spent: TooManyRequests | None = None
) -> Response:
    """The page with both ways in, and with all that was typed there. `spent`: too much was tried."""
    form, number = form or CodeForm(), number or NumberForm()
    response = htmx.page(
        "employer/code_page.html", status, form=form, number=number, spent=spent, room="employer",
        errors=error_summary.errors(form) + error_summary.errors(number),
        sent=request.method == "GET" and "sendt" in request.args,
    )  # fmt: skip
    return limits.told_to_wait(response, spent) if spent else response
