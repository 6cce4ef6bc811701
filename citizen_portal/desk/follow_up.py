"""The follow-up: what is due this week, one list a matter, and what somebody wants to be told of it."""

from __future__ import annotations

from typing import Any

from flask import g, redirect, request, url_for
from flask_babel import format_date, gettext
from werkzeug.wrappers import Response

from .. import htmx, links
from ..placement.status import EventKind, Side
from ..placement.talks import END, MIDWAY
from ..records import follow_up, wishes
from ..records.events import NewEvent, record_event_with_retry
from ..records.follow_up import FollowUpRow, Matter
from ..records.refusals import GoneMeanwhile, NotAllowed
from ..typed.contacts import read_email
from ..typed.misread import Misread
from .access import blueprint
from .decisions import found
from .tokens import DeskForm
from .words import desk

# The lists of talks, and the talk that can be noted in each.
TALKS = {Matter.MIDWAY: MIDWAY, Matter.END: END}


@blueprint.get("/opfoelgning")
def follow_up_page() -> Response:
    return shown()


@blueprint.post("/opfoelgning/<any(midway, end):talk>/<reference>")
def talk_held(talk: str, reference: str) -> Response:
    """Noted where it is seen. Whoever was slower finds it noted, which is what they wanted."""
    record = found(reference)
    if not DeskForm().validate():
        return shown(422, "again")
    try:
        record_event_with_retry(record, NewEvent(Side.JOBCENTER, EventKind.TALK_HELD, {"talk": talk}, actor=g.staff.id))
    except (GoneMeanwhile, NotAllowed):
        return shown(409, "meanwhile")
    return back()


@blueprint.post("/opfoelgning/kalender")
def renew_calendar() -> Response:
    if not DeskForm().validate():
        return shown(422, "again")
    wishes.renew_calendar(g.staff.id)
    return back("kalender")


@blueprint.post("/opfoelgning/mail")
def want_mail() -> Response:
    """A tick and an address; without the tick there is no mail, whatever stands in the box."""
    if not DeskForm().validate():
        return shown(422, "again")
    try:
        to = read_email(request.form.get("email", "").strip()) if request.form.get("mail") else ""
    except Misread:
        return shown(422, wrong="email", typed=request.form.get("email", "").strip())
    if request.form.get("mail") and not to:
        return shown(422, wrong="email")
    wishes.want_mail(g.staff.id, to)
    return back("mail")


def asked() -> dict[str, str]:
    """What is shown, as it stands in the address."""
    return {"mine": "1"} if request.args.get("mine") else {}


def back(anchor: str | None = None) -> Response:
    """To the lists as they were shown, or to what was asked for below them."""
    mine, below = request.args.get("mine") and "1", anchor and "1"
    return redirect(url_for(".follow_up_page", mine=mine, vist=below, _anchor=anchor), 303)


def shown(status: int = 200, told: str = "", **mail: str) -> Response:
    mine = g.staff.id if asked() else ""
    one = request.args.get("liste", "")
    lists = [_list(matter, mine, one) for matter in Matter if one not in tuple(Matter) or one == matter]
    token, to = wishes.calendar_token(g.staff.id), wishes.mail_to(g.staff.id)
    return htmx.page(
        "desk/follow_up.html", status, lists=lists, counts=follow_up.counts(mine), asked=asked(), one=one, told=told,
        calendar=links.whole(url_for(".calendar_feed", token=token)) if token else "",
        to=mail.get("typed", to), wants=bool(to) or "wrong" in mail, wrong=mail.get("wrong", ""),
        form=DeskForm(formdata=None),
    )  # fmt: skip


def _list(matter: Matter, mine: str, one: str) -> dict[str, Any]:
    alone = one == matter
    found = follow_up.page(
        matter, mine, request.args.get("efter", "") if alone else "", follow_up.ROWS if alone else follow_up.FIRST
    )
    rows = [_row(matter, row) for row in found.rows]
    return {
        "matter": matter.value,
        "rows": rows,
        "after": found.after if alone else "",
        "more": bool(found.after) and not alone,
        "talk": TALKS.get(matter, ""),
    }


def _row(matter: Matter, row: FollowUpRow) -> dict[str, str]:
    """A placement in words. Its number stands for it: whose it is lies sealed."""
    who = desk("followup.both") if len(row.silent) == 2 else desk(f"turn.{row.silent[0]}") if row.silent else ""
    # Three months later the citizen alone is asked.
    more = {Matter.START: gettext(f"status.{row.status}"), Matter.UNTOLD: who, Matter.LATER: desk("turn.citizen")}
    return {
        "reference": row.reference, "url": url_for(".placement", reference=row.reference),
        "day": format_date(row.day, "EEE d. MMM"), "kind": desk(f"kind.{row.kind}"),
        "more": more.get(matter, ""),
        "days": f"{format_date(row.starts_on, 'd. MMM')} – {format_date(row.ends_on, 'd. MMM yyyy')}",
    }  # fmt: skip
