"""A citizen's wish to have all of a decided placement deleted: done, or answered with why not."""

from __future__ import annotations

from contextlib import suppress

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import DataRequired

from .. import htmx
from ..forms import error_summary
from ..forms.posted import expected_version
from ..forms.validators import at_most, no_cpr
from ..placement.fields import BY_NAME
from ..placement.status import EventKind, Side
from ..records import events
from ..records.events import NewEvent, record_event
from ..records.refusals import ChangedMeanwhile, GoneMeanwhile, NotAllowed
from ..records.repository import PlacementRecord
from .access import blueprint
from .decisions import found
from .tokens import DeskForm
from .words import desk


class KeepForm(DeskForm):
    """Why it is kept, in words the citizen reads."""

    reason = TextAreaField(
        desk("erasure.reason"), description=desk("erasure.reason_hint"),
        validators=[DataRequired(desk("erasure.reason_missing")), at_most(BY_NAME["tasks"].longest), no_cpr],
    )  # fmt: skip


@blueprint.route("/<reference>/slet", methods=["GET", "POST"])
def erasure(reference: str) -> Response:
    """Where nobody has asked (any more), there is nothing to answer."""
    record = found(reference)
    if record.state.deletion_asked is None:
        return redirect(url_for(".placement", reference=record.reference), 303)
    form = KeepForm()
    if request.method == "POST" and request.form.get("do") == "delete":
        return delete(record)
    if form.validate_on_submit():
        return keep(record, form.reason.data or "")
    return page(record, form, htmx.form_status())


def page(record: PlacementRecord, form: KeepForm, status: int = 200, moved: bool = False) -> Response:
    errors = error_summary.errors(form)
    return htmx.page("desk/erasure.html", status, record=record, form=form, errors=errors, moved=moved)


def delete(record: PlacementRecord) -> Response:
    """Only what was seen: whoever comes too late sees how it stands now."""
    if not DeskForm().validate():
        return page(record, KeepForm(formdata=None), 422)
    if expected_version() != record.version:
        return page(record, KeepForm(formdata=None), 409, moved=True)
    # Where somebody else was faster, they did the same.
    with suppress(GoneMeanwhile):
        events.delete_placement(record)
    return redirect(url_for(".queue_page"), 303)


def keep(record: PlacementRecord, reason: str) -> Response:
    new = NewEvent(Side.JOBCENTER, EventKind.DELETION_REFUSED, {"reason": reason}, actor=g.staff.id)
    try:
        record_event(record, new, expected_version())
    except (ChangedMeanwhile, GoneMeanwhile, NotAllowed):
        now = found(record.reference)
        return page(now, KeepForm(), 409, moved=True)
    return redirect(url_for(".placement", reference=record.reference), 303)
