"""A registration the jobcenter writes down for a citizen it has on the telephone, in the same steps she would take."""

from __future__ import annotations

from flask import redirect, url_for
from werkzeug.wrappers import Response

from .. import htmx
from ..errors import unusable_link
from ..placement.fields import STEPS
from ..records import prepared
from ..records.prepared import FOR_CALL
from ..stamps import StampedForm
from . import device, draft_repository
from .blueprint import blueprint


@blueprint.route("/paa-telefon/<token>", methods=["GET", "POST"])
def by_telephone(token: str) -> Response:
    """The call was written down at the desk. It begins one registration; what lay on this device is put away."""
    call = prepared.by_link(token, FOR_CALL)
    if call is None:
        return unusable_link()
    form = StampedForm()
    if not form.validate_on_submit():
        begin = url_for(".by_telephone", token=call.token_for(FOR_CALL))
        return htmx.form_page("registration/paa_telefon.html", form=form, begin=begin)
    device.leave()
    device.come_in(draft_repository.begin_for(call.fields))
    prepared.forget(call)
    return redirect(url_for(".step", step=next(iter(STEPS))), 303)
