"""Save and continue later: the page with the code, and the door for whoever comes back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask import Blueprint, redirect, request, session, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import htmx, i18n, limits, links
from . import returning, summary
from .draft import DRAFT, Draft, typed
from .fields import DateField, line
from .validators import seems_to_hold_cpr

BOXES = ("code", "birth_date-day", "birth_date-month", "birth_date-year")


def join(blueprint: Blueprint) -> None:
    both = ["GET", "POST"]
    blueprint.add_url_rule("/gem", view_func=saved, methods=both)
    blueprint.add_url_rule("/fortsaet", view_func=resume, methods=both)
    blueprint.add_url_rule("/fortsaet/<token>", view_func=resume, methods=both)


def any_day(_form: Any, _day: date) -> str | None:
    """Only the draft knows which day is right."""
    return None


class ByCode(FlaskForm):
    code = line("code", hint=True, room="resume")
    birth_date = DateField("birth_date", any_day, room="resume")


class ByLink(FlaskForm):
    birth_date = DateField("birth_date", any_day, room="resume")


def put_aside(draft: Draft, values: Iterable[str]) -> str | None:
    """Give a draft its code; returns the address of the page that shows it, or None while there can be none.

    There is none before the birth date is known, because it is the check, and none as long as a CPR
    number would be lost without a word.
    """
    if draft.id is None or any(map(seems_to_hold_cpr, values)):
        return None
    if draft.done("dig"):
        returning.give_code(draft.id)
    elif not draft.kept.code:
        return None
    return url_for("placement.saved")


def saved() -> Response:
    """The code, until when the draft is kept, and what can be done with it."""
    draft, wish = Draft(), request.form.get("do", "")
    if wish == "finish":
        return finish()
    if not draft.fields:
        return redirect(url_for(".start"), 303)
    form = FlaskForm()
    if request.method == "POST" and form.validate():
        return redirect(granted(draft, wish), 303)
    if not draft.kept.code:
        return redirect(draft.next_address(), 303)
    return htmx.page(
        "placement/gem.html", 422 if request.method == "POST" else 200, form=form, kept=draft.kept,
        onward=draft.next_address(), mailed=bool(draft.kept.email) and draft.done("dig"),
        longer=returning.can_stay_longer(draft.kept), door=links.address("placement.resume", i18n.current().code),
    )  # fmt: skip


def finish() -> Response:
    """Leave nothing on this device, also when the form's token is too old. The draft stays where it is."""
    session.clear()
    return redirect(url_for(".start", slut=""), 303)


def granted(draft: Draft, wish: str) -> str:
    """Do what somebody asks for their draft; returns where it leads."""
    if wish == "later":
        return put_aside(draft, ()) or draft.next_address()
    if wish == "longer" and draft.id:
        returning.stay_longer(draft.id)
    return url_for(".saved")


@limits.tries("draft")
def resume(token: str = "") -> Response:
    """Let in whoever has the code or the link, and knows the birth date. Opening the page changes nothing."""
    form = (ByLink if token else ByCode)(typed(*BOXES) if request.method == "POST" else None)
    born = form.birth_date.date if request.method == "POST" and form.validate() else None
    if born and (found := returning.let_in(request.form.get("code", ""), token, born)):
        # Whoever comes back has nothing to do with whoever was here before.
        session.pop("before", None)
        session[DRAFT] = found.id
        return redirect(Draft().next_address(), 303)
    return htmx.page(
        "placement/fortsaet.html", 422 if request.method == "POST" else 200, form=form, token=token,
        unknown=born is not None, errors=summary.errors(form), other=bool(Draft().fields),
    )  # fmt: skip
