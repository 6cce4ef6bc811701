"""The employer's page for one placement. Opening it changes nothing; only a button does."""

from __future__ import annotations

from typing import Any

from flask import g, request, url_for
from werkzeug.wrappers import Response

from .. import htmx
from ..forms.answer import TERMS, AnswerForm, DeclineForm
from ..placement import agreement, reasons
from ..placement.field import Field
from ..placement.fields import WORKPLACE_FACTS, names
from ..placement.finding import Finding
from ..placement.status import EventKind, Side
from ..records.refusals import NotAllowed
from ..records.repository import PlacementRecord
from ..stamps import StampedForm
from . import screens
from .access import blueprint
from .answering import happen
from .forms import (
    ASKED,
    CHANCE,
    beside_a_yes,
    chosen_reason,
    form_for,
    posted_fields,
    said,
    untouched,
    why,
)
from .steps import ORDER


@blueprint.route("/<token>", methods=["GET", "POST"])
def page() -> Response:
    """What is asked, or how it stands. A yes with nothing typed is a whole answer."""
    record: PlacementRecord = g.record
    if request.method != "POST":
        return screens.page(record)
    if not record.state.answerable:
        return screens.page(record, 409)
    if request.form.get("answer") == "no":
        return decline()
    more = any(field not in ASKED for field in posted_fields())
    return as_it_stands(record) if untouched(record.state) and not more else change()


def as_it_stands(record: PlacementRecord) -> Response:
    """A yes to what was shown, with a word about a job if there is one."""
    told = beside_a_yes()
    if not told.validate() or request.form.get("answer") != "yes":
        return screens.page(record, htmx.form_status(), pressed=told)
    return yes(record, said((CHANCE.name,)), {}, screens.page)


@blueprint.route("/<token>/ret", methods=["GET", "POST"])
def change() -> Response:
    """A yes to other terms. Whatever else a form brings along is taken, too.

    Who says that what was shown `fits` has not meant other terms that stand in a form by chance: they are shown.
    """
    record: PlacementRecord = g.record
    fields = posted_fields() or TERMS
    if not record.state.answerable:
        raise NotAllowed
    form = form_for(AnswerForm, fields, record.state, record.state.proposed_terms)
    if request.method == "POST" and "fits" not in request.form and form.validate():
        return corrected(record, form, fields)
    return screens.change(record, form, fields, htmx.form_status())


def corrected(record: PlacementRecord, form: Any, fields: tuple[Field, ...]) -> Response:
    def again(now: PlacementRecord, status: int, stops: tuple[Finding, ...] = ()) -> Response:
        return screens.change(now, form, fields, status, stops) if now.state.answerable else screens.page(now, status)

    told = said(names(fields))
    facts = {name: value for name, value in told.items() if name in WORKPLACE_FACTS}
    terms = {name: value for name, value in told.items() if name not in facts}
    return yes(record, agreement.with_talks(terms, record.state.terms), facts, again, **why(reasons.CORRECTION))


def yes(record: PlacementRecord, terms: dict[str, str], facts: dict[str, str], again: Any, **because: Any) -> Response:
    content = {"terms": terms, "employer": facts, "via": g.via, **because}
    return happen(record, EventKind.ANSWERED, content, again, url_for(".more", step=ORDER[0]))


@blueprint.route("/<token>/nej", methods=["GET", "POST"])
def decline() -> Response:
    """A no, by one reason; also one that takes a yes back, until it is applied for."""
    record, form = g.record, DeclineForm() if request.method == "POST" else DeclineForm(formdata=None)
    if not record.state.answerable:
        raise NotAllowed
    if request.method != "POST" or not form.validate():
        return screens.decline(record, form, htmx.form_status())

    def again(now: PlacementRecord, status: int, _stops: tuple[Finding, ...] = ()) -> Response:
        return screens.decline(now, form, status) if now.state.answerable else screens.page(now, status)

    content = {"reason_id": chosen_reason(), "reason": "", "via": g.via, **why(reasons.NO)}
    return happen(record, EventKind.DECLINED, content, again, screens.address())


@blueprint.post("/<token>/enig")
def agree() -> Response:
    """Agree to what the citizen wrote last."""
    record: PlacementRecord = g.record
    pressed = StampedForm()
    if not pressed.validate():
        return screens.page(record, 422, pressed=pressed)
    if record.state.changeable and Side.EMPLOYER in record.state.agreed:
        # Pressed twice.
        return screens.onward(screens.address())
    return happen(record, EventKind.AGREED, {}, screens.page, screens.address())
