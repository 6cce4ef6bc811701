"""The page on which either side says that a placement ended before its agreed last day, or never began."""

from __future__ import annotations

from flask import redirect, url_for
from werkzeug.wrappers import Response

from .. import htmx
from ..forms import error_summary
from ..forms.ending import EndForm
from ..placement.status import EventKind, Side
from ..records import repository
from ..records.events import NewEvent, record_event_with_retry
from ..records.refusals import NotAllowed
from ..records.repository import PlacementRecord
from .context import may_say, page_context


def ending(record: PlacementRecord, side: Side) -> Response:
    """Two buttons, one page that says what each does. Raises NotAllowed where neither may be pressed."""
    form = EndForm.of(record.state)
    if form.validate_on_submit() and form.kind:
        return _say(record, NewEvent(side, form.kind, form.content()))
    if not may_say(record, side, EventKind.DID_NOT_START):
        raise NotAllowed
    return htmx.form_page(
        "documents/ending.html", form=form, errors=error_summary.errors(form), action=url_for(".ending"),
        **page_context(record, side),
    )  # fmt: skip


def _say(record: PlacementRecord, new: NewEvent) -> Response:
    try:
        record_event_with_retry(record, new)
    except NotAllowed:
        now = repository.by_id(record.id)
        if now is None or now.state.ends.get(new.by) != {"kind": new.kind, **new.content}:  # else pressed twice
            raise
    return redirect(url_for(".page"), 303)
