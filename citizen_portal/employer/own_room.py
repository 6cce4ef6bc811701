"""The employer's own room: every placement with an address of the workplace, behind a link that is mailed there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from flask_wtf import FlaskForm
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from .. import clock, htmx, i18n, limits
from ..company_contacts import CompanyContact, company_contacts
from ..documents.turn import spoken
from ..errors import unusable_link
from ..forms import error_summary
from ..forms import validators as must
from ..forms.decoy import OpenForm
from ..forms.inputs import line
from ..notifications import ways_back
from ..placement.next_step import NextStep, next_step
from ..placement.status import CLOSED, OVER, Side
from ..placement.tone import Tone, tone
from ..records import employer_room
from ..records.arrival import Arrival
from ..records.company_contact import contact_of
from ..records.repository import LINK_LIFE, PlacementRecord
from ..stamps import StampedForm

blueprint = Blueprint("employer_room", __name__, url_prefix="/<lang:lang>/arbejdsgiver/mine")
# What is said here is the same whatever became of our letters.
NO_LETTERS = Arrival(frozenset(), frozenset(), False, None, None, frozenset())


def there_is_one(_form: Any, field: Any) -> None:
    if not must.filled(field):
        must.refuse("mine.missing")


class RoomForm(OpenForm):
    contact_email = line("contact_email", there_is_one, must.email, hint=True, required=False, room="mine")


@dataclass(frozen=True)
class RoomRow:
    """A placement as the room tells it: by the first name, the first day, the number, and how it stands.

    `asked` says that the employer is to do something now, which `says` tells as its own page does; `over` that nothing
    is left to come. `stands` is a word or two.
    """

    reference: str
    first_name: str
    starts_on: date
    page: str
    says: str
    stands: str
    tone: Tone
    asked: bool
    over: bool


@blueprint.route("", methods=["GET", "POST"])
def ask() -> Response:
    """Have a link written to an address. The answer is the same for every one of them."""
    if request.method == "GET" and "sendt" in request.args:
        return htmx.page("documents/link_sent.html", words="mine.sent", again=url_for(".ask"), room="employer")
    form = RoomForm()
    if not form.validate_on_submit():
        return ask_page(form, htmx.form_status())
    try:
        ways_back.write_to_room(form.contact_email.data or "", i18n.current().code)
    except TooManyRequests as spent:
        return limits.told_to_wait(ask_page(form, 429), spent)
    return redirect(url_for(".ask", sendt=""), 303)


def ask_page(form: RoomForm, status: int) -> Response:
    return htmx.page(
        "employer/room_ask.html", status, form=form, errors=error_summary.errors(form), spent=status == 429,
        ended=request.method == "GET" and "slukket" in request.args, room="employer",
    )  # fmt: skip


@blueprint.route("/<token>", methods=["GET", "POST"])
def page(token: str) -> Response:
    """What is asked, what is running and what was. The one button ends every link into this room."""
    found = employer_room.by_link(token)
    if found is None:
        return unusable_link()
    room, last_day = found
    form = StampedForm()
    if form.validate_on_submit():
        employer_room.end_links(room)
        return redirect(url_for(".ask", slukket=""), 303)
    records = employer_room.placements(room)
    contact = contact_of(records[0].state) if records else company_contacts().default
    return screen([row_of(record) for record in records], contact, form, token, last_day)


def screen(rows: list[RoomRow], contact: CompanyContact, form: FlaskForm, token: str, last_day: date) -> Response:
    return htmx.form_page(
        "employer/room.html", form=form, token=token, last_day=last_day, company_contact=contact, room="employer",
        days_after=LINK_LIFE,
        asked=sorted((row for row in rows if row.asked), key=lambda row: (row.over, row.starts_on)),
        running=sorted((row for row in rows if not (row.asked or row.over)), key=lambda row: row.starts_on),
        over=[row for row in rows if row.over and not row.asked],
    )  # fmt: skip


def row_of(record: PlacementRecord) -> RoomRow:
    state, today = record.state, clock.today()
    step = next_step(state, today, Side.EMPLOYER)
    return RoomRow(
        reference=record.reference, first_name=state.fields["name"].split()[0], starts_on=state.starts_on,
        page=url_for("employer.page", token=record.employer_token("mail")),
        says=spoken(step, Side.EMPLOYER, today, NO_LETTERS)[0], stands=stands(record, step),
        tone=tone(step, Side.EMPLOYER, state), asked=is_asked(step, record), over=record.status in CLOSED,
    )  # fmt: skip


def stands(record: PlacementRecord, step: NextStep) -> str:
    """The status by its name; an answer and a no in the words of whoever gave them."""
    own = {"declined": "mine.declined", "answered": "mine.answered"}
    return str(gettext(own.get(step.id, f"status.{record.status}")))


def is_asked(step: NextStep, record: PlacementRecord) -> bool:
    """A start that has passed is the citizen's turn, and theirs as much. Of what is over only how it went is asked."""
    if record.status in CLOSED:
        return record.status in OVER and step.who is Side.EMPLOYER
    return step.who is Side.EMPLOYER or step.id == "passed"
