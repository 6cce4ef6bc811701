"""One mail a day to whoever at the desk wants it: counts and a link, and the way out."""

from __future__ import annotations

from datetime import date, datetime

from flask import Flask, redirect, url_for
from werkzeug.wrappers import Response

from .. import clock, htmx, links
from ..notifications.compose import subject
from ..notifications.delivery import send_message
from ..outside import mail
from ..placement.workdays import is_working_day
from ..records import follow_up, wishes
from ..storage import daily, outbox
from ..storage.database import db
from ..storage.outbox import OutboxDelivery, OutboxItem
from .access import blueprint
from .tokens import DeskForm
from .words import desk

KIND = "desk-mail"


def init_app(app: Flask) -> None:
    outbox.register(app, KIND, deliver)
    daily.register(app, write)


def write(day: date) -> None:
    """An entry for each of them, known by person and day: whoever writes it again writes nothing."""
    if not is_working_day(day):
        return
    outbox.put_all([
        OutboxItem(f"{KIND}:{who}:{day}", KIND, f"staff:{who}", {"staff": who, "day": str(day)}, clock.morning_of(day))
        for who in wishes.mail_wanted()
    ])  # fmt: skip
    db.session.commit()


def deliver(item: OutboxDelivery) -> datetime | None:
    """As it stands when it is sent. One of another day, one nobody wants any more and one of nothing is not sent."""
    who = item.content["staff"]
    to = wishes.mail_to(who)
    if to and item.content["day"] == str(clock.today()) and (lines := _lines(who)):
        send_message(mail.letter(to, subject(desk("followup.mail_subject"), "da"), _text(who, lines), "da", item.key))
    return None


def _lines(who: str) -> list[str]:
    """What there is, in numbers; of somebody's own as well as of everybody's."""
    everybody, own = follow_up.counts(), follow_up.counts(who)
    lines = [desk("followup.mail_waiting", count=count)] if (count := follow_up.waiting()) else []
    return lines + [
        desk("followup.mail_line", what=desk(f"followup.{matter.value}"), count=count, mine=own[matter])
        for matter, count in everybody.items() if count
    ]  # fmt: skip


def _text(who: str, lines: list[str]) -> str:
    page = links.address("desk.follow_up_page", "da")
    out = links.address("desk.mail_out", "da", token=links.sign(KIND, who))
    parts = [desk("followup.mail_why"), "\n".join(lines), page, f"{desk('followup.mail_out')}\n{out}"]
    return "\n\n".join(parts) + "\n"


@blueprint.route("/dagsmail/<token>", methods=["GET", "POST"])
def mail_out(token: str) -> Response:
    """The way out, without signing in. Opening it changes nothing: mail programs open links, too."""
    form, who = DeskForm(), str(links.read(KIND, token) or "")
    if form.validate_on_submit():
        if who:
            wishes.want_mail(who, "")
        return redirect(url_for(".mail_out", token=token), 303)
    return htmx.page("desk/mail_out.html", form=form, token=token, wanted=bool(who and wishes.mail_to(who)))
