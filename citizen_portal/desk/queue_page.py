"""The list: what waits for the municipality, or anybody else, with filters that stay in the address."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from .. import htmx, i18n
from ..placement.fields import BY_NAME
from ..placement.status import Side, Status
from ..records import queue
from .access import blueprint
from .tokens import DeskForm

ALL = "alle"
TURNS = (Side.JOBCENTER, Side.EMPLOYER, Side.CITIZEN)
CHOICES = {
    "status": tuple(Status), "formaal": BY_NAME["purpose"].choices, "type": BY_NAME["kind"].choices,
    "sprog": tuple(code for code, language in i18n.LANGUAGES.items() if not language.reading_only),
}  # fmt: skip


@blueprint.get("/")
def queue_page() -> Response:
    """What nobody offers in a filter limits nothing: an address written by hand shows more, not less."""
    asked = {name: request.args.get(name, "") for name in CHOICES}
    limits = {name: value for name, value in asked.items() if value in CHOICES[name]}
    whose = request.args.get("tur", Side.JOBCENTER)
    whose = whose if whose in (*TURNS, ALL) else Side.JOBCENTER
    found = queue.page("" if whose == ALL else whose, limits, request.args.get("efter", ""))
    return htmx.page(
        "desk/queue.html", found=found, whose=whose, limits=limits, choices=CHOICES, turns=(*TURNS, ALL),
        form=DeskForm(formdata=None),
    )  # fmt: skip
