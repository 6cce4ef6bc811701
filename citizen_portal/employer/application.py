"""What the application in VITAS asks for: to copy, to fill in what is missing, and to say that it has been sent."""

from __future__ import annotations

from flask import g, redirect, url_for
from werkzeug.wrappers import Response

from ..forms.answer import AnswerForm
from ..placement.status import RUNNING, EventKind, Side, Status
from ..records import repository
from ..records.events import NewEvent, record_event_with_retry
from ..records.refusals import NotAllowed
from ..stamps import StampedForm
from . import screens
from .access import blueprint
from .forms import form_for
from .steps import held, missing

# Where a placement stands once the application has been made.
SAID_BEFORE = (Status.APPLIED, *RUNNING, Status.NOT_APPROVED)


@blueprint.get("/<token>/vitas")
def vitas() -> Response:
    state = g.record.state
    form = form_for(AnswerForm, missing(state), state, held(state)) if state.adding else StampedForm()
    return screens.vitas(g.record, form, 200)


@blueprint.post("/<token>/soegt")
def applied() -> Response:
    """The employer has made the application in VITAS and says so."""
    record, pressed = g.record, StampedForm()
    if not pressed.validate():
        return screens.vitas(record, pressed, 422)
    try:
        record_event_with_retry(record, NewEvent(Side.EMPLOYER, EventKind.MOVED, {"status": Status.APPLIED}))
    except NotAllowed:
        now = repository.by_id(record.id)
        if now is None or now.status not in SAID_BEFORE:
            raise
    return redirect(url_for(".page") + "#svar", 303)
