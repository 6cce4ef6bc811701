"""The list: what waits for the municipality, or anybody else, with filters that stay in the address, and a search."""

from __future__ import annotations

from typing import Any

from babel.dates import format_interval
from flask import g, redirect, request, url_for
from flask_babel import format_date, gettext
from werkzeug.wrappers import Response

from .. import clock, htmx, i18n
from ..placement.status import Side
from ..records import queue
from ..records.queue import QueuePage, QueueRow
from ..trades.library import trades
from . import queue_filters, searching
from .access import blueprint
from .queue_filters import ALL, CHOICES, TURNS
from .searching import BOX, Search
from .tokens import DeskForm
from .words import desk

HEADS = ("queue.reference", "queue.status", "queue.whose", "queue.days")


@blueprint.get("/")
def queue_page() -> Response:
    return queue_answer(searching.asked())


@blueprint.post("/soeg")
def search() -> Response:
    """Found is shown by an address of its own, so that going back and on works as anywhere."""
    typed = searching.typed()
    if not DeskForm().validate():
        return queue_answer(Search(typed.text, wrong="search.again"), 422)
    if typed.wrong:
        return queue_answer(typed, 422)
    return redirect(url_for(".queue_page", soeg=typed.token or None), 303)


def queue_answer(search: Search, status: int = 200) -> Response:
    limits = queue_filters.limits()
    # Whoever looks for somebody looks everywhere.
    whose = queue_filters.whose(ALL if search.token else Side.JOBCENTER)
    found = listed(search, "" if whose == ALL else whose, queue_filters.as_kept(limits))
    kept = {**limits, **({BOX: search.token} if search.token else {})}
    return htmx.page(
        "desk/queue.html", status, found=found, rows=[shown(row) for row in found.rows],
        heads=[desk(head) for head in HEADS], whose=whose, limits=limits, kept=kept, choices=CHOICES,
        turns=(*TURNS, ALL), trades=queue_filters.trade_names(), search=search, form=DeskForm(formdata=None),
    )  # fmt: skip


def listed(search: Search, whose: str, limits: dict[str, str]) -> QueuePage:
    after = request.args.get("efter", "")
    return searching.results(search, whose, limits, after) if search.prints else queue.page(whose, limits, after)


def shown(row: QueueRow) -> dict[str, Any]:
    """A row in words. Its number stands for it: whose it is lies sealed."""
    turn = desk(f"turn.{row.waits_for or 'nobody'}")
    since = format_date(clock.day_of(row.waits_since), "d. MMM") if row.waits_for and row.waits_since else ""
    return {
        "reference": row.reference, "company": row.reference, "state": gettext(f"status.{row.status}"),
        "url": url_for("desk.placement", reference=row.reference),
        "tone": tone_of(row),
        "turn": f"{turn} ({desk('queue.since').lower()} {since})" if since else turn,
        "day": " · ".join(filter(None, told(row))),
    }  # fmt: skip


def tone_of(row: QueueRow) -> str:
    """Loud where we have to see to it, quiet where nobody has to."""
    if row.late or row.stops:
        return "stop"
    return "turn" if row.waits_for is Side.JOBCENTER else "wait" if row.waits_for else "plain"


def told(row: QueueRow) -> list[str]:
    """When and what it is, and what one has to know before one opens it."""
    trade = trades().by_id.get(row.trade)
    notes = [desk(f"queue.{note}") for note in ("late", "trouble") if getattr(row, note)]
    days = format_interval(row.starts_on, row.ends_on, "yMMMd", locale=i18n.DANISH.locale)
    what = [desk(f"kind.{row.kind}"), trade.title(i18n.DANISH.code) if trade else ""]
    return [days, *what, *notes, desk("queue.yours") if row.assigned_to == g.staff.id else ""]
