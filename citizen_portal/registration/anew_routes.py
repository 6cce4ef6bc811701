"""A placement that came to nothing, begun once more with what was written for it."""

from __future__ import annotations

from flask import redirect, request
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import htmx
from ..documents.answers import compared
from ..errors import unusable_link
from ..placement.fields import REGISTERED, STEPS
from ..placement.proposal import TypedFields
from ..placement.status import CAME_TO_NOTHING
from ..records import repository
from ..records.refusals import ChangedMeanwhile
from ..stamps import StampedForm
from . import device
from .blueprint import blueprint
from .draft import RegistrationDraft


@blueprint.route("/igen/<token>", methods=["GET", "POST"])
def anew(token: str) -> Response:
    """By the link of the citizen's page. Opening it changes nothing; a draft on this device is asked about first."""
    record = repository.by_status_link(token)
    if record is None or record.status not in CAME_TO_NOTHING:
        return unusable_link()
    written = {box: record.state.current.get(box, "") for box in REGISTERED}
    draft, form = RegistrationDraft.of_reader(), StampedForm()
    draft.begin()
    if not form.validate_on_submit():
        return choice(draft, written, form, htmx.form_status())
    if stands_in_the_way(draft, written) and "seen" not in request.form:
        return redirect(request.path, 303)
    try:
        return redirect(begun(draft, written), 303)
    except ChangedMeanwhile:
        draft.read_again()
        return choice(draft, written, form, 409)


def stands_in_the_way(draft: RegistrationDraft, written: TypedFields) -> bool:
    """Whether another registration on this device would be written over."""
    return bool(draft.fields) and not draft.saved.holds(written)


def begun(draft: RegistrationDraft, written: TypedFields) -> str:
    """Put it into this reader's draft; returns where they go on. Raises ChangedMeanwhile."""
    if draft.sent_as:
        device.begin_another()
        draft = RegistrationDraft.of_reader()
        draft.begin()
    draft.take_over(written, draft.UNSEEN if draft.fields else draft.saved.mark(written))
    return draft.next_address()


def choice(draft: RegistrationDraft, written: TypedFields, form: FlaskForm, status: int) -> Response:
    """What stands on this device and what was written then; nothing is lost unasked."""
    differing = [row for step in STEPS for row in compared(step, draft.fields, written)] if draft.fields else []
    return htmx.page(
        "registration/igen.html", status, form=form, clash=differing, seen=draft.seen(written), here=request.path,
        mine=draft.next_address() if draft.fields else "", place=written["company_name"], moved=status == 409,
    )  # fmt: skip
