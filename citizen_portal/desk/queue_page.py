"""The list: what waits for the municipality, or anybody else, with filters that stay in the address."""

from __future__ import annotations

from babel.dates import format_interval
from flask import request, url_for
from flask_babel import format_date, gettext
from werkzeug.wrappers import Response

from .. import clock, htmx, i18n
from ..placement.fields import BY_NAME
from ..placement.status import Side, Status
from ..records import queue
from ..records.queue import QueueRow
from .access import blueprint
from .tokens import DeskForm
from .words import desk

ALL = "alle"
HEADS = ("queue.reference", "queue.status", "queue.whose", "queue.days")
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
        "desk/queue.html", found=found, rows=[shown(row) for row in found.rows], heads=[desk(head) for head in HEADS],
        whose=whose, limits=limits, choices=CHOICES, turns=(*TURNS, ALL), form=DeskForm(formdata=None),
    )  # fmt: skip


def shown(row: QueueRow) -> dict[str, str]:
    """A row in words. Its number stands for it: whose it is lies sealed."""
    turn = desk(f"turn.{row.waits_for or 'nobody'}")
    since = format_date(clock.day_of(row.waits_since), "d. MMM") if row.waits_since else ""
    days = format_interval(row.starts_on, row.ends_on, "yMMMd", locale=i18n.DANISH.locale)
    late = desk("queue.late") if row.late else ""
    return {
        "reference": row.reference, "company": row.reference, "state": gettext(f"status.{row.status}"),
        "url": url_for("desk.placement", reference=row.reference),
        "tone": "stop" if row.late or row.stops else "turn" if row.waits_for is Side.JOBCENTER else "wait",
        "turn": f"{turn} ({desk('queue.since').lower()} {since})" if since else turn,
        "day": " · ".join(filter(None, (days, desk(f"kind.{row.kind}"), late))),
    }  # fmt: skip
