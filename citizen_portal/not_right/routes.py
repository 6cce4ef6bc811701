"""The page a letter leads to after a call. Opening it changes nothing; its one button takes back what was said."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, url_for
from flask_babel import format_date, format_time
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import clock, htmx
from ..documents.answer_cards import cards
from ..documents.reasons import told_why
from ..errors import unusable_link
from ..notifications.pages import page_of
from ..placement.reasons import why
from ..placement.state import Event
from ..placement.status import EventKind, Side
from ..placement.taken_back import undoes
from ..records import calls
from ..records.refusals import GoneMeanwhile, NotAllowed
from ..records.repository import PlacementRecord
from ..stamps import StampedForm
from .what_was_said import rows

blueprint = Blueprint("not_right", __name__, url_prefix="/<reading:lang>/ikke-rigtigt")


@blueprint.route("/<token>", methods=["GET", "POST"])
def page(token: str) -> Response:
    """Whatever is wrong with a link, the answer is the same."""
    found = calls.by_link(token)
    if found is None:
        return unusable_link()
    form = StampedForm()
    if not form.validate_on_submit():
        return screen(*found, form, htmx.form_status())
    try:
        calls.take_back(*found)
    except NotAllowed:
        # Pressed twice.
        pass
    except GoneMeanwhile:
        return unusable_link()
    return redirect(url_for(".page", token=token), 303)


def screen(record: PlacementRecord, said: Event, form: FlaskForm, status: int) -> Response:
    state, side = record.state, Side(said.by)
    return htmx.page(
        "not_right/page.html", status, form=form, record=record, said=said, side=side,
        done=said.number in state.taken_back, undone=said.number in state.undone, late=not undoes(state, said.number),
        rows=rows(state, said), onward=page_of(record, side, "mail"), **in_words(record, said),
    )  # fmt: skip


def in_words(record: PlacementRecord, said: Event) -> dict[str, Any]:
    """The call, the whole registration where it is one, and why somebody said no."""
    registered = said.kind == EventKind.SENT
    return {
        "call": said.call, "at": spoken_at(said),
        "sections": cards(record.state.fields) if registered else [], "because": told_why(why(said.content)),
    }  # fmt: skip


def spoken_at(said: Event) -> str:
    """Day and time of the call, as clocks in Denmark showed it."""
    at = clock.here(said.call.moment if said.call else said.at)
    return f"{format_date(at.date(), 'long')}, {format_time(at, 'short', rebase=False)}"
